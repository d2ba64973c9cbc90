/// A comment addressed to headerlint: `headerlint: ignore RULE, RULE -- reason`.
struct DirectiveText {
  /// `ignore` or `ignore-file`, or whatever is in its place.
  let command: Word
  let rules: [Word]
  let reason: String?

  struct Word {
    let text: String
    /// The byte range in what was read; for a comment, in its file.
    let range: Range<Int>
  }

  /// What makes a comment one for headerlint.
  private static let introduction = name + ":"
  static let name = "headerlint"

  /// - Parameters:
  ///   - comment: the bytes of a comment from its `#`. Directives of other tools may come first.
  ///   - offset: of the comment in its file (bytes).
  /// - Returns: nil if it isn't addressed to headerlint.
  init?(comment: [UInt8], at offset: Int) {
    guard let start = Self.startOfText(comment) else { return nil }
    self.init(words: comment[start...], at: offset)
  }

  /// - Parameters:
  ///   - text: a part of a comment.
  ///   - offset: of the comment in its file (bytes).
  /// - Returns: nil where there is no word.
  init?(words text: ArraySlice<UInt8>, at offset: Int) {
    let (words, reason) = Self.words(text, offset: offset)
    guard let command = words.first else { return nil }
    self.command = command
    self.rules = Array(words.dropFirst())
    self.reason = reason
  }

  private static func startOfText(_ comment: [UInt8]) -> Int? {
    for hash in comment.indices where comment[hash] == UInt8(ascii: "#") {
      let text = comment[(hash + 1)...].drop(while: isBlank)
      if text.starts(with: introduction.utf8) { return text.startIndex + introduction.utf8.count }
    }
    return nil
  }

  /// Words separated by commas or blanks, up to `-- reason` or another comment.
  static func words(_ text: ArraySlice<UInt8>, offset: Int = 0) -> (words: [Word], reason: String?) {
    var words: [Word] = []
    var rest = text.drop(while: isSeparator)
    while let first = rest.first, first != UInt8(ascii: "#") {
      if rest.starts(with: "--".utf8) { return (words, reason(rest)) }
      let word = rest.prefix { !isSeparator($0) }
      let range = word.startIndex + offset..<word.endIndex + offset
      words.append(Word(text: String(decoding: word, as: UTF8.self), range: range))
      rest = rest[word.endIndex...].drop(while: isSeparator)
    }
    return (words, nil)
  }

  /// - Parameter text: starts with the two hyphens.
  private static func reason(_ text: ArraySlice<UInt8>) -> String? {
    var reason = text.drop { $0 == UInt8(ascii: "-") }.drop(while: isBlank)
    while let last = reason.last, isBlank(last) { reason.removeLast() }
    return reason.isEmpty ? nil : String(decoding: reason, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
