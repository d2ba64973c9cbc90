import OpenAPI
import Syntax
import Text

/// `explains: {parameter: Prefer, word: minimal, speaks-of: [response*, body], denies: [no, empty]}`: a description of this
/// header has a sentence with the word that speaks of one of these things and denies nothing.
final class ExplainsClause: Clause {
  static let key = "explains"
  static let about = EntryKey(
    key,
    .keys([
      EntryKey("parameter", .text, "the header parameter whose description counts"),
      EntryKey("word", .text, "a word of the sentence"),
      EntryKey("speaks-of", .texts, "words and globs, of which the sentence has one"),
      EntryKey("denies", .texts, default: "none", "words and globs, of which the sentence has none"),
    ]), default: "anything", "a description of the parameter has a sentence that says so")
  /// In lower case.
  private let parameter: String
  private let word: WordList
  private let matters: WordList
  private let denials: WordList
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    parameter = asciiLowercase(try reader.requiredString("parameter"))
    word = WordList([try reader.requiredString("word")])
    guard let matters = try reader.strings("speaks-of") else {
      throw RuleFileError("'explains' says what it 'speaks-of'", at: node)
    }
    self.matters = WordList(matters)
    denials = WordList(try reader.strings("denies") ?? [])
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    context.hasParameter(parameter, question) { definition in
      definition.descriptions(in: context.document).contains(where: isExplained)
    }
  }

  private func isExplained(in description: String) -> Bool {
    Self.sentences(description).contains { sentence in
      // The preference's own name says nothing of what it does.
      let rest = asciiLowercase(String(sentence)).replacing("return=", with: " ")
      return word.isIn(rest) && matters.isIn(rest) && !denials.isIn(rest)
    }
  }

  /// A line or what stands between stops.
  private static func sentences(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).flatMap { line in
      line.split(separator: ". ").flatMap { $0.split(separator: ";") }
    }
  }
}
