import OpenAPI
import Syntax

extension HeaderDefinition {
  /// Other keywords for the header's schema; nil if more would have to change.
  ///
  /// Only for a schema that no other header has, without applicators. Stated values of the old type are converted
  /// to the new one if possible.
  /// - Parameter isFormatWrong: whether to remove an existing format if no new one is set.
  func settingSchema(
    _ settings: [Fix.Setting], isFormatWrong: Bool = false, in inspection: Inspection
  ) -> Fix? {
    guard let place = schemaPlace(in: inspection) else { return nil }
    let holder = place.holder
    let stated = Self.onlyType(holder["type"])
    let isInList = stated?.parent?.isSequence == true
    let missing = settings.filter { setting in
      let isType = setting.key == "type" && isInList
      return !isType && holder.value(ofKey: setting.key)?.text != setting.value.text
    }
    var changes: [Fix.Change] = missing.isEmpty ? [] : [.write(missing, into: holder)]
    var isFormatWrong = isFormatWrong
    if let type = settings.first(where: { $0.key == "type" })?.value.text, stated?.text != type {
      guard let stated, let values = values(in: holder, as: type),
        holder.members.allSatisfy({ !Self.structured.contains($0.name) })
      else { return nil }
      if isInList { changes.insert(.rewrite(stated, .string(type)), at: 0) }
      changes += values
      if let type = ValueType(rawValue: type) {
        let foreign = KeywordTypes.foreign(in: holder, to: type, inspection.document.version)
        changes += foreign.map { .remove([$0], name: $0.text ?? "") }
      }
      isFormatWrong = true
    }
    if isFormatWrong, let format = holder["format"]?.key, !settings.contains(where: { $0.key == "format" }) {
      changes.append(.remove([format], name: "format"))
    }
    if changes.isEmpty { return nil }
    return Fix(
      changes.count == 1 ? changes[0] : .several(changes), isSafe: false, soleUse: place.soleUse)
  }

  /// The format of whole numbers that their bounds ask for; nil where they don't say.
  func settingIntegerFormat(in inspection: Inspection) -> Fix? {
    guard let holder = schemaPlace(in: inspection)?.holder, Self.onlyType(holder["type"])?.text == "integer",
      let maximum = holder["maximum"]?.text.flatMap({ Int64($0) })
    else { return nil }
    let minimum = holder["minimum"].map { $0.text.flatMap { Int64($0) } } ?? 0
    guard let minimum else { return nil }
    let isSmall = Int32(exactly: maximum) != nil && Int32(exactly: minimum) != nil
    return settingSchema([Fix.Setting("format", .string(isSmall ? "int32" : "int64"))], in: inspection)
  }

  /// Another name for a keyword of the header's schema.
  func renamingKeyword(_ key: Node?, to name: String, in inspection: Inspection) -> Fix? {
    guard let key, let place = schemaPlace(in: inspection), place.holder == key.parent else { return nil }
    return Fix(.rewrite(key, .string(name)), isSafe: false, soleUse: place.soleUse)
  }

  struct SchemaPlace {
    /// The mapping with the keywords.
    var holder: Node
    var soleUse: Fix.SoleUse?
  }

  /// Where the header's schema has its keywords: in the header, or behind `$ref` and `allOf` if no other place
  /// refers there.
  func schemaPlace(in inspection: Inspection) -> SchemaPlace? {
    guard let written = schema.node, written == object || written == object["schema"] else { return nil }
    var place = SchemaPlace(holder: written)
    // Chains are short.
    for _ in 0..<8 {
      let holder = place.holder
      guard holder.isMapping, !holder.isMerging else { return nil }
      if let reference = holder["$ref"] {
        guard place.soleUse == nil, Array(holder.members).count == 1,
          let target = inspection.document.target(of: holder), !inspection.document.isExternal(target),
          inspection.named.references.isOnly(reference, into: target)
        else { return nil }
        place = SchemaPlace(holder: target, soleUse: Fix.SoleUse(target: target, reference: reference))
      } else if let parts = holder["allOf"] {
        // What else is said of the values might not fit.
        guard parts.elements.count == 1,
          holder.members.allSatisfy({ ["allOf", "description", "title"].contains($0.name) })
        else { return nil }
        place.holder = parts.elements[0]
      } else {
        return holder.members.contains { Self.composing.contains($0.name) } ? nil : place
      }
    }
    return nil
  }

  /// Keys beside the schema.
  func setting(_ settings: [Fix.Setting], isSafe: Bool) -> Fix {
    Fix(.write(settings, into: object), isSafe: isSafe)
  }

  /// The one type that is stated, `null` aside: in a list of two, its element.
  static func onlyType(_ node: Node?) -> Node? {
    guard let node, node.isSequence else { return node.flatMap { $0.isScalar ? $0 : nil } }
    let types = node.elements.filter { !$0.hasText("null") && !$0.isNull }
    return types.count == 1 && types[0].isScalar ? types[0] : nil
  }

  /// The stated values, each as one of another type; nil where one can't be.
  /// - Parameter isOfItems: whether those beside the schema are values of something else.
  func values(in holder: Node, as type: String, isOfItems: Bool = false) -> [Fix.Change]? {
    var nodes = [holder["example"], holder["default"]].compactMap(\.self)
    if holder != object, let examples = holder["examples"] {
      guard examples.isSequence else { return nil }
      nodes += examples.elements
    }
    if !isOfItems {
      guard let named = namedExamples else { return nil }
      nodes += named
      if holder != object, let example = object["example"] { nodes.append(example) }
    }
    var changes: [Fix.Change] = []
    for node in nodes {
      guard let own = Self.changes(of: node, to: type) else { return nil }
      changes += own
    }
    return changes
  }

  /// The values of the header's Example Objects; nil where one is elsewhere, or is no value.
  private var namedExamples: [Node]? {
    guard let examples = object["examples"] else { return [] }
    guard examples.isMapping, !examples.isMerging, examples.reference == nil else { return nil }
    var values: [Node] = []
    for member in examples.members {
      guard member.value.isMapping, member.value.reference == nil, let value = member.value["value"] else {
        return nil
      }
      values.append(value)
    }
    return values
  }

  /// A stated value as one of another type; nil where it can't be.
  static func changes(of value: Node, to type: String) -> [Fix.Change]? {
    guard let text = value.text, !value.isNull else { return nil }
    switch type {
    case "string": return value.string == nil ? [.rewrite(value, .string(text))] : []
    case "integer":
      guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), text == "0" || !text.hasPrefix("0")
      else { return nil }
      return value.string == nil ? [] : [.rewrite(value, .bare(text))]
    default: return nil
    }
  }

  static let composing: Set = [
    "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
  ]

  /// Keywords that say more than another type could, or whose values have a type.
  static let structured: Set = [
    "additionalProperties", "collectionFormat", "const", "enum", "prefixItems", "properties",
  ]
}
