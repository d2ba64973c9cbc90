import OpenAPI
import Syntax

/// `method: [GET, HEAD]` or `method: {not: [GET, HEAD]}`: the operation's method, in upper case.
final class MethodClause: Clause {
  static let key: StaticString = "method"
  static let about = EntryKey(
    "\(key)", .other("texts, or `{not: texts}`"), default: "anything",
    "the operation's method is one of these or, under `not`, none of these; in upper case")
  private let methods: WordChoice

  init(_ node: Node) throws(RuleFileError) { methods = try WordChoice(node, Self.key) }

  func holds(in context: RuleContext) -> Bool {
    context.operation.map { methods.words.contains($0.method) != methods.isNegated } ?? false
  }
}

/// Words of which one must match or, under `not`, none may.
struct WordChoice: Sendable {
  let words: [String]
  let isNegated: Bool

  init(_ node: Node, _ key: StaticString) throws(RuleFileError) {
    guard node.isMapping else {
      words = try EntryReader.strings(node, key)
      isNegated = false
      return
    }
    let reader = try EntryReader(node)
    guard let words = try reader.strings("not") else {
      throw RuleFileError("'\(key)' must be a list of strings, or have 'not'", at: node)
    }
    self.words = words
    isNegated = true
    try reader.finish()
  }
}
