import HTTPFields
import OpenAPI
import Syntax

/// `schema`: the types and formats that a header's schema must allow, and whether it may be required.
///
/// A schema is at fault only when no alternative of it fits; one that says nothing, or that lies behind a reference
/// that can't be followed, is never at fault. A shared definition is reported once.
struct Schema: Check {
  static let word = "schema"
  private let selection: Selection
  private let cases: [Case]

  private struct Case {
    let demand: Demand
    let message: Message
  }

  private enum Demand {
    /// One of these must be possible.
    case types([ValueShape])
    /// A string must have one of these formats.
    case formats([String])
    case required(Bool)
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    var cases: [Case] = []
    for entry in try entry.cases() {
      cases.append(
        Case(demand: try Self.demand(entry), message: try entry.message(["header", "type", "format"])))
    }
    self.cases = cases
  }

  private static func demand(_ entry: EntryReader) throws(RuleFileError) -> Demand {
    if let node = entry.ownValue("types") {
      var shapes: [ValueShape] = []
      for name in try EntryReader.strings(node, "types") { shapes.append(try shape(name, node)) }
      return .types(shapes)
    }
    if let node = entry.ownValue("formats") { return .formats(try EntryReader.strings(node, "formats")) }
    if let required = try entry.boolean("required") { return .required(required) }
    throw RuleFileError("the entry lacks 'types', 'formats' or 'required'", at: entry.node)
  }

  /// `string`, `array of string`.
  private static func shape(_ name: String, _ node: Node) throws(RuleFileError) -> ValueShape {
    let words = name.split(separator: " ")
    if words.count == 1, let type = ValueType(rawValue: name) { return .simple(type) }
    if words.count == 3, words[0] == "array", words[1] == "of",
      let items = ValueType(rawValue: String(words[2]))
    {
      return .array(items: [items])
    }
    throw RuleFileError("'\(name)' is no type; write one like 'string' or 'array of string'", at: node)
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var order: [Int] = []
    var entries: [Int: [HeaderEntry]] = [:]
    for entry in selection.entries(inspection) {
      guard let index = entry.definition, !inspection.document.definitions[index].isPublished else {
        continue
      }
      if entries[index] == nil { order.append(index) }
      entries[index, default: []].append(entry)
    }
    for index in order {
      inspect(inspection.document.definitions[index], named: entries[index]!, inspection, &report)
    }
  }

  private func inspect(
    _ definition: HeaderDefinition, named entries: [HeaderEntry], _ inspection: Inspection,
    _ report: inout Report
  ) {
    var hasWrongType = false
    for (variant, `case`) in cases.enumerated() {
      guard let place = fault(`case`.demand, definition) else { continue }
      if case .types = `case`.demand { hasWrongType = true }
      if case .formats = `case`.demand, hasWrongType { continue }
      let message = `case`.message.text([
        "header": entries[0].name, "type": Self.describe(definition.schema.presentShapes ?? []),
        "format": definition.schema.formats.first.map { "format '\($0.text)'" } ?? "no format",
      ])
      report.add(message, about: subject(definition, entries, place), variant: variant)
    }
  }

  /// The node to look at where a demand isn't met; nil where it is, or nothing is known.
  private func fault(_ demand: Demand, _ definition: HeaderDefinition) -> Node? {
    let schema = definition.schema
    switch demand {
    case .required(let required):
      return definition.isRequired == required ? nil : definition.object["required"] ?? definition.object
    case .types(let wanted):
      guard !schema.isContent, let shapes = schema.presentShapes, !shapes.isEmpty else { return nil }
      let fits = shapes.contains { shape in wanted.contains { Self.fits(shape, $0) } }
      return fits ? nil : schema.typeNode ?? schema.node
    case .formats(let wanted):
      guard !schema.isContent, schema.isComplete, let node = schema.node else { return nil }
      if schema.formats.contains(where: { wanted.contains($0.text) }) { return nil }
      return schema.formats.first?.node ?? schema.typeNode ?? node
    }
  }

  private static func fits(_ shape: ValueShape, _ wanted: ValueShape) -> Bool {
    switch (shape, wanted) {
    case (.array(let items), .array(let allowed)):
      guard let items, let allowed else { return true }
      return !items.isDisjoint(with: allowed)
    default: return shape == wanted
    }
  }

  /// `an integer`, `an array of integers or a boolean`.
  private static func describe(_ shapes: [ValueShape]) -> String {
    shapes.map(describe).joined(separator: " or ")
  }

  private static func describe(_ shape: ValueShape) -> String {
    switch shape {
    case .simple(let type): return (type == .integer || type == .object ? "an " : "a ") + type.rawValue
    case .array(let items):
      let names = (items ?? []).subtracting([.null]).map { $0.rawValue + "s" }.sorted()
      return names.isEmpty ? "an array" : "an array of " + names.joined(separator: " or ")
    }
  }

  /// What is wrong is the definition; what to look at stands inside it, or leads out of it.
  private func subject(_ definition: HeaderDefinition, _ entries: [HeaderEntry], _ fault: Node) -> Subject {
    let object = definition.object
    let place: Node
    if fault != object, fault.isInside(object) {
      place = fault
    } else {
      place =
        object["schema"]?["$ref"] ?? object["name"] ?? entries.first { $0.element == object }?.nameNode
        ?? object.key ?? object
    }
    let sites = definition.sites.isEmpty ? entries[0].sites : definition.sites
    return Subject(
      header: entries[0].name, element: object, place: Place(place), sites: sites,
      elements: entries.map(\.element),
      unlessReferenced: entries.allSatisfy { $0.kind == .component } ? object : nil)
  }
}
