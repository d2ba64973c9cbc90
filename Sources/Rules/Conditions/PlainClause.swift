import OpenAPI
import Syntax

/// `plain: true`: the response has neither content nor headers, and says no more than its status.
final class PlainClause: Clause {
  static let key: StaticString = "plain"
  static let about = EntryKey(
    "\(key)", .boolean, default: "anything", "whether the response has neither content nor headers")
  private let isPlain: Bool

  init(_ node: Node) throws(RuleFileError) { isPlain = try EntryReader.boolean(node, Self.key) }

  func holds(in context: RuleContext) -> Bool {
    guard let response = context.response, response.hasAllHeaders else { return false }
    return (!response.hasContent && response.headers.isEmpty) == isPlain
  }
}

/// `guideline: zalando`: the run goes by this guideline.
final class GuidelineClause: Clause {
  static let key: StaticString = "guideline"
  static let about = EntryKey("\(key)", .text, default: "anything", "a guideline that the run goes by")
  private let name: String

  init(_ node: Node) throws(RuleFileError) { name = try EntryReader.string(node, Self.key) }

  func holds(in context: RuleContext) -> Bool { context.memo.guidelines.contains(name) }
}
