import HTTPFields
import OpenAPI
import Syntax

/// `require`: headers that the requests of an operation, or a response, must have. The first violated case is
/// reported; a response with several uses is checked in each of them.
///
/// Skips callbacks and webhooks, and anything where an unresolved reference may hide the header.
struct RequireCheck: Check {
  static let word = "require"
  static let meaning =
    "Headers that the requests of an operation, or a response, must have. Of several cases that aren't met, the first is reported. Silent about callbacks and webhooks, and where a reference that can't be followed may hide the header."
  static var keys: [EntryKey] {
    RuleContextFilter.keys + [
      EntryKey("on", .oneOf(RequirementPlace.self), "what must have them"),
      EntryKey("header", .text, default: "`any` or `together`", "the header that must be there"),
      EntryKey(
        "any", .other("a list of lists of texts"), default: "`header` or `together`",
        "groups of headers; all headers of one group must be there"),
      EntryKey(
        "together", .texts, default: "`header` or `any`", "headers that must all be there, or none of them"),
      EntryKey(
        "required", .boolean, default: "`false`",
        "with `on: operation`, whether only parameters count that every request must have"),
      EntryKey(
        "summary", .text, default: "each operation is reported",
        "with `on: operation`, the message that is reported once at `paths` instead where it holds for every operation; `{count}` says for how many"
      ),
      EntryKey(
        "several", .text, default: "each response is reported",
        "with `on: response`, the message that is reported once, at the first of several responses in a document; `{count}` says for how many"
      ),
      EntryKey(
        "stand-ins", .mapping("headers, by names and globs that count as them"), default: "none",
        "names that count as other headers, separators and case aside"),
    ]
  }
  static let placeholders = ["present", "missing", "operation", "status"]

  let cases: [RequirementCase]
  /// Whether to report it once if it applies to every operation.
  let hasSummary: Bool
  private let place: RequirementPlace

  init(_ entry: EntryReader) throws(RuleFileError) {
    guard let place = try entry.word("on", RequirementPlace.self) else {
      throw RuleFileError("the entry lacks 'on'", at: entry.node)
    }
    self.place = place
    var cases: [RequirementCase] = []
    for entry in try entry.cases() {
      cases.append(try RequirementCase(entry, mayBeOptional: place == .operation))
    }
    self.cases = cases
    hasSummary = place == .operation ? try Self.readSummary(entry) : false
  }

  /// Any case may be the first violation.
  private static func readSummary(_ entry: EntryReader) throws(RuleFileError) -> Bool {
    var areThere = true
    for entry in try entry.cases() {
      let isThere = try entry.readText(.summary, ["count"])
      areThere = areThere && isThere
    }
    return areThere
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    switch place {
    case .operation: inspectOperations(inspection, &collector)
    case .response:
      let (document, contexts) = (inspection.document, inspection.contexts)
      let candidates = contexts.offeredResponses { use in cases.contains { $0.mayConcern(use) } }
      guard !candidates.isEmpty else { return }
      let standIns = cases.map { $0.standIns.names(in: document) }
      for index in candidates where document.responses[index].hasAllHeaders {
        inspect(
          document.responses[index], contexts.ofOfferedResponses[index.position], standIns, document,
          inspection.aliases,
          &collector)
      }
    }
  }

  func arguments(_ fault: HeaderDemandFault, operation: String = "", status: String = "") -> Arguments {
    [
      "present": Wording.quoted(fault.present), "missing": Wording.quoted(fault.missing),
      "operation": operation, "status": status,
    ]
  }
}

/// A class to make copying cheap, like the filters.
final class RequirementCase: Sendable {
  let demand: HeaderDemand
  /// Whether only required parameters count.
  let mustBeRequired: Bool
  let filter: RuleContextFilter
  let standIns: StandIns

  init(_ entry: EntryReader, mayBeOptional: Bool) throws(RuleFileError) {
    demand = try HeaderDemand(entry)
    mustBeRequired = mayBeOptional ? try entry.boolean("required") ?? false : false
    filter = try RuleContextFilter(entry)
    standIns = try StandIns(entry)
    try entry.readMessage(RequireCheck.placeholders)
    _ = try entry.readText(.several, ["count", "present", "missing", "status"])
  }

  /// Whether a response with this status, and with or without headers, may lack something. Rules most out
  /// early.
  func mayConcern(_ use: RuleContext) -> Bool {
    filter.mayHold(in: use) && (use.hasHeaders || !demand.isMetByNone)
  }
}

private enum RequirementPlace: String, CaseIterable {
  case operation
  case response
}
