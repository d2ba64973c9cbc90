import HTTPFields
import OpenAPI
import Syntax

/// `forbid`: headers that should not be there; each case has its own selection and message, the first that fits speaks.
struct Forbid: Check {
  static let word = "forbid"
  private let cases: [Case]

  private struct Case {
    let selection: Selection
    let message: Message
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      cases.append(
        Case(
          selection: try Selection(entry), message: try entry.message(["header", "registration", "advice"])))
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var reported: Set<Node> = []
    for (variant, `case`) in cases.enumerated() {
      for entry in `case`.selection.entries(inspection) where reported.insert(entry.nameNode).inserted {
        let field = inspection.names.catalogue[entry.name]
        let message = `case`.message.text([
          "header": entry.name, "registration": field.map(Self.registration) ?? "",
          "advice": field.map(Self.advice) ?? "",
        ])
        report.add(message, about: inspection.subject(entry), variant: variant)
      }
    }
  }

  /// `obsoleted by RFC 9111`; where it isn't known by what, `obsoleted (RFC 2774)` with the document that defines it.
  private static func registration(_ field: FieldFacts) -> String {
    guard let status = field.status?.rawValue else { return "unregistered" }
    if let document = field.obsoletedBy { return "\(status) by \(document)" }
    return field.reference.isEmpty ? status : "\(status) (\(field.reference))"
  }

  /// What to write in place of a field that has had its day.
  private static func advice(_ field: FieldFacts) -> String {
    if let advice = field.advice { return advice }
    if field.replacedBy.isEmpty { return "leave it out" }
    return "write " + Wording.list(field.replacedBy.map { "'\($0)'" }, "or")
  }
}
