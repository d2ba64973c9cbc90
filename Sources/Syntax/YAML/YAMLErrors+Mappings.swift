/// Errors between keys and values.
extension YAMLErrors {
  /// libyaml notices a line without a colon only on the next line; the context is the line itself.
  func missingColon() -> SyntaxError {
    missingColon(after: lines.ink(contextOffset ?? problemOffset))
  }

  private func missingColon(after line: Range<Int>) -> SyntaxError {
    let word = lines.shown(line)
    return SyntaxError("missing ':' after '\(word)'", help: "write '\(word):' if it is a key", at: line)
  }

  func misplacedColon() -> SyntaxError {
    let colon = problemOffset
    let lineStart = lines.startOfLine(colon)
    let before = lines.textBetween(lineStart, colon)
    if colon - lineStart > 1000 {
      return SyntaxError(
        "a key of more than 1024 characters", help: "write it as '? key' and ': value'", at: lineStart..<colon
      )
    }
    if before.contains(": ") {
      let value = valueStart(lineStart, colon)
      return SyntaxError(
        "the value holds ': ', which starts another value", help: "put the value between quotes",
        at: value..<lines.endOfLine(colon))
    }
    if let previous = lines.previousInkLine(lineStart), let missing = colonWithoutSpace(previous) {
      return SyntaxError("no space after ':'", help: "write ': '", at: missing)
    }
    if let word = lonelyWord(before: lineStart) { return missingColon(after: word) }
    return SyntaxError(
      "this line is indented more than its siblings", help: "align it with the keys around it",
      at: lines.firstNonBlank(lineStart)..<colon)
  }

  func unexpectedInMapping() -> SyntaxError {
    let place = problemOffset
    let range = lines.ink(place)
    guard place < text.count else { return SyntaxError("the file ends inside a mapping", at: place) }
    if text[place] == UInt8(ascii: "-") {
      return SyntaxError(
        "a list item among the keys of a mapping", help: "indent the item under its key, or write a key",
        at: range)
    }
    if let quote = closingQuote(before: place) {
      return SyntaxError(
        "text after a closing quote",
        help: "put the whole value between quotes; inside single quotes write ''",
        at: quote..<lines.endOfLine(place))
    }
    if text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: "]")
      || text[place] == UInt8(ascii: "}")
    {
      return SyntaxError(
        "'\(lines.shown(place..<place + 1))' has nothing to close or part", help: "delete it",
        at: place..<place + 1
      )
    }
    return SyntaxError(
      "this line is not indented like the keys around it", help: "align it with its siblings", at: range)
  }

  // MARK: Guesses at what was meant

  private func valueStart(_ lineStart: Int, _ colon: Int) -> Int {
    for index in lineStart..<colon - 1 where text[index] == UInt8(ascii: ":") && text[index + 1] == 0x20 {
      return lines.firstNonBlank(index + 1)
    }
    return lines.firstNonBlank(lineStart)
  }

  /// A key without its colon: a line above with a single word, indented like the line that starts at
  /// `lineStart`.
  private func lonelyWord(before lineStart: Int) -> Range<Int>? {
    guard let line = lines.previousInkLine(lineStart),
      line.lowerBound - lines.startOfLine(line.lowerBound) == lines.firstNonBlank(lineStart) - lineStart,
      !text[line].contains(where: { $0 == 0x20 || $0 == UInt8(ascii: ":") })
    else { return nil }
    return line
  }

  /// The colon of `title:x`.
  private func colonWithoutSpace(_ line: Range<Int>) -> Range<Int>? {
    guard let colon = text[line].firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.upperBound,
      text[colon + 1] != 0x20, text[colon + 1] != UInt8(ascii: "/")
    else { return nil }
    return colon..<colon + 1
  }

  /// The opening quote of a quoted text that ends right before an offset.
  private func closingQuote(before offset: Int) -> Int? {
    let lineStart = lines.startOfLine(offset)
    var index = offset
    while index > lineStart, text[index - 1] == 0x20 { index -= 1 }
    guard index > lineStart, text[index - 1] == UInt8(ascii: "'") || text[index - 1] == UInt8(ascii: "\"")
    else {
      return nil
    }
    let quote = text[index - 1]
    return text[lineStart..<index - 1].firstIndex(of: quote) ?? index - 1
  }
}
