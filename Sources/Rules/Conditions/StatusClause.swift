import OpenAPI
import Syntax

/// `status: ['201', 3XX]` or `status: {not: ['206', '416']}`: the status under which an operation has the response.
///
/// A range or `default` is none of the statuses that it may stand for; under `not` it doesn't hold either.
final class StatusClause: Clause {
  static let key = "status"
  static let about = EntryKey(
    key, .other("texts, or `{not: texts}`"), default: "anything",
    "the status under which an operation has the response is one of these (`3XX` stands for a class) or, under `not`, none of these"
  )
  private let statuses: [Status]
  private let isNegated: Bool

  init(_ node: Node) throws(RuleFileError) {
    let choice = try WordChoice(node, Self.key)
    statuses = choice.words.map(Status.init)
    isNegated = choice.isNegated
  }

  func holds(in context: RuleContext) -> Bool {
    guard let status = context.status else { return false }
    return isNegated ? !statuses.contains(where: status.mayBe) : statuses.contains(where: status.fits)
  }
}
