import HTTPFields
import Text

/// Words to look for in a text; `*` stands for any letters.
struct WordList: Sendable {
  private let words: [NamePattern]

  init(_ words: [String]) {
    self.words = words.map(NamePattern.init)
  }

  /// Whether the text contains one of the words, ignoring case.
  func isIn(_ text: String) -> Bool {
    asciiLowercase(text).split { !$0.isLetter && !$0.isNumber }.contains { word in
      words.contains { $0.matches(lowercase: String(word)) }
    }
  }
}
