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
    inspectHeaders(inspection, &report)
    var reported: Set<Node> = []
    for (variant, `case`) in cases.enumerated() {
      guard case .responses(let filter, let header) = `case`.target else { continue }
      // What is wrong with a response is the operation's matter. In callbacks and webhooks the API is the client.
      for situation in inspection.situations.ofOfferedOperations where filter.holds(in: situation) {
        guard let key = situation.keyNode, reported.insert(key).inserted else { continue }
        report.add(
          `case`.message.text(words(situation)), about: Subject(key: key, header: header), variant: variant)
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

  /// A header, with the uses for which each case holds.
  private struct Found {
    let entry: HeaderEntry
    var fits: [(variant: Int, uses: SituationList)] = []
  }

  private func inspectHeaders(_ inspection: Inspection, _ report: inout Report) {
    var found: [Found] = []
    var positions: [Node: Int] = [:]
    for (variant, `case`) in cases.enumerated() {
      guard case .headers(let selection) = `case`.target else { continue }
      for (entry, uses) in selection.uses(inspection) {
        if positions[entry.nameNode] == nil {
          positions[entry.nameNode] = found.count
          found.append(Found(entry: entry))
        }
        found[positions[entry.nameNode]!].fits.append((variant, uses))
      }
    }
    for header in found { judge(header, inspection, &report) }
  }

  /// What is wrong in all uses of a shared response is said of its header, what is wrong in some of them only is said of
  /// those: the others may need it.
  private func judge(_ found: Found, _ inspection: Inspection, _ report: inout Report) {
    let count = inspection.situations.uses(of: found.entry).situations.count
    guard found.fits.allSatisfy(\.uses.areShared), keyCount(found) < count else {
      let (variant, uses) = found.fits[0]
      let text = cases[variant].message.text(words(found.entry, uses, inspection))
      report.add(text, about: inspection.subject(found.entry, in: uses), variant: variant)
      return
    }
    var reported: Set<Node> = []
    for (variant, uses) in found.fits {
      for use in uses.situations where reported.insert(use.keyNode!).inserted {
        let text = cases[variant].message.text(words(found.entry, SituationList([use]), inspection))
        let subject = Subject(key: use.keyNode!, header: found.entry.name, elements: [found.entry.element])
        report.add(text, about: subject, variant: variant)
      }
    }
  }

  /// How many statuses the uses of all cases have.
  private func keyCount(_ found: Found) -> Int {
    if found.fits.count == 1 { return found.fits[0].uses.keyNodes.count }
    return found.fits.reduce(into: Set<Node>()) { $0.formUnion($1.uses.keyNodes) }.count
  }

  private func words(
    _ entry: HeaderEntry, _ uses: SituationList, _ inspection: Inspection
  ) -> [String: String] {
    let field = inspection.names.catalogue[entry.name]
    return [
      "header": entry.name, "registration": field.map(Self.registration) ?? "",
      "advice": field.map(Self.advice) ?? "",
      "methods": Wording.list(uses.methods), "status": uses.situations.first?.statusText ?? "",
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
