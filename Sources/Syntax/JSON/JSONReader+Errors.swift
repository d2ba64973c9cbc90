import Text

/// Diagnostics for malformed JSON.
extension JSONReader {
  /// The character at `index`.
  var here: Range<Int> { character(at: index) }

  private func character(at start: Int) -> Range<Int> {
    var end = min(start + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  /// - Parameter start: the byte offset of the backslash.
  func unknownEscape(at start: Int) -> SyntaxError {
    let letter = character(at: start + 1)
    let range = start..<letter.upperBound
    if bytes[letter.lowerBound] < 0x20 {
      return SyntaxError(
        "a backslash before a control character", help: "write '\\n' for a line break", at: range)
    }
    return SyntaxError(
      "JSON has no escape '\(String(decoding: bytes[range], as: UTF8.self))'",
      help: "write a backslash as '\\\\'", at: range)
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  func missing(_ what: String) -> SyntaxError {
    if index >= bytes.count { return SyntaxError("the file ends where \(what) is expected", at: index) }
    if let comment = comment() { return comment }
    return SyntaxError("missing \(what)", at: here)
  }

  func comment() -> SyntaxError? {
    guard bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "#") else { return nil }
    return SyntaxError(
      "JSON has no comments", help: "delete the comment, or save the document as YAML", at: here)
  }

  func trailingComma(_ comma: Int) -> SyntaxError {
    SyntaxError("a comma after the last item", help: "delete the comma", at: comma..<comma + 1)
  }

  func singleQuotes() -> SyntaxError {
    SyntaxError("JSON has no single quotes", help: "write double quotes", at: here)
  }

  func unexpectedValue() -> SyntaxError {
    if index >= bytes.count { return SyntaxError("the file ends where a value is expected", at: index) }
    if let comment = comment() { return comment }
    if bytes[index] == UInt8(ascii: "'") { return singleQuotes() }
    var end = index
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    guard end > index else { return SyntaxError("a value is expected here", at: here) }
    let word = String(decoding: bytes[index..<min(end, index + 40)], as: UTF8.self)
    return SyntaxError(
      "'\(word)' is not a JSON value", help: "write text in double quotes", at: index..<end)
  }

  func badNumber(from start: Int) -> SyntaxError {
    var end = index
    while end < bytes.count, isWordByte(bytes[end]) || "+-.".utf8.contains(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<min(end, start + 40)], as: UTF8.self)
    return SyntaxError(
      "'\(text)' is not a JSON number", help: "write text in double quotes",
      at: start..<max(end, start + 1))
  }

  func unclosedString(_ start: Int) -> SyntaxError {
    SyntaxError("this text has no closing quote", help: "add '\"' at its end", at: start..<start + 1)
  }

  func rawControl(_ byte: UInt8, stringAt start: Int) -> SyntaxError {
    if byte == 0x0A || byte == 0x0D {
      return SyntaxError(
        "this text has no closing quote on its line", help: "write a line break as '\\n'", at: start..<index)
    }
    if byte == 0x09 { return SyntaxError("a tab inside a string; write '\\t'", at: here) }
    return SyntaxError(
      "a control character inside a string", help: "write it as '\\u\(hex(UInt32(byte), digits: 4))'",
      at: here)
  }
}
