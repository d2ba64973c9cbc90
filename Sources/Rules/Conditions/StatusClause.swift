import OpenAPI
import Syntax

/// `status: ['201', 3XX]`, `status: {not: ['206', '416']}` or `status: {may-be: ['101', '426']}`: the status under which an
/// operation has the response.
///
/// A range or `default` doesn't match the statuses it may stand for; neither does it hold under `not`.
final class StatusClause: Clause {
  static let key: StaticString = "status"
  static let about = EntryKey(
    "\(key)", .other("texts, or `{not: texts}`, or `{may-be: texts}`"), default: "anything",
    "the status under which an operation has the response is one of these (`3XX` stands for a class) or, under `not`, none of these"
  )
  private let statuses: StatusChoice

  init(_ node: Node) throws(RuleFileError) { statuses = try StatusChoice(node, Self.key) }

  func holds(in context: RuleContext) -> Bool { context.status.map(statuses.fits) ?? false }
}

/// Some statuses of which one must fit or, under `not`, none may; under `may-be` a range fits that may stand for one.
struct StatusChoice: Sendable {
  private let statuses: [Status]
  private let relation: Relation

  private enum Relation {
    case `is`
    case isNot
    case mayBe
  }

  init(_ node: Node, _ key: StaticString) throws(RuleFileError) {
    guard node.isMapping else {
      statuses = try EntryReader.strings(node, key).map(Status.init)
      relation = .is
      return
    }
    let reader = try EntryReader(node)
    if let words = try reader.strings("not") {
      statuses = words.map(Status.init)
      relation = .isNot
    } else if let words = try reader.strings("may-be") {
      statuses = words.map(Status.init)
      relation = .mayBe
    } else {
      throw RuleFileError("'\(key)' must be a list of statuses, or have 'not' or 'may-be'", at: node)
    }
    try reader.finish()
  }

  func fits(_ status: Status) -> Bool {
    switch relation {
    case .is: statuses.contains(where: status.fits)
    case .isNot: !statuses.contains(where: status.mayBe)
    case .mayBe: status != .default && statuses.contains(where: status.mayBe)
    }
  }
}
