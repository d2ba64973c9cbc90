import Text

extension Range<Int> {
  /// With the quotes around what is between them.
  var withQuotes: Range { lowerBound - 1..<upperBound + 1 }
}

/// Reads a field value from left to right.
struct FieldValueReader {
  let bytes: [UInt8]
  /// The bounds of the value, which may be part of another.
  let start: Int
  let end: Int
  private(set) var index: Int

  init(_ text: String) {
    bytes = Array(text.utf8)
    start = 0
    end = bytes.count
    index = 0
  }

  private init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    index = start
  }

  /// A reader of a part of the value, with the same offsets.
  func part(_ range: Range<Int>) -> FieldValueReader { FieldValueReader(bytes: bytes, range: range) }

  // MARK: Looking ahead

  var isAtEnd: Bool { index == end }
  var next: UInt8? { index < end ? bytes[index] : nil }
  var rest: Range<Int> { index..<end }

  func peek(_ distance: Int) -> UInt8? { index + distance < end ? bytes[index + distance] : nil }

  /// From here to the next comma outside quotes, without trailing blanks.
  var element: Range<Int> { span { $0 == .comma } }

  /// From here to the next comma, semicolon or blank outside quotes.
  var word: Range<Int> { span { $0 == .comma || $0 == .semicolon || $0.isBlank } }

  private func span(until isEnd: (UInt8) -> Bool) -> Range<Int> {
    var position = index
    var isQuoted = false
    while position < end, isQuoted || !isEnd(bytes[position]) {
      if bytes[position] == .quote { isQuoted.toggle() }
      if isQuoted, bytes[position] == .backslash { position += 1 }
      position += 1
    }
    position = min(position, end)
    while position > index, bytes[position - 1].isBlank { position -= 1 }
    return index..<position
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// In lower case.
  func name(_ range: Range<Int>) -> String { asciiLowercase(text(range)) }

  // MARK: Consuming

  mutating func move(to position: Int) { index = position }

  @discardableResult
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  mutating func take(while fits: (UInt8) -> Bool) -> Range<Int> {
    let first = index
    while index < end, fits(bytes[index]) { index += 1 }
    return first..<index
  }

  /// Consumes a text, ignoring ASCII case unless it matters.
  mutating func take(_ text: String, isCaseSensitive: Bool = true) -> Bool {
    let wanted = text.utf8
    guard end - index >= wanted.count else { return false }
    let found = self.text(index..<(index + wanted.count))
    guard isCaseSensitive ? found == text : asciiLowercase(found) == asciiLowercase(text) else {
      return false
    }
    index += wanted.count
    return true
  }

  /// `OWS`, and `BWS`, which senders avoid.
  mutating func skipBlanks() { _ = take(while: \.isBlank) }

  /// Nil if there is none here.
  mutating func token() -> Range<Int>? {
    let range = take(while: \.isTokenCharacter)
    return range.isEmpty ? nil : range
  }

  /// `DQUOTE *( qdtext / quoted-pair ) DQUOTE` (RFC 9110, section 5.6.4).
  /// - Returns: the text between the quotes.
  mutating func quotedString() throws(ValueFault) -> Range<Int> {
    let open = index
    take(.quote)
    while let byte = next, byte != .quote {
      if byte == .backslash {
        guard peek(1)?.isEscapable == true else { throw fault("has a backslash with nothing to escape") }
        index += 2
      } else {
        guard byte.isQuotedText else { throw fault("has a control character between quotes") }
        index += 1
      }
    }
    guard take(.quote) else { throw fault("lacks the closing quote of \(excerpt(open..<end))", at: open) }
    return (open + 1)..<(index - 1)
  }

  /// `token / quoted-string`.
  mutating func tokenOrQuotedString() throws(ValueFault) -> Range<Int>? {
    next == .quote ? try quotedString() : token()
  }

  /// A part of the value as a quoted-string.
  func quoted(_ range: Range<Int>) -> String {
    let escaped = text(range).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// A part of the value with each octet as `%XX`.
  func percentEncoded(_ range: Range<Int>) -> String {
    bytes[range].map { byte in
      (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// From here on as many octets as are outside ASCII, or else the next one.
  var unfitting: Range<Int> {
    var probe = self
    let outside = probe.take(while: \.isOutsideASCII)
    return outside.isEmpty ? index..<min(index + 1, end) : outside
  }

  // MARK: Faults

  /// - Parameter repair: the text mentioned in the advice, if it can replace the range as is.
  func fault(
    _ problem: String, at offset: Int? = nil, write advice: String? = nil, repair: ValueFault.Repair? = nil
  ) -> ValueFault {
    ValueFault(problem, at: offset ?? index, advice: advice.map { "write \($0)" }, repair: repair)
  }

  /// - Parameter range: what the text should be put in place of; empty where it is to be inserted.
  func fault(
    _ problem: String, at offset: Int? = nil, write advice: String, replacing range: Range<Int>,
    with text: String
  ) -> ValueFault {
    fault(problem, at: offset, write: advice, repair: ValueFault.Repair(range, text))
  }

  /// A part of the value is not what it should be: `is not …` where it is the whole value, else `has 'x', which is not …`.
  /// - Parameters:
  ///   - repaired: what the part should be.
  ///   - advice: what to write, if not just `repaired` in quotes.
  func isNot(
    _ noun: String, _ range: Range<Int>, repaired: String? = nil, write advice: String? = nil
  ) -> ValueFault {
    let advice = advice ?? repaired.map { "'\($0)'" }
    let repair = repaired.map { ValueFault.Repair(range, $0) }
    func fault(_ problem: String) -> ValueFault {
      self.fault(problem, at: range.lowerBound, write: advice, repair: repair)
    }
    if range == start..<end, start == 0, end == bytes.count {
      return fault(range.isEmpty ? "is empty" : "is not \(noun)")
    }
    guard !range.isEmpty else { return fault("lacks \(noun)\(placed(range.lowerBound))") }
    return fault("has \(excerpt(range)), which is not \(noun)")
  }

  /// Something unexpected comes next.
  func unexpected(after noun: String, write advice: String? = nil) -> ValueFault {
    fault("has \(excerpt(word.isEmpty ? index..<min(index + 1, end) : word)) after \(noun)", write: advice)
  }

  /// ` at its end`, ` before ';'`.
  private func placed(_ offset: Int) -> String {
    guard offset < end else { return " at the end" }
    return " before \(excerpt(offset..<(offset + 1)))"
  }

  /// A part of the value in single quotes, truncated if long.
  func excerpt(_ range: Range<Int>) -> String {
    let text = text(range)
    return text.count > 60 ? "'\(text.prefix(60))…'" : "'\(text)'"
  }
}
