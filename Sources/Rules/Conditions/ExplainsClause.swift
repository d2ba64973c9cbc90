import OpenAPI
import Syntax
import Text

/// `explains: {parameter: Prefer, word: minimal, speaks-of: [response*, body], denies: [no, empty]}`: a description of this
/// header has such a sentence.
final class ExplainsClause: Clause {
  static let key: StaticString = "explains"
  static let about = EntryKey(
    "\(key)",
    .keys(
      [EntryKey("parameter", .text, "the header parameter whose description counts")] + SentenceQuery.keys),
    default: "anything", "a description of the parameter has a sentence that says so")
  /// In lower case.
  private let parameter: String
  private let sentence: SentenceQuery
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    parameter = asciiLowercase(try reader.requiredString("parameter"))
    sentence = try SentenceQuery(reader)
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    context.hasParameter(parameter, question) { definition in
      definition.descriptions(in: context.document).contains {
        // The preference's own name says nothing of what it does.
        sentence.isIn($0, ignoring: "return=")
      }
    }
  }
}
