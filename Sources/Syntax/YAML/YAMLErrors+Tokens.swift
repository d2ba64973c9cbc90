/// Errors inside a single text, bracket or name.
extension YAMLErrors {
  func unclosed(_ opening: String, _ closing: String) -> SyntaxError {
    let bracket = contextOffset ?? problemOffset
    return SyntaxError(
      "'\(opening)' is not closed, or a comma is missing", help: "add '\(closing)' or ','",
      at: bracket..<min(bracket + 1, text.count))
  }

  func unclosedQuote() -> SyntaxError {
    let quote = contextOffset ?? problemOffset
    return SyntaxError(
      "this text has no closing quote", help: "add it at the end of the text",
      at: quote..<min(quote + 1, text.count))
  }

  func impossibleStart() -> SyntaxError {
    let place = problemOffset
    guard place < text.count else { return SyntaxError(problem, at: place) }
    if text[place] == 0x09 { return tab() }
    let character = lines.shown(place..<place + 1)
    return SyntaxError(
      "text can't start with '\(character)'", help: "put the text in quotes", at: place..<place + 1)
  }

  func tab() -> SyntaxError {
    SyntaxError(
      "a tab in the indentation", help: "indent with spaces",
      at: problemOffset..<min(problemOffset + 1, text.count))
  }

  /// A line of spaces and a tab, which can't be seen; nil where something else follows.
  func blankLine(withTab place: Int) -> SyntaxError? {
    let rest = text[place...].prefix { $0 != 0x0A && $0 != 0x0D }
    guard rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    return SyntaxError(
      "the block begins with a line of spaces and a tab; delete that line", at: place..<place + 1)
  }

  func unknownEscape() -> SyntaxError {
    // The mark is at the backslash.
    let place = problemOffset
    var end = min(place + 2, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    let range = place..<end
    return SyntaxError(
      "YAML has no escape '\(lines.shown(range))'", help: "write single quotes, or a backslash as '\\\\'",
      at: range)
  }

  func badAnchor() -> SyntaxError {
    // The mark is after the sign.
    let place = max(start, problemOffset - 1)
    let sign = lines.shown(place..<min(place + 1, text.count))
    if sign == "*" || sign == "&" {
      return SyntaxError(
        "text that starts with '\(sign)' needs quotes", help: "put the text in quotes",
        at: place..<place + 1)
    }
    return SyntaxError(
      "a name of an anchor or alias holds letters, digits, '-' and '_' only",
      help: "rename it, or quote the text",
      at: lines.ink(contextOffset ?? place))
  }
}
