import OpenAPI
import Syntax
import Text

/// `takes: If-None-Match`: the operation takes this header; of several names one of these. With
/// `takes: {parameter: If-None-Match, unless-only: ['*']}`, one that doesn't state only these values.
final class TakesClause: Clause {
  static let key: StaticString = "takes"
  static let about = EntryKey(
    "\(key)", .other("texts, or `{parameter: texts, unless-only: texts}`"), default: "anything",
    "the operation takes one of these headers; with `unless-only`, one that doesn't state values and only these"
  )
  /// In lower case.
  private let names: [String]
  private let unwantedValues: Set<String>
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    guard node.isMapping else {
      names = try EntryReader.strings(node, Self.key).map(asciiLowercase)
      unwantedValues = []
      return
    }
    let reader = try EntryReader(node)
    guard let names = try reader.strings("parameter") else {
      throw RuleFileError("'takes' must name request headers, or a 'parameter'", at: node)
    }
    self.names = names.map(asciiLowercase)
    unwantedValues = Set(try reader.strings("unless-only") ?? [])
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    guard let operation = context.operation else { return false }
    return names.contains { name in
      let uses = context.document.parameters(name, of: operation, context.memo.aliases)
      guard !uses.isEmpty, !unwantedValues.isEmpty else { return !uses.isEmpty }
      return !context.hasParameter(name, question) {
        $0.states(only: unwantedValues, in: context.document)
      }
    }
  }
}
