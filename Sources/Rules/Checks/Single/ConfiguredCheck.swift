import HTTPFields
import OpenAPI
import Syntax

/// `configured`: headers that differ from the shape in the configuration. The cases are chosen by `aspect`:
/// `direction`, `schema` for a missing schema, `type`, or `keyword` for any other keyword.
///
/// Unused components have no direction yet, and parts of multipart content have none.
struct ConfiguredCheck: Check {
  static let word = "configured"
  static let meaning = "Headers that a configuration gives a shape, and that have another one."
  static var keys: [EntryKey] {
    [
      EntryKey("aspect", .oneOf(Aspect.self), "what departs from the configuration; in a case")
    ]
  }
  static let placeholders = ["header"] + wordsOfDirection + wordsOfSchema
  private static let wordsOfDirection = ["direction", "write"]
  private static let wordsOfSchema = ["found", "wanted"]

  private typealias Aspect = SchemaDeparture.Aspect
  /// The case for each aspect.
  private let cases: [Aspect: Int]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Aspect: Int] = [:]
    for (index, entry) in try entry.cases().enumerated() {
      guard let aspect = try entry.word("aspect", Aspect.self) else {
        throw RuleFileError("the entry lacks 'aspect'", at: entry.node)
      }
      try entry.readMessage(["header"] + (aspect == .direction ? Self.wordsOfDirection : Self.wordsOfSchema))
      cases[aspect] = index
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    guard !inspection.shapes.isEmpty else { return }
    var verdicts = NameMemo<HeaderShape?>(inspection.spellings)
    func shape(of entry: HeaderEntry) -> HeaderShape? {
      verdicts.verdict(on: entry) { inspection.shapes.shape(of: $0.key) }
    }
    let shaped = inspection.document.headers.filter { $0.hasName && shape(of: $0) != nil }
    for entry in shaped { judgeDirection(entry, shape(of: entry)!, inspection, &collector) }
    for (index, entries) in inspection.definitions(of: shaped) {
      judgeSchema(index, entries, shape(of: entries[0])!, inspection, &collector)
    }
  }

  private func judgeDirection(
    _ entry: HeaderEntry, _ shape: HeaderShape, _ inspection: Inspection, _ collector: inout FindingCollector
  ) {
    guard let `case` = cases[.direction], let advice = Self.advice(entry, shape.direction),
      !inspection.isUntakenComponent(entry)
    else { return }
    collector.add(
      case: `case`, about: inspection.subject(entry),
      arguments: ["header": entry.name, "direction": shape.direction.rawValue, "write": advice])
  }

  /// Nil if a header is where it should be.
  private static func advice(_ entry: HeaderEntry, _ direction: HeaderShape.Direction) -> String? {
    switch (entry.kind, direction) {
    case (.request, .response), (.apiKey, .response):
      "declare it under 'headers' of the responses, not as a \(entry.kind == .apiKey ? "credential" : "parameter")"
    case (.response, .request): "declare it as a parameter, not in a response"
    default: nil
    }
  }

  private func judgeSchema(
    _ index: DefinitionIndex, _ entries: [HeaderEntry], _ shape: HeaderShape, _ inspection: Inspection,
    _ collector: inout FindingCollector
  ) {
    guard let wanted = shape.schema else { return }
    let definition = inspection.document.definitions[index]
    for departure in SchemaDeparture.all(of: definition, from: wanted, in: inspection.document) {
      guard let `case` = cases[departure.aspect] else { continue }
      collector.add(
        case: `case`, about: inspection.subject(definition, entries, at: departure.node),
        arguments: ["header": entries[0].name, "found": departure.found, "wanted": departure.wanted],
        fix: Self.fix(departure, definition, wanted, inspection))
    }
  }

  /// The one keyword that is missing or differs, if it is a scalar in the schema itself.
  private static func fix(
    _ departure: SchemaDeparture, _ definition: HeaderDefinition, _ wanted: Node, _ inspection: Inspection
  ) -> Fix? {
    if departure.aspect == .type { return fixOfType(definition, wanted, inspection) }
    let key = String(departure.wanted.prefix { $0 != ":" })
    guard wanted["items"] == nil, let setting = setting(key, wanted) else { return nil }
    return definition.settingSchema([setting], in: inspection)
  }

  /// The type with all that goes with it or, of an array, that of its items.
  private static func fixOfType(
    _ definition: HeaderDefinition, _ wanted: Node, _ inspection: Inspection
  ) -> Fix? {
    // Only their author knows other examples.
    let isStated = !definition.statedValues(in: inspection.document).isEmpty
    if let items = wanted["items"] {
      guard let type = items["type"]?.text.flatMap(ValueType.init),
        let settings = settings(items), definition.isArray, settings.count == 1 || !isStated
      else { return nil }
      return definition.settingItems(type, settings, in: inspection)
    }
    guard let settings = settings(wanted), settings.count == 1 || !isStated else { return nil }
    return definition.settingSchema(settings, in: inspection)
  }

  /// Nil where one of the keywords isn't a scalar.
  private static func settings(_ wanted: Node) -> [Fix.Setting]? {
    let keys = wanted.members.map(\.name).filter { SchemaDeparture.isTold($0) }
    let settings = keys.compactMap { setting($0, wanted) }
    return settings.count == keys.count ? settings : nil
  }

  private static func setting(_ key: String, _ wanted: Node) -> Fix.Setting? {
    guard let value = wanted.value(ofKey: key), value.isScalar, let text = value.text else { return nil }
    return Fix.Setting(key, value.string == nil ? .bare(text) : .string(text))
  }
}
