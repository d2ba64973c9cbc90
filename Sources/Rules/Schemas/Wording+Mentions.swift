import HTTPFields

extension Wording {
  /// The first of some words, in lower case, that a text uses. A clause that denies something, a sentence that compares
  /// two things, and one that speaks of what is left use none: `seconds to wait, not epoch seconds`, `unlike GitHub's
  /// timestamp`.
  static func mentioned(_ words: [String], in text: String) -> String? {
    for sentence in sentences(asciiLowercase(text)) {
      let all = Self.words(sentence[...])
      let spaced = " " + all.joined(separator: " ") + " "
      guard !all.contains(where: comparisons.contains), !rests.contains(where: { spaced.contains($0) }) else {
        continue
      }
      for clause in sentence.split(whereSeparator: { ",:;()–—".contains($0) }) {
        let parts = Self.words(clause)
        guard !parts.contains(where: { denials.contains($0) || $0.hasSuffix("n't") }) else { continue }
        if let word = words.first(where: parts.contains) { return word }
      }
    }
    return nil
  }

  private static func words(_ text: Substring) -> [String] {
    text.split { !$0.isLetter && $0 != "'" }.map(String.init)
  }

  private static let denials: Set = ["not", "no", "never", "without"]
  private static let comparisons: Set = [
    "unlike", "instead", "rather", "different", "differs", "differently", "contrary",
  ]

  private static let rests = [
    " seconds until ", " seconds left ", " seconds remaining ", " seconds from now ",
  ]

  /// A stop behind a few letters belongs to an abbreviation.
  private static func sentences(_ text: String) -> [String] {
    var sentences = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      sentences[sentences.count - 1] += " " + word
      if word.count > 4, let last = word.last, ".;!?".contains(last) { sentences.append("") }
    }
    return sentences
  }
}
