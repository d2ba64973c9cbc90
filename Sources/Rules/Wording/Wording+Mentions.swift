import HTTPFields
import Text

extension Wording {
  /// The first of some lower-case words that a text mentions affirmatively. Negated words don't count, nor do
  /// words in sentences that compare things or describe a remainder: `seconds to wait, not epoch seconds`,
  /// `unlike GitHub's timestamp`.
  static func mentioned(_ words: [String], in text: String) -> String? {
    for sentence in sentences(asciiLowercase(text)) {
      let all = Self.words(sentence[...])
      let spaced = " " + all.joined(separator: " ") + " "
      guard !all.contains(where: comparisons.contains), !rests.contains(where: { spaced.contains($0) }) else {
        continue
      }
      let used = clauses(sentence).filter { !$0.isDenied }.map { " " + $0.words.joined(separator: " ") + " " }
      if let word = words.first(where: { word in used.contains { $0.contains(" \(word) ") } }) { return word }
    }
    return nil
  }

  /// A part of a sentence between commas, colons and brackets.
  private struct Clause {
    let words: [String]
    let isDenied: Bool
  }

  /// A negation applies to its clause, and usually to what follows as well (`not a date, timestamp or
  /// epoch`); inside brackets it applies only there.
  private static func clauses(_ sentence: String) -> [Clause] {
    var clauses: [Clause] = []
    // Whether the text is negated, for the sentence and each open bracket.
    var denied = [false]
    var rest = sentence[...]
    while !rest.isEmpty {
      let text = rest.prefix { !",:;()–—".contains($0) }
      let words = Self.words(text)
      let isDenied = words.contains { denials.contains($0) || $0.hasSuffix("n't") }
      clauses.append(Clause(words: words, isDenied: isDenied || denied[denied.count - 1]))
      if isDenied, words.contains(where: { lastingDenials.contains($0) || $0.hasSuffix("n't") }) {
        denied[denied.count - 1] = true
      }
      rest = rest.dropFirst(text.count)
      switch rest.popFirst() {
      case "(": denied.append(denied[denied.count - 1])
      case ")" where denied.count > 1: denied.removeLast()
      default: break
      }
    }
    return clauses
  }

  private static func words(_ text: Substring) -> [String] {
    text.split { !$0.isLetter && $0 != "'" }.map(String.init)
  }

  private static let lastingDenials: Set = ["not", "never", "neither", "nor"]
  private static let denials = lastingDenials.union(["no", "without"])
  private static let comparisons: Set = [
    "unlike", "instead", "rather", "different", "differs", "differently", "contrary", "opposed",
  ]

  private static let rests = [
    " seconds until ", " seconds left ", " seconds remaining ", " seconds from now ",
  ]

  /// A full stop after only a few letters belongs to an abbreviation.
  private static func sentences(_ text: String) -> [String] {
    var sentences = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      sentences[sentences.count - 1] += " " + word
      if word.count > 4, let last = word.last, ".;!?".contains(last) { sentences.append("") }
    }
    return sentences
  }
}
