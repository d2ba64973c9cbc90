import HTTPFields
import OpenAPI

/// `placement`: a field in the wrong kind of message, by the directions of the catalogue.
///
/// Only registered fields count: names outside the registry are used both ways. Callbacks and webhooks aren't turned
/// round: their parameters are those of the request that the API sends. A component that no operation takes stands in
/// no message yet: it may be kept for responses, whose `headers` may refer to parameters.
struct Placement: Check {
  static let word = "placement"
  private let selection: Selection

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    for entry in selection.entries(inspection) {
      guard let field = inspection.names.catalogue[entry.name], field.isRegistered,
        !inspection.isUntakenComponent(entry), let message = message(entry, field)
      else { continue }
      report.add(message, about: inspection.subject(entry))
    }
  }

  private func message(_ entry: HeaderEntry, _ field: FieldFacts) -> String? {
    let source = field.reference.isEmpty ? "" : " (\(field.reference))"
    switch (entry.kind, field.direction) {
    case (.request, .response):
      return
        "'\(entry.name)' is a response header\(source); declare it under 'headers' of the responses, not as a parameter"
    case (.response, .request) where !field.isEchoed:
      return "'\(entry.name)' is a request header\(source); declare it as a parameter, not in a response"
    default: return nil
    }
  }
}
