import OpenAPI
import Syntax
import Text

/// Finds what is wrong with a schema under the rules of its OpenAPI version.
struct SchemaForm {
  private let version: OpenAPIVersion
  /// Whether an array must say what it is of.
  private let needsItems: Bool

  /// - Parameter needsItems: nil where the version decides.
  init(_ version: OpenAPIVersion, needsItems: Bool? = nil) {
    self.version = version
    self.needsItems = needsItems ?? (version < .v3_1)
  }

  /// The mistakes of a schema and of those that apply with it or to its items.
  /// - Parameter isJudged: whether a schema is looked at.
  func mistakes(from view: SchemaView, where isJudged: (Node) -> Bool = { _ in true }) -> [SchemaMistake] {
    schemas(from: view).flatMap { schema in
      schema.node.map { isJudged($0) ? mistakes(in: schema, $0) : [] } ?? []
    }
  }

  /// The schema, those that apply to the same value, and those of items.
  private func schemas(from view: SchemaView) -> [SchemaView] {
    var seen: Set<Node> = []
    var found: [SchemaView] = []
    var pending = [view]
    while let next = pending.popLast(), found.count < 200 {
      for schema in next.inPlaceSubschemas {
        guard let node = schema.node, seen.insert(node).inserted else { continue }
        found.append(schema)
        if let items = schema.items { pending.append(items) }
      }
    }
    return found
  }

  private func mistakes(in schema: SchemaView, _ node: Node) -> [SchemaMistake] {
    if let mistake = type(of: schema, node) { return [mistake] }
    let ofType = [types(of: schema, node), items(of: schema, node)].compactMap { $0 }
    let sketch = KeySketch(node)
    guard sketch.mayHaveOne(of: Self.keywords) || sketch.mayHaveOne(of: KeywordTypes.sketch) else {
      return ofType
    }
    let mistakes = [
      format(of: schema, node), list(of: schema, node), pattern(of: schema, node),
      SchemaBounds(node).mistake(schema), keywords(of: schema, node),
    ]
    return ofType + mistakes.compactMap { $0 }
  }

  /// The keywords beside `type` that may be wrong and belong to no type; most schemas have none.
  private static let keywords = KeySketch(["format", "enum"])

  private func type(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard let type = node["type"] else { return nil }
    for name in type.isSequence ? type.elements : [type] {
      guard let text = name.text else {
        return SchemaMistake(
          kind: .type, place: name, holder: node, site: schema.site, found: "A map or list",
          write: Self.anyType)
      }
      // Nobody has filled it in; and 2.0's `file` is no type of a header, but one.
      if ValueType(rawValue: text) != nil || text.isEmpty || version.isSwagger && text == "file" {
        continue
      }
      return mistake(in: schema, node, at: name, type: text)
    }
    return nil
  }

  private func mistake(in schema: SchemaView, _ node: Node, at name: Node, type text: String) -> SchemaMistake
  {
    let stated = node["format"]
    let type = ValueType.meant(by: text) ?? Self.nearest(to: text)
    // Another rule reports a format that only a guideline refuses.
    let isFormatFitting = type.map { KeywordTypes.foreignFormat(in: node, to: $0) == nil } ?? true
    let format = stated?.text.flatMap { text in
      isFormatFitting ? text : type.flatMap { KnownFormat.format(like: text, of: $0) }
    }
    return SchemaMistake(
      kind: stated == nil || !isFormatFitting ? .type : .formattedType, place: name, holder: node,
      site: schema.site, found: Wording.excerpt(text), write: Self.anyType,
      advice: SchemaAdvice(
        in: .type(name),
        SchemaKind(type: type ?? .string, format: stated == nil ? ValueType.format(meantBy: text) : format),
        isGuess: type == nil))
  }

  private static let anyType = "'string', 'integer', 'number', 'boolean', 'array' or 'object'"

  private static func nearest(to name: String) -> ValueType? {
    EditDistance.nearest(to: name, among: ValueType.allCases.map(\.rawValue)).flatMap(ValueType.init)
  }

  /// OpenAPI 2.0 and 3.0, Schema Object: `type` is one text.
  private func types(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard version < .v3_1, let type = node["type"], type.isSequence else { return nil }
    let names = type.elements.compactMap(\.text)
    let others = names.filter { $0 != "null" }
    let allowsNull = others.count < names.count && !version.isSwagger
    let write =
      others.count == 1
      ? "'type: \(others[0])'" + (allowsNull ? " and 'nullable: true'" : "")
      : version.isSwagger ? "one type" : "one type, or each as a branch of 'anyOf'"
    return SchemaMistake(
      kind: .types, place: type, holder: node, site: schema.site, found: "", write: write)
  }

  /// OpenAPI 2.0 and 3.0, Schema Object: `items` must be there where the type is `array`.
  private func items(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard needsItems, let type = node["type"], type.hasText("array"), node["items"] == nil,
      !schema.conjuncts.contains(where: { $0.items != nil })
    else { return nil }
    return SchemaMistake(
      kind: .items, place: type, holder: node, site: schema.site, found: "'type: array'",
      write: "'items: {type: string}'",
      change: .add(NewMember("items", .mapping([NewMember("type", .string("string"))])), to: node))
  }

  private func list(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard let members = node["enum"], !members.isNull else { return nil }
    guard !members.isSequence else {
      return members.elements.isEmpty
        ? SchemaMistake(kind: .emptyEnum, place: members, holder: node, site: schema.site, found: "") : nil
    }
    return SchemaMistake(
      kind: .enum, place: members, holder: node, site: schema.site,
      found: members.isScalar ? Wording.excerpt(members.text!) : "a map",
      write: members.isScalar ? "'enum: [\(members.text!)]'" : "a list of values",
      change: members.isScalar ? .expand(members, .sequence([.scalar(members.scalarText)])) : nil)
  }

  private func pattern(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard let pattern = node["pattern"], !pattern.isNull else { return nil }
    guard let text = pattern.text else {
      return SchemaMistake(
        kind: .pattern, place: pattern, holder: node, site: schema.site, found: "isn't text",
        write: "one text")
    }
    return PatternFacts.fault(in: text).map {
      SchemaMistake(kind: .pattern, place: pattern, holder: node, site: schema.site, found: $0, write: "")
    }
  }

  // MARK: Formats and keywords of types

  /// The only type that a schema states, null aside.
  private func onlyType(of schema: SchemaView) -> ValueType? {
    guard schema.keyword("type") != nil, let types = schema.types?.filter({ $0 != .null }), types.count == 1
    else {
      return nil
    }
    return types[0]
  }

  private func format(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard let format = node["format"], let text = format.text, !format.isNull, let type = onlyType(of: schema)
    else { return nil }
    func mistake(_ kind: SchemaMistake.Kind, _ right: String?) -> SchemaMistake {
      SchemaMistake(
        kind: kind, place: format, holder: node, site: schema.site, found: "'format: \(text)'",
        advice: SchemaAdvice(in: .format(format), SchemaKind(type: type, format: right)))
    }
    if let types = KnownFormat.types(of: text) {
      guard !types.contains(type) else { return nil }
      let right = KnownFormat.format(like: text, of: type)
      return mistake(.formatOfOther, right)
    }
    return KnownFormat.meant(by: text, of: type).map { mistake(.format, $0) }
  }

  private func keywords(of schema: SchemaView, _ node: Node) -> SchemaMistake? {
    guard let type = onlyType(of: schema) else { return nil }
    let foreign = KeywordTypes.foreign(in: node, to: type, version, isLenient: true)
    guard let first = foreign.first else { return nil }
    return SchemaMistake(
      kind: .keyword, place: first, holder: node, site: schema.site,
      found: Wording.quoted(foreign.compactMap(\.text)),
      write: (type == .integer || type == .array || type == .object ? "an " : "a ") + type.rawValue)
  }
}

extension Node {
  /// What a scalar states, as it can be written again.
  fileprivate var scalarText: ScalarText { string.map(ScalarText.string) ?? .bare(text ?? "") }
}
