import OpenAPI

/// How much of a text of a document a message quotes. A text that is too long would be repeated in each finding about
/// it, and the output would grow with the square of the document. Nothing real is that long.
extension Wording {
  /// Characters (code points) of a name, a status, a key or a version.
  package static let nameLimit = 100
  /// Of a path, or of another text that leads somewhere.
  package static let pathLimit = 200
  /// Of a sentence's part that is put together from several texts.
  static let limit = 500

  /// The beginning of a text with `…` behind it, or all of it.
  /// - Parameter limit: in code points.
  package static func shortened(_ text: String, to limit: Int) -> String {
    // Nearly all texts are short.
    guard text.utf8.count > limit,
      let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    return text[..<end] + "…"
  }

  /// The same for each word of a text, which keeps the quote at its end.
  fileprivate static func shorteningWords(_ text: String) -> String {
    guard text.utf8.count > pathLimit else { return text }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let short = shortened(String(word), to: pathLimit)
      let isQuoted = word.suffix(2).contains("'")
      return isQuoted && short.hasSuffix("…") ? short + word.suffix(2).drop { $0 != "'" } : short
    }
    return words.joined(separator: " ")
  }
}

extension Arguments {
  private static let names: Set = [
    "character", "component", "first", "header", "key", "meant", "missing", "name", "present", "scheme",
    "status", "version", "word",
  ]

  /// The value of a placeholder as messages show it.
  package func shown(_ name: String) -> String {
    guard let text = self[name] else { return "" }
    if Self.names.contains(name) { return Wording.shortened(text, to: Wording.nameLimit) }
    return Wording.shortened(Wording.shorteningWords(text), to: Wording.limit)
  }
}

extension Operation {
  /// The path as messages show it.
  package var shownPath: String? { path.map { Wording.shortened($0, to: Wording.pathLimit) } }
}
