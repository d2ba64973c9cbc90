import HTTPFields
import Text

/// Words to look for in a text, and phrases of several words; `*` stands for any letters of a word.
struct WordList: Sendable {
  private let words: [NamePattern]
  private let phrases: [[NamePattern]]

  init(_ words: [String]) {
    let phrases = words.map { $0.split(separator: " ").map { NamePattern(String($0)) } }
    self.words = phrases.filter { $0.count == 1 }.flatMap(\.self)
    self.phrases = phrases.filter { $0.count > 1 }
  }

  /// Whether the text contains one of the words or phrases, ignoring case.
  func isIn(_ text: String) -> Bool {
    let found = asciiLowercase(text).split { !$0.isLetter && !$0.isNumber }
    if found.contains(where: { word in words.contains { $0.matches(lowercase: String(word)) } }) {
      return true
    }
    return phrases.contains { phrase in
      found.indices.contains { start in
        let candidates = found[start...].prefix(phrase.count)
        return candidates.count == phrase.count
          && zip(phrase, candidates).allSatisfy { $0.matches(lowercase: String($1)) }
      }
    }
  }
}
