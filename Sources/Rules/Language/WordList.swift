import HTTPFields
import Text

/// Words that a text may hold; in them `*` stands for any letters.
struct WordList: Sendable {
  private let words: [NamePattern]

  init(_ words: [String]) {
    self.words = words.map(NamePattern.init)
  }

  /// Whether one of the words stands in the text, in whatever case.
  func isIn(_ text: String) -> Bool {
    asciiLowercase(text).split { !$0.isLetter && !$0.isNumber }.contains { word in
      words.contains { $0.matches(lowercase: String(word)) }
    }
  }
}
