import Text

/// Words of names that have a case of their own: abbreviations in capitals, such as `ID`, and names of others with capitals
/// inside, such as `GitHub`.
///
/// A class, because each check that proposes names takes them to each document.
final class Abbreviations: Sendable {
  private let words: Set<String>
  /// Those with capitals inside, the longest first.
  private let mixed: [String]
  /// The same by their lower case.
  private let mixedByKey: [String: String]

  init(_ words: [String]) {
    self.words = Set(words)
    mixed = words.filter { $0.utf8.contains { 0x61...0x7A ~= $0 } }.sorted { $0.utf8.count > $1.utf8.count }
    mixedByKey = Dictionary(mixed.map { (asciiLowercase($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  func contains(_ word: String) -> Bool { words.contains(word) }

  /// `GitHub` for `github`.
  func mixed(for word: String) -> String? { mixedByKey[asciiLowercase(word)] }

  /// The longest name with capitals inside that a text begins with, where it is a word there: `GitHub` in `GitHubEvent`.
  func mixed(startOf text: Substring) -> String? {
    mixed.first { word in
      // `openAIBeta` begins with it as well.
      guard
        text.hasPrefix(word)
          || text.dropFirst().hasPrefix(word.dropFirst())
            && asciiLowercase(String(text.prefix(1))) == asciiLowercase(String(word.prefix(1)))
      else { return false }
      return text.dropFirst(word.count).first.map { !("a"..."z").contains($0) } ?? true
    }
  }
}
