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
      cases.append(Case(selection: try Selection(entry), message: try entry.message(["header"])))
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var reported: Set<Node> = []
    for (variant, `case`) in cases.enumerated() {
      for entry in `case`.selection.entries(inspection) where reported.insert(entry.nameNode).inserted {
        let message = `case`.message.text(["header": entry.name])
        report.add(message, about: inspection.subject(entry), variant: variant)
      }
    }
  }
}
