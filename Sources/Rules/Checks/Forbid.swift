import HTTPFields
import OpenAPI
import Syntax

/// `forbid`: headers or, with `on: response`, responses that should not be there; each case has its own selection and
/// message, the first that fits speaks.
struct Forbid: Check {
  static let word = "forbid"
  private let cases: [Case]

  private struct Case {
    let target: Target
    let message: Message
  }

  private enum Target {
    case headers(Selection)
    /// - Parameter header: the header that it is about.
    case responses(SituationFilter, header: String?)
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      if entry.value("on")?.hasText("response") == true {
        let target = Target.responses(try SituationFilter(entry), header: try entry.string("header"))
        cases.append(Case(target: target, message: try entry.message(["operation", "method", "status"])))
      } else {
        let words = ["header", "registration", "advice", "methods", "status"]
        cases.append(Case(target: .headers(try Selection(entry)), message: try entry.message(words)))
      }
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var reported: Set<Node> = []
    for (variant, `case`) in cases.enumerated() {
      switch `case`.target {
      case .headers(let selection):
        for (entry, uses) in selection.uses(inspection) where reported.insert(entry.nameNode).inserted {
          let text = `case`.message.text(words(entry, uses, inspection))
          report.add(text, about: inspection.subject(entry, in: uses), variant: variant)
        }
      case .responses(let filter, let header):
        // What is wrong with a response is the operation's matter. In callbacks and webhooks the API is the client.
        for situation in inspection.situations.ofOfferedOperations where filter.holds(in: situation) {
          guard let key = situation.keyNode, reported.insert(key).inserted else { continue }
          report.add(
            `case`.message.text(words(situation)), about: Subject(key: key, header: header), variant: variant)
        }
      }
    }
  }

  // MARK: Responses

  private func words(_ situation: Situation) -> [String: String] {
    [
      "operation": situation.operation?.title ?? "", "method": situation.operation?.method ?? "",
      "status": situation.statusText ?? "",
    ]
  }

  // MARK: Headers

  private func words(_ entry: HeaderEntry, _ uses: [Situation], _ inspection: Inspection) -> [String: String]
  {
    let field = inspection.names.catalogue[entry.name]
    var methods: [String] = []
    for use in uses {
      if let method = use.operation?.method, !methods.contains(method) { methods.append(method) }
    }
    return [
      "header": entry.name, "registration": field.map(Self.registration) ?? "",
      "advice": field.map(Self.advice) ?? "",
      "methods": Wording.list(methods), "status": uses.first?.statusText ?? "",
    ]
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
