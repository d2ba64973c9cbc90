import OpenAPI
import Syntax

/// `answers: '428'`: the operation documents a response with one of these statuses.
final class AnswersClause: Clause {
  static let key = "answers"
  static let about = EntryKey(
    key, .texts, default: "anything", "the operation documents a response with one of these statuses")
  private let statuses: [Status]

  init(_ node: Node) throws(RuleFileError) {
    statuses = try EntryReader.strings(node, Self.key).map(Status.init)
  }

  func holds(in context: RuleContext) -> Bool {
    context.operation?.responses.contains { statuses.contains(where: $0.status.fits) } ?? false
  }
}

/// `succeeds-with: ['204', '205']`: the operation documents its success, and with these statuses only.
final class SuccessClause: Clause {
  static let key = "succeeds-with"
  static let about = EntryKey(
    key, .texts, default: "anything", "the operation documents its success, and with these statuses only")
  private let statuses: [Status]

  init(_ node: Node) throws(RuleFileError) {
    statuses = try EntryReader.strings(node, Self.key).map(Status.init)
  }

  func holds(in context: RuleContext) -> Bool {
    let successes = (context.operation?.responses ?? []).lazy.map(\.status).filter { $0.fits(.success) }
    return !successes.isEmpty && successes.allSatisfy { statuses.contains(where: $0.fits) }
  }
}
