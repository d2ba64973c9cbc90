import HTTPFields
import Platform
import Text

/// Words to look for in a text, and phrases of several words; `*` stands for any letters of a word.
struct WordList: Sendable {
  /// Most lists are for texts that few documents have.
  private let lists: Once<Lists>

  init(_ words: [String]) {
    lists = Once { Lists(words) }
  }

  /// False only where the text contains none of them, with or without some of its parts.
  func mayBeIn(_ text: String) -> Bool { lists.value.mayBeIn(text) }

  /// Whether the text contains one of the words or phrases, ignoring case.
  func isIn(_ text: String) -> Bool { lists.value.isIn(text) }
}

private struct Lists: Sendable {
  private let words: [NamePattern]
  private let phrases: [[NamePattern]]
  /// Letters without which a text has none of the words and phrases: of each, the longest that it spells out.
  private let pieces: Set<String>

  init(_ words: [String]) {
    var (single, phrases, pieces) = ([NamePattern](), [[NamePattern]](), Set<String>())
    for text in words {
      let words = asciiLowercase(text).utf8.split(separator: UInt8(ascii: " "))
      let patterns = words.map { NamePattern(String(Substring($0))) }
      if patterns.count == 1 { single += patterns } else { phrases.append(patterns) }
      let spelled = words.flatMap { $0.split(separator: NamePattern.star) }
      pieces.insert(spelled.max { $0.count < $1.count }.map { String(Substring($0)) } ?? "")
    }
    self.words = single
    self.phrases = phrases
    self.pieces = pieces
  }

  func mayBeIn(_ text: String) -> Bool {
    let text = asciiLowercase(text)
    return pieces.contains { $0.isEmpty || text.containsBytes(of: $0) }
  }

  func isIn(_ text: String) -> Bool {
    // Most texts have none of the words looked for, so that there is no need to split them.
    guard mayBeIn(text) else { return false }
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
