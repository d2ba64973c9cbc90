import CYAML

/// Says what the author did where libyaml says what it was doing.
struct YAMLErrors {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeRawBufferPointer
  private let start: Int

  /// - Parameter start: the byte offset of the first code point.
  init(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ text: UnsafeRawBufferPointer, _ start: Int) {
    self.parser = parser
    self.text = text
    self.start = start
  }

  private var problem: String { parser.pointee.problem.map { String(cString: $0) } ?? "" }
  private var problemOffset: Int { byte(parser.pointee.problem_mark.index) }
  private var contextOffset: Int? {
    parser.pointee.context == nil ? nil : byte(parser.pointee.context_mark.index)
  }

  func error() -> SyntaxError {
    if parser.pointee.error == YAML_MEMORY_ERROR { return SyntaxError("out of memory", at: start) }
    if parser.pointee.error == YAML_READER_ERROR {
      return SyntaxError(problem, at: min(start + parser.pointee.problem_offset, text.count))
    }
    switch problem {
    case "could not find expected ':'": return missingColon()
    case "mapping values are not allowed in this context": return misplacedColon()
    case "did not find expected key": return unexpectedInMapping()
    case "did not find expected '-' indicator":
      return SyntaxError(
        "a key among the items of a list",
        help: "start the line with '- ', or indent it like the list's parent",
        at: ink(problemOffset))
    case "did not find expected ',' or ']'": return unclosed("[", "]")
    case "did not find expected ',' or '}'": return unclosed("{", "}")
    case "found unexpected end of stream": return unclosedQuote()
    case "found character that cannot start any token": return impossibleStart()
    case "found unknown escape character": return unknownEscape()
    case "did not find expected alphabetic or numeric character": return badAnchor()
    case "found character '\\t' that violates indentation", "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab()
    case "block sequence entries are not allowed in this context":
      return SyntaxError(
        "a list item where a value was expected",
        help: "put '- ' on a line of its own, or quote a text that starts with '-'",
        at: ink(problemOffset))
    case "found undefined tag handle":
      return SyntaxError(
        "this tag is not declared", help: "delete it, or quote a text that starts with '!'",
        at: ink(problemOffset))
    case "found unexpected document indicator": return unclosedQuote()
    case "did not find expected <document start>":
      return SyntaxError(
        "text that belongs to nothing before it",
        help: "a document is one mapping: give the line a key or indent it",
        at: ink(problemOffset))
    case "did not find expected node content":
      return SyntaxError("a value should stand here", at: ink(problemOffset))
    case "found invalid Unicode character escape code":
      // The mark stands behind the backslash and its letter.
      let place = max(start, problemOffset - 2)
      return SyntaxError(
        "this escape is no character",
        help: "write the character itself, or '\\U' and eight digits in place of a surrogate pair",
        at: place..<min(place + 6, text.count))
    default: return SyntaxError(problem, at: ink(problemOffset))
    }
  }

  // MARK: One cause each

  /// libyaml notices a line without a colon on the next line; the context is the line itself.
  private func missingColon() -> SyntaxError {
    missingColon(after: ink(contextOffset ?? problemOffset))
  }

  private func missingColon(after line: Range<Int>) -> SyntaxError {
    let word = shown(line)
    return SyntaxError("missing ':' after '\(word)'", help: "write '\(word):' if it is a key", at: line)
  }

  private func misplacedColon() -> SyntaxError {
    let colon = problemOffset
    let lineStart = startOfLine(colon)
    let before = textBetween(lineStart, colon)
    if colon - lineStart > 1000 {
      return SyntaxError(
        "a key of more than 1024 characters", help: "write it as '? key' and ': value'", at: lineStart..<colon
      )
    }
    if before.contains(": ") {
      let value = valueStart(lineStart, colon)
      return SyntaxError(
        "the value holds ': ', which starts another value", help: "put the value between quotes",
        at: value..<endOfLine(colon))
    }
    if let previous = previousInkLine(lineStart), let missing = colonWithoutSpace(previous) {
      return SyntaxError("no space after ':'", help: "write ': '", at: missing)
    }
    if let word = lonelyWord(before: lineStart) { return missingColon(after: word) }
    return SyntaxError(
      "this line is indented more than its siblings", help: "align it with the keys around it",
      at: firstInk(lineStart)..<colon)
  }

  private func unexpectedInMapping() -> SyntaxError {
    let place = problemOffset
    let range = ink(place)
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
        at: quote..<endOfLine(place))
    }
    if text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: "]")
      || text[place] == UInt8(ascii: "}")
    {
      return SyntaxError(
        "'\(shown(place..<place + 1))' has nothing to close or part", help: "delete it", at: place..<place + 1
      )
    }
    return SyntaxError(
      "this line is not indented like the keys around it", help: "align it with its siblings", at: range)
  }

  private func unclosed(_ opening: String, _ closing: String) -> SyntaxError {
    let bracket = contextOffset ?? problemOffset
    return SyntaxError(
      "'\(opening)' is not closed, or a comma is missing", help: "add '\(closing)' or ','",
      at: bracket..<min(bracket + 1, text.count))
  }

  private func unclosedQuote() -> SyntaxError {
    let quote = contextOffset ?? problemOffset
    return SyntaxError(
      "this text has no closing quote", help: "add it at the end of the text",
      at: quote..<min(quote + 1, text.count))
  }

  private func impossibleStart() -> SyntaxError {
    let place = problemOffset
    guard place < text.count else { return SyntaxError(problem, at: place) }
    if text[place] == 0x09 { return tab() }
    let character = shown(place..<place + 1)
    return SyntaxError(
      "a text can't start with '\(character)'", help: "put the text between quotes", at: place..<place + 1)
  }

  private func tab() -> SyntaxError {
    SyntaxError(
      "a tab in the indentation", help: "indent with spaces",
      at: problemOffset..<min(problemOffset + 1, text.count))
  }

  private func unknownEscape() -> SyntaxError {
    // The mark stands at the backslash.
    let place = problemOffset
    var end = min(place + 2, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    let range = place..<end
    return SyntaxError(
      "YAML has no escape '\(shown(range))'", help: "write single quotes, or a backslash as '\\\\'",
      at: range)
  }

  private func badAnchor() -> SyntaxError {
    // The mark stands behind the sign.
    let place = max(start, problemOffset - 1)
    let sign = shown(place..<min(place + 1, text.count))
    if sign == "*" || sign == "&" {
      return SyntaxError(
        "a text that starts with '\(sign)' needs quotes", help: "put the text between quotes",
        at: place..<place + 1)
    }
    return SyntaxError(
      "a name of an anchor or alias holds letters, digits, '-' and '_' only",
      help: "rename it, or quote the text",
      at: ink(contextOffset ?? place))
  }

  // MARK: Lines

  /// The byte offset of a code point, counted from the start: an error's marks may lie before the cursor.
  private func byte(_ codePoint: Int) -> Int {
    var cursor = CodePointCursor(text: text, start: start)
    return cursor.byte(codePoint)
  }

  private func startOfLine(_ offset: Int) -> Int {
    var index = offset
    while index > start, text[index - 1] != 0x0A, text[index - 1] != 0x0D { index -= 1 }
    return index
  }

  private func endOfLine(_ offset: Int) -> Int {
    var index = offset
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return index
  }

  private func firstInk(_ offset: Int) -> Int {
    var index = offset
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index
  }

  /// From an offset to the end of its line, without blanks at the end.
  private func ink(_ offset: Int) -> Range<Int> {
    var end = endOfLine(offset)
    while end > offset, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    return offset..<end
  }

  private func textBetween(_ from: Int, _ to: Int) -> String {
    String(decoding: text[from..<to], as: UTF8.self)
  }

  /// At most 40 characters of a range.
  private func shown(_ range: Range<Int>) -> String {
    let whole = textBetween(range.lowerBound, range.upperBound)
    return whole.count > 40 ? whole.prefix(40) + "…" : whole
  }

  private func valueStart(_ lineStart: Int, _ colon: Int) -> Int {
    for index in lineStart..<colon - 1 where text[index] == UInt8(ascii: ":") && text[index + 1] == 0x20 {
      return firstInk(index + 1)
    }
    return firstInk(lineStart)
  }

  private func previousInkLine(_ lineStart: Int) -> Range<Int>? {
    var end = lineStart
    while end > start {
      let previous = startOfLine(end - 1)
      let line = ink(firstInk(previous))
      if !line.isEmpty, line.upperBound <= end, text[line.lowerBound] != UInt8(ascii: "#") { return line }
      end = previous
    }
    return nil
  }

  /// A line above that holds one word, indented like the line that starts at an offset: a key without its colon.
  private func lonelyWord(before lineStart: Int) -> Range<Int>? {
    guard let line = previousInkLine(lineStart),
      line.lowerBound - startOfLine(line.lowerBound) == firstInk(lineStart) - lineStart,
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
    let lineStart = startOfLine(offset)
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
