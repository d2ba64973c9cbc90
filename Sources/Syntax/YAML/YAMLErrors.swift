import CYAML

/// Describes the author's mistake, where libyaml describes its own state.
struct YAMLErrors {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  let lines: TextLines

  /// - Parameter start: byte offset of the first code point.
  init(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ text: UnsafeRawBufferPointer, _ start: Int) {
    self.parser = parser
    lines = TextLines(text: text, start: start)
  }

  var text: UnsafeRawBufferPointer { lines.text }
  var start: Int { lines.start }

  // MARK: What libyaml says

  var problem: String { parser.pointee.problem.map { String(cString: $0) } ?? "" }
  var problemOffset: Int { byte(parser.pointee.problem_mark.index) }
  var contextOffset: Int? {
    parser.pointee.context == nil ? nil : byte(parser.pointee.context_mark.index)
  }

  /// The byte offset of a code point, counted from the start: the marks of an error may lie before the
  /// cursor.
  private func byte(_ codePoint: Int) -> Int {
    var cursor = CodePointCursor(text: text, start: start)
    return cursor.byte(codePoint)
  }

  private static let refusedTab = "found a tab character where an indentation space is expected"

  /// Where libyaml takes a tab after the blanks of a line for indentation, at the beginning of a block scalar.
  var tabInBlock: YAMLMask.Tab? {
    let place = problemOffset
    guard problem == Self.refusedTab, place > start, place < text.count, text[place] == 0x09,
      text[place - 1] == 0x20, let indicator = contextOffset, indicator < text.count
    else { return nil }
    return YAMLMask.Tab(
      place: place, indicator: indicator, isFolded: text[indicator] == UInt8(ascii: ">"))
  }

  // MARK: What the author did

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
        at: lines.ink(problemOffset))
    case "did not find expected ',' or ']'": return unclosed("[", "]")
    case "did not find expected ',' or '}'": return unclosed("{", "}")
    case "found unexpected end of stream": return unclosedQuote()
    case "found character that cannot start any token": return impossibleStart()
    case "found unknown escape character": return unknownEscape()
    case "did not find expected alphabetic or numeric character": return badAnchor()
    case "found character '\\t' that violates indentation", "found a tab character that violates indentation":
      return tab()
    case Self.refusedTab: return tabInBlock.flatMap { blankLine(withTab: $0.place) } ?? tab()
    case "block sequence entries are not allowed in this context":
      return SyntaxError(
        "a list item where a value was expected",
        help: "put '- ' on a line of its own, or quote text that starts with '-'",
        at: lines.ink(problemOffset))
    case "found undefined tag handle":
      return SyntaxError(
        "this tag is not declared", help: "delete it, or quote text that starts with '!'",
        at: lines.ink(problemOffset))
    case "found unexpected document indicator": return unclosedQuote()
    case "did not find expected <document start>":
      return SyntaxError(
        "text that belongs to nothing before it",
        help: "a document is one mapping: give the line a key or indent it",
        at: lines.ink(problemOffset))
    case "found incompatible YAML document":
      return SyntaxError(
        "there is no such version of YAML", help: "write '%YAML 1.2', or delete the line",
        at: lines.ink(problemOffset))
    case "did not find expected node content":
      return SyntaxError("a value is expected here", at: lines.ink(problemOffset))
    case "found invalid Unicode character escape code":
      // The mark is after the backslash and its letter.
      let place = max(start, problemOffset - 2)
      return SyntaxError(
        "this escape is no character",
        help: "write the character itself, or '\\U' and eight digits in place of a surrogate pair",
        at: place..<min(place + 6, text.count))
    default: return SyntaxError(problem, at: lines.ink(problemOffset))
    }
  }
}
