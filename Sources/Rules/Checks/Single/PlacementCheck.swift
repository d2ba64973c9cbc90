import HTTPFields
import OpenAPI

/// `placement`: a field in the wrong kind of message, by the directions of the catalogue.
///
/// Only registered fields count: other names are used both ways. Callbacks and webhooks aren't reversed:
/// their parameters are those of the request that the API sends. An unused component has no direction yet: it
/// may be meant for responses, whose `headers` may refer to parameters.
struct PlacementCheck: Check {
  static let word = "placement"
  static let meaning =
    "A registered field in the wrong kind of message, by the directions of `rules/fields.yaml`."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("for", .oneOf(PlacementFault.self), default: "both", "where the field belongs")
    ]
  }
  static let placeholders = ["header", "source", "as"]

  private let selection: Selection
  private let cases: FaultCases<PlacementFault>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    cases = try FaultCases(entry, Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    for entry in selection.entries(inspection) {
      guard let field = inspection.names.catalogue[inspection.key(of: entry)], field.isRegistered,
        !inspection.isUntakenComponent(entry), let fault = Self.fault(of: entry, field),
        let index = cases[fault]
      else { continue }
      let source = field.reference.isEmpty ? "" : " (\(field.reference))"
      collector.add(
        case: index, about: inspection.subject(entry),
        arguments: [
          "header": entry.name, "source": source,
          "as": field.name == entry.name || field.otherSpellings.contains(entry.name)
            ? "" : " as '\(field.name)'",
        ])
    }
  }

  private static func fault(of entry: HeaderEntry, _ field: FieldFacts) -> PlacementFault? {
    switch (entry.kind, field.direction) {
    case (.request, .response): .response
    case (.response, .request) where !field.isEchoed: .request
    default: nil
    }
  }
}

/// The words of `for`: where the field belongs.
private enum PlacementFault: String, CaseIterable {
  case response
  case request
}
