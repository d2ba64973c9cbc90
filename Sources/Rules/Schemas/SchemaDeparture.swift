import OpenAPI
import Syntax

/// A difference between a header's schema and its configured shape.
struct SchemaDeparture {
  /// What to point at; nil for the header as a whole.
  let node: Node?
  /// For messages: `is an integer`, `has no 'format'`.
  let found: String
  /// What to write, e.g. `format: uuid`.
  let wanted: String
  let aspect: Aspect

  /// The ways in which a header may differ from its shape.
  enum Aspect: String, CaseIterable {
    case direction
    case schema
    case type
    case keyword
  }

  /// The differences of a definition; only the type if that differs. Skips schemas that aren't fully known,
  /// or that `content` replaces.
  static func all(
    of definition: HeaderDefinition, from wanted: Node, in document: APIDocument
  ) -> [SchemaDeparture] {
    let schema = definition.schema
    guard schema.isComplete, !schema.isContent else { return [] }
    guard let node = schema.node, let view = definition.schemaView(in: document) else {
      let text = "schema: \(SchemaText.flow(wanted))"
      return [SchemaDeparture(node: nil, found: "has no schema", wanted: text, aspect: .schema)]
    }
    if let departure = type(of: schema, node, from: wanted) { return [departure] }
    return format(of: schema, node, from: wanted)
      + keywords(of: view, from: wanted, at: schema.typeNode ?? node)
  }

  // MARK: Type and format

  private static func type(of schema: SchemaFacts, _ node: Node, from wanted: Node) -> SchemaDeparture? {
    guard let type = wanted["type"] else { return nil }
    let text = "type: \(SchemaText.flow(type))"
    guard let shapes = schema.presentShapes, !shapes.isEmpty else {
      return SchemaDeparture(
        node: node, found: "has no type", wanted: text + rest(of: wanted, beside: node), aspect: .type)
    }
    let wantedShapes = ValueShape.shapes(of: wanted)
    guard !shapes.contains(where: { shape in wantedShapes.contains { shape.isWithin($0) } }) else {
      return nil
    }
    return SchemaDeparture(
      node: schema.typeNode ?? node, found: "is \(ValueShape.describe(shapes))",
      wanted: text + rest(of: wanted, beside: node), aspect: .type)
  }

  /// What has to go with another type, or it would be reported next.
  private static func rest(of wanted: Node, beside schema: Node) -> String {
    let members = wanted.members.filter { member in
      member.name != "type" && isTold(member.name)
        && !(schema.value(ofKey: member.name).map { SchemaText.equals($0, member.value) } ?? false)
    }
    return members.map { ", \($0.name): \(SchemaText.flow($0.value))" }.joined()
  }

  private static func format(of schema: SchemaFacts, _ node: Node, from wanted: Node) -> [SchemaDeparture] {
    guard let format = wanted["format"], let text = format.text,
      !schema.formats.contains(where: { $0.text == text })
    else { return [] }
    let stated = schema.formats.first
    return [
      SchemaDeparture(
        node: stated?.node ?? schema.typeNode ?? node,
        found: stated.map { "has 'format: \($0.text)'" } ?? "has no 'format'",
        wanted: "format: \(SchemaText.flow(format))", aspect: .keyword)
    ]
  }

  // MARK: Other keywords

  /// Keywords that don't restrict the values, or are compared elsewhere.
  private static let others: Set = [
    "$comment", "default", "deprecated", "description", "example", "examples", "externalDocs", "format",
    "items", "nullable", "title", "type",
  ]

  /// Whether the message about a wrong type also lists this keyword.
  static func isTold(_ keyword: String) -> Bool {
    ["type", "format", "items"].contains(keyword) || restricts(keyword)
  }

  private static func restricts(_ keyword: String) -> Bool {
    !others.contains(keyword) && !keyword.hasPrefix("x-")
  }

  private static func keywords(
    of schema: SchemaView, from wanted: Node, at place: Node
  ) -> [SchemaDeparture] {
    let parts = schema.inPlaceSubschemas
    var departures: [SchemaDeparture] = []
    for member in wanted.members where restricts(member.name) {
      let stated = parts.compactMap { $0.keyword(named: member.name) }
      guard !stated.contains(where: { SchemaText.equals($0, member.value) }) else { continue }
      departures.append(
        SchemaDeparture(
          node: stated.first ?? place,
          found: stated.first.map { "has '\(member.name): \(SchemaText.flow($0))'" }
            ?? "has no '\(member.name)'",
          wanted: "\(member.name): \(SchemaText.flow(member.value))", aspect: .keyword))
    }
    guard let items = wanted["items"], let own = parts.lazy.compactMap(\.items).first else {
      return departures
    }
    return departures + keywords(of: own, from: items, at: own.written)
  }
}

extension ValueShape {
  /// The shapes allowed by the `type` of a configured schema.
  fileprivate static func shapes(of schema: Node) -> [ValueShape] {
    guard let types = schema["type"].flatMap(ValueType.all(in:)) else { return [] }
    return types.map { type in
      guard type == .array else { return .simple(type) }
      let items = schema["items"].map(shapes) ?? []
      let types = items.compactMap { if case .simple(let type) = $0 { type } else { nil } }
      return .array(items: types.isEmpty ? nil : Set(types))
    }
  }

  /// Whether values of this shape have the wanted one; an integer is a number.
  fileprivate func isWithin(_ wanted: ValueShape) -> Bool {
    self == .simple(.integer) && wanted == .simple(.number) || fits(wanted)
  }
}
