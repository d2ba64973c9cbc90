import OpenAPI
import Syntax

/// `answer`: responses that an operation must document; all violated cases are reported.
///
/// Skips callbacks and webhooks, and operations where the response may be covered by a reference or a range.
struct AnswerCheck: Check {
  static let word = "answer"
  static let meaning =
    "Responses that an operation must document; each case is judged separately. Silent about callbacks and webhooks, and where the response may be behind a reference or a range."
  static var keys: [EntryKey] {
    RuleContextFilter.keys + [
      EntryKey(
        "response", .keys(responseKeys),
        "the response that must be there, or a list of responses, one of which is enough"),
      EntryKey("header", .text, default: "none", "the header that the finding is about"),
    ]
  }
  static let placeholders = ["operation"]

  private static let responseKeys = [
    EntryKey("status", .texts, "the statuses, one of which it has"),
    EntryKey(
      "content", .oneOf(Content.self), default: "either", "whether it describes content"),
  ]

  private let cases: [AnswerCase]

  /// A response with one of some statuses and, if stated, with or without content.
  fileprivate struct Demand {
    fileprivate let statuses: [Status]
    fileprivate let content: Content?
  }

  fileprivate enum Content: String, CaseIterable {
    case none
    case any
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [AnswerCase] = []
    for entry in try entry.cases() {
      guard let node = entry.value("response") else {
        throw RuleFileError("the entry lacks 'response'", at: entry.node)
      }
      var demands: [Demand] = []
      for element in node.isSequence ? node.elements : [node] { demands.append(try Self.demand(element)) }
      cases.append(
        AnswerCase(
          filter: try RuleContextFilter(entry), demands: demands, header: try entry.string("header")))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  private static func demand(_ node: Node) throws(RuleFileError) -> Demand {
    let reader = try EntryReader(node)
    guard let statuses = try reader.strings("status") else {
      throw RuleFileError("'response' must name a 'status'", at: node)
    }
    let content = try reader.word("content", Content.self)
    try reader.finish()
    return Demand(statuses: statuses.map(Status.init), content: content)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    for (operation, context) in zip(document.operations, inspection.contexts.ofOperations)
    where operation.isOffered {
      for (index, `case`) in cases.enumerated() where `case`.filter.holds(in: context) {
        guard !`case`.demands.contains(where: { mayBeMet($0, by: operation, document) }) else { continue }
        collector.add(
          case: index, about: Subject(operation, header: `case`.header),
          arguments: ["operation": operation.title])
      }
    }
  }

  private func mayBeMet(_ demand: Demand, by operation: Operation, _ document: APIDocument) -> Bool {
    // Next to a success response, `default` means errors.
    let hasSuccess = operation.responses.contains { $0.status.fits(.success) }
    return operation.responses.contains { use in
      guard demand.statuses.contains(where: use.status.mayBe), use.status != .default || !hasSuccess else {
        return false
      }
      guard let content = demand.content, let response = use.response else { return true }
      return document.responses[response].hasContent == (content == .any)
    }
  }
}

private struct AnswerCase {
  let filter: RuleContextFilter
  /// Any of these is enough.
  let demands: [AnswerCheck.Demand]
  let header: String?
}
