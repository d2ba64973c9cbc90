import Rules
import Syntax

extension Directive {
  /// Removes a directive that suppresses nothing: its word, or the whole comment or extension where it is the only
  /// one there. Nil where it is written in an unusual way.
  func removal(_ texts: inout DirectiveTexts) -> Fix? {
    if let comment { return removal(from: comment, &texts) }
    guard case .object(let object) = scope, let word, let value = object["x-headerlint-ignore"] else {
      return nil
    }
    let written = value.isSequence ? value.elements.first { $0.range == place.range } : value
    guard let written, written.text == word, let head = value.isSequence ? written : value.key else {
      return nil
    }
    return .removing([head], called: word, isSafe: true)
  }

  /// Whether the comment names this word already.
  func hasBeside(_ word: String, _ texts: inout DirectiveTexts) -> Bool {
    comment.flatMap { texts.words(of: $0, in: place.source) }?.contains(word) ?? false
  }

  private func removal(from comment: Comment, _ texts: inout DirectiveTexts) -> Fix? {
    let source = place.source
    guard let words = texts.words(of: comment, in: source) else { return nil }
    let (text, rules) = (words.text, words.text.rules)
    // Without its last word, the directive would suppress everything: one word at a time goes.
    let held = comment.range
    func removing(_ range: Range<Int>, called name: String) -> Fix {
      .removing(Place(source: source, range: range), called: name, holding: held, isSafe: true)
    }
    guard rules.count > 1 else {
      let range = Self.range(of: text, in: comment, source.bytes)
      return removing(range, called: word ?? "headerlint: \(text.command.text)")
    }
    guard let position = words.position(at: place.range) else { return nil }
    let range =
      position + 1 < rules.count
      ? rules[position].range.lowerBound..<rules[position + 1].range.lowerBound
      : rules[position - 1].range.upperBound..<rules[position].range.upperBound
    return removing(range, called: word ?? "")
  }

  /// The bytes of a directive in its comment: the lines of a comment that holds nothing else, including the line
  /// break, or else what other tools don't read.
  private static func range(
    of text: DirectiveText, in comment: Comment, _ bytes: SourceBytes
  ) -> Range<Int> {
    let hash = UInt8(ascii: "#")
    var start = text.command.range.lowerBound
    while start > comment.range.lowerBound, bytes[start] != hash { start -= 1 }
    var end = comment.range.upperBound
    let last = (text.rules.last ?? text.command).range.upperBound
    if text.reason == nil, let next = bytes[last..<end].firstIndex(of: hash) { end = next }
    guard end == comment.range.upperBound else { return start..<end }
    var blanks = start
    while blanks > 0, bytes[blanks - 1] == 0x20 || bytes[blanks - 1] == 0x09 { blanks -= 1 }
    guard comment.isOnOwnLine, start == comment.range.lowerBound else { return blanks..<end }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    return blanks..<end
  }
}
