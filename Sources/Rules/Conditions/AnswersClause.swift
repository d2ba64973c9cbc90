import OpenAPI
import Syntax

/// `answers: '428'`: the operation documents a response with one of these statuses; `answers: {may-be: '101'}`: with one
/// of them, or with a range that may stand for it.
final class AnswersClause: Clause {
  static let key: StaticString = "answers"
  static let about = EntryKey(
    "\(key)", .other("texts, or `{not: texts}`, or `{may-be: texts}`"), default: "anything",
    "the operation documents a response with one of these statuses")
  private let statuses: StatusChoice

  init(_ node: Node) throws(RuleFileError) { statuses = try StatusChoice(node, Self.key) }

  func holds(in context: RuleContext) -> Bool {
    context.operation?.responses.contains { statuses.fits($0.status) } ?? false
  }
}

/// `succeeds-with: ['204', '205']`: the operation documents its success, with no other statuses than these.
final class SuccessClause: Clause {
  static let key: StaticString = "succeeds-with"
  static let about = EntryKey(
    "\(key)", .texts, default: "anything", "the operation documents its success, and with these statuses only"
  )
  private let statuses: [Status]

  init(_ node: Node) throws(RuleFileError) {
    statuses = try EntryReader.strings(node, Self.key).map(Status.init)
  }

  func holds(in context: RuleContext) -> Bool {
    let successes = (context.operation?.responses ?? []).lazy.map(\.status).filter { $0.fits(.success) }
    return !successes.isEmpty && successes.allSatisfy { statuses.contains(where: $0.fits) }
  }
}
