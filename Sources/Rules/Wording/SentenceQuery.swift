import Syntax
import Text

/// A sentence with a word or phrase that speaks of one of some things and denies nothing:
/// `{word: minimal, speaks-of: [response*, body], denies: [no, empty]}`.
struct SentenceQuery: Sendable {
  private let word: WordList
  private let matters: WordList?
  private let denials: WordList

  static let keys = [
    EntryKey("word", .texts, "words and phrases, one of which the sentence has"),
    EntryKey(
      "speaks-of", .texts, default: "anything", "words, globs and phrases, one of which the sentence has"),
    EntryKey("denies", .texts, default: "none", "words, globs and phrases, none of which the sentence has"),
  ]

  init(_ reader: EntryReader) throws(RuleFileError) {
    guard let words = try reader.strings("word") else {
      throw RuleFileError("the entry lacks 'word'", at: reader.node)
    }
    word = WordList(words)
    matters = try reader.strings("speaks-of").map(WordList.init)
    denials = WordList(try reader.strings("denies") ?? [])
  }

  /// - Parameter prefix: what the sentences may contain without saying anything by it.
  func isIn(_ description: String, ignoring prefix: String) -> Bool {
    // Most descriptions have none of the words.
    guard word.mayBeIn(description) else { return false }
    return Self.sentences(description).contains { sentence in
      let lowered = asciiLowercase(String(sentence))
      let rest = prefix.isEmpty ? lowered : lowered.replacing(prefix, with: " ")
      return word.isIn(rest) && matters?.isIn(rest) != false && !denials.isIn(rest)
    }
  }

  func isIn(_ description: String) -> Bool { isIn(description, ignoring: "") }

  /// A line or what is between stops.
  private static func sentences(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).flatMap { line in
      line.split(separator: ". ").flatMap { $0.split(separator: ";") }
    }
  }
}
