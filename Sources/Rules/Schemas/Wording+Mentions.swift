import HTTPFields

extension Wording {
  /// The first of some words, in lower case, that a text uses. A sentence that denies something, compares two things or
  /// speaks of what is left uses none: `seconds to wait, not epoch seconds`, `unlike GitHub's timestamp`.
  static func mentioned(_ words: [String], in text: String) -> String? {
    for sentence in sentences(asciiLowercase(text)) {
      let parts = sentence.split { !$0.isLetter && $0 != "'" }.map(String.init)
      let spaced = " " + parts.joined(separator: " ") + " "
      guard !parts.contains(where: { denials.contains($0) || $0.hasSuffix("n't") }),
        !rests.contains(where: { spaced.contains($0) })
      else { continue }
      if let word = words.first(where: { spaced.contains(" \($0) ") }) { return word }
    }
    return nil
  }

  private static let denials: Set = [
    "not", "no", "never", "unlike", "instead", "rather", "different", "differs", "differently", "without",
    "contrary",
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
