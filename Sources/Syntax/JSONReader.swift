/// Reads JSON (RFC 8259) into a tree, strictly: what the grammar doesn't allow is an error.
///
/// libyaml refuses valid JSON (surrogate pairs, long keys, tabs) and accepts what is none, and takes seven times as
/// long.
struct JSONReader: ~Copyable {
  private let bytes: UnsafeRawBufferPointer
  private var index: Int
  private var builder: TreeBuilder
  /// Whether each open collection is an object, outermost first.
  private var open: [Bool] = []
  private var buffer: [UInt8] = []

  /// - Parameter start: where the text starts, after a byte order mark.
  static func read(_ source: SourceFile, from start: Int, limits: Limits) throws(UnreadableFile) -> SyntaxTree
  {
    var failure: UnreadableFile?
    var tree: SyntaxTree?
    source.bytes.withUnsafeBytes { bytes in
      var reader = JSONReader(
        bytes: bytes, index: start, builder: TreeBuilder(limits: limits, byteCount: bytes.count))
      do throws(SyntaxError) {
        try TextCheck(bytes: bytes).checkUTF8(from: start)
        try reader.readText()
        tree = SyntaxTree(source: source, language: .json, builder: reader.finish())
      } catch {
        failure = UnreadableFile(error: error, keysBefore: reader.builder.keysOfRoot())
      }
    }
    if let failure { throw failure }
    return tree!
  }

  private init(bytes: UnsafeRawBufferPointer, index: Int, builder: consuming TreeBuilder) {
    self.bytes = bytes
    self.index = index
    self.builder = builder
  }

  private consuming func finish() -> TreeBuilder { builder }

  // MARK: Structure

  private mutating func readText() throws(SyntaxError) {
    skipSpace()
    try readValue()
    while let isObject = open.last {
      skipSpace()
      if isObject { try continueObject() } else { try continueArray() }
    }
    skipSpace()
    if index < bytes.count {
      throw SyntaxError("text after the end of the document", help: "one file holds one JSON value", at: here)
    }
  }

  /// Reads a scalar, or opens a collection and reads up to its first value.
  private mutating func readValue() throws(SyntaxError) {
    guard index < bytes.count else {
      throw SyntaxError("the file ends where a value should stand", at: index)
    }
    switch bytes[index] {
    case UInt8(ascii: "{"): try openObject()
    case UInt8(ascii: "["): try openArray()
    case UInt8(ascii: "\""): try readString()
    case UInt8(ascii: "-"), 0x30...0x39: try readNumber()
    case UInt8(ascii: "t"): try readWord("true")
    case UInt8(ascii: "f"): try readWord("false")
    case UInt8(ascii: "n"): try readWord("null")
    default: throw unexpectedValue()
    }
  }

  private mutating func openObject() throws(SyntaxError) {
    try builder.beginMapping(at: index)
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "}")) { return closeCollection() }
    open.append(true)
    try readMember()
  }

  private mutating func openArray() throws(SyntaxError) {
    try builder.beginSequence(at: index)
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "]")) { return closeCollection() }
    open.append(false)
    try readValue()
  }

  private mutating func closeCollection() {
    index += 1
    builder.endCollection(at: index)
  }

  private mutating func continueObject() throws(SyntaxError) {
    if peek(UInt8(ascii: "}")) {
      open.removeLast()
      return closeCollection()
    }
    guard peek(UInt8(ascii: ",")) else { throw missing("',' or '}'") }
    let comma = index
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "}")) { throw trailingComma(comma) }
    try readMember()
  }

  private mutating func continueArray() throws(SyntaxError) {
    if peek(UInt8(ascii: "]")) {
      open.removeLast()
      return closeCollection()
    }
    guard peek(UInt8(ascii: ",")) else { throw missing("',' or ']'") }
    let comma = index
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "]")) { throw trailingComma(comma) }
    try readValue()
  }

  private mutating func readMember() throws(SyntaxError) {
    guard peek(UInt8(ascii: "\"")) else {
      if index < bytes.count, bytes[index] == UInt8(ascii: "'") { throw singleQuotes() }
      throw missing("a key between double quotes")
    }
    try readString()
    skipSpace()
    guard peek(UInt8(ascii: ":")) else { throw missing("':' after the key") }
    index += 1
    skipSpace()
    try readValue()
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private func peek(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }

  // MARK: Scalars

  private mutating func readWord(_ word: StaticString) throws(SyntaxError) {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count,
      memoryEquals(bytes.baseAddress! + index, word.utf8Start, word.utf8CodeUnitCount),
      end == bytes.count || !isWordByte(bytes[end])
    else { throw unexpectedValue() }
    try addScalar(.plain, index..<end)
    index = end
  }

  private mutating func readNumber() throws(SyntaxError) {
    let start = index
    if peek(UInt8(ascii: "-")) { index += 1 }
    if peek(UInt8(ascii: "0")) { index += 1 } else if skipDigits() == 0 { throw badNumber(from: start) }
    if peek(UInt8(ascii: ".")) {
      index += 1
      if skipDigits() == 0 { throw badNumber(from: start) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if peek(UInt8(ascii: "+")) || peek(UInt8(ascii: "-")) { index += 1 }
      if skipDigits() == 0 { throw badNumber(from: start) }
    }
    if index < bytes.count, isWordByte(bytes[index]) || bytes[index] == UInt8(ascii: ".") {
      throw badNumber(from: start)
    }
    try addScalar(.plain, start..<index)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index - start
  }

  private mutating func readString() throws(SyntaxError) {
    let start = index
    index += 1
    skipOrdinary()
    guard !peek(UInt8(ascii: "\"")) else {
      index += 1
      return try addScalar(.quoted, start..<index)
    }
    buffer.removeAll(keepingCapacity: true)
    var copied = start + 1
    while true {
      guard index < bytes.count else { throw unclosedString(start) }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else { throw rawControl(byte, stringAt: start) }
      buffer.append(contentsOf: bytes[copied..<index])
      try readEscape(stringAt: start)
      copied = index
      skipOrdinary()
    }
    buffer.append(contentsOf: bytes[copied..<index])
    index += 1
    try addDecoded(start..<index)
  }

  private mutating func addScalar(_ form: NodeFlags, _ range: Range<Int>) throws(SyntaxError) {
    let inner = form == .quoted ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
    try builder.scalar(form, range, spelled: UnsafeRawBufferPointer(rebasing: bytes[inner]), decoded: false)
  }

  private mutating func addDecoded(_ range: Range<Int>) throws(SyntaxError) {
    let text = buffer
    var failure: SyntaxError?
    text.withUnsafeBytes { text in
      do throws(SyntaxError) {
        try builder.scalar(.quoted, range, spelled: text, decoded: true)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Goes on to the next quote, backslash or control character.
  private mutating func skipOrdinary() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found =
        ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word) & high
      if found != 0 {
        // The lowest mark is exact; borrows disturb only bytes above it.
        index += UInt64(littleEndian: found).trailingZeroBitCount / 8
        return
      }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
      index += 1
    }
  }

  /// Reads the escape at `index` into the buffer. A lone surrogate becomes U+FFFD.
  private mutating func readEscape(stringAt start: Int) throws(SyntaxError) {
    guard index + 1 < bytes.count else { throw unclosedString(start) }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(letter)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): try readUnicodeEscape()
    default:
      throw SyntaxError(
        "JSON has no escape '\\\(Character(Unicode.Scalar(letter)))'", help: "write a backslash as '\\\\'",
        at: index - 2..<index)
    }
  }

  private mutating func readUnicodeEscape() throws(SyntaxError) {
    var value = try hexDigits(escapeAt: index - 2)
    if (0xD800..<0xDC00).contains(value), index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let after = index
      index += 2
      let low = try hexDigits(escapeAt: after)
      if (0xDC00..<0xE000).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = after
      }
    }
    buffer.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }

  private mutating func hexDigits(escapeAt start: Int) throws(SyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue,
        bytes[index] < 0x80
      else {
        throw SyntaxError("'\\u' needs four hexadecimal digits", at: start..<min(start + 6, bytes.count))
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  // MARK: Errors

  private var here: Range<Int> { index..<min(index + 1, bytes.count) }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private func missing(_ what: String) -> SyntaxError {
    if index >= bytes.count { return SyntaxError("the file ends where \(what) should stand", at: index) }
    if let comment = comment() { return comment }
    return SyntaxError("missing \(what)", at: here)
  }

  private func comment() -> SyntaxError? {
    guard bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "#") else { return nil }
    return SyntaxError(
      "JSON has no comments", help: "delete the comment, or save the document as YAML", at: here)
  }

  private func trailingComma(_ comma: Int) -> SyntaxError {
    SyntaxError("a comma after the last item", help: "delete the comma", at: comma..<comma + 1)
  }

  private func singleQuotes() -> SyntaxError {
    SyntaxError("JSON has no single quotes", help: "write double quotes", at: here)
  }

  private func unexpectedValue() -> SyntaxError {
    if let comment = comment() { return comment }
    if bytes[index] == UInt8(ascii: "'") { return singleQuotes() }
    var end = index
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    guard end > index else { return SyntaxError("a value should stand here", at: here) }
    let word = String(decoding: bytes[index..<min(end, index + 40)], as: UTF8.self)
    return SyntaxError(
      "'\(word)' is not a JSON value", help: "write a text between double quotes", at: index..<end)
  }

  private func badNumber(from start: Int) -> SyntaxError {
    var end = index
    while end < bytes.count, isWordByte(bytes[end]) || "+-.".utf8.contains(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<min(end, start + 40)], as: UTF8.self)
    return SyntaxError(
      "'\(text)' is not a JSON number", help: "write a text between double quotes",
      at: start..<max(end, start + 1))
  }

  private func unclosedString(_ start: Int) -> SyntaxError {
    SyntaxError("this text has no closing quote", help: "add '\"' at its end", at: start..<start + 1)
  }

  private func rawControl(_ byte: UInt8, stringAt start: Int) -> SyntaxError {
    if byte == 0x0A || byte == 0x0D {
      return SyntaxError(
        "this text has no closing quote on its line", help: "write a line break as '\\n'", at: start..<index)
    }
    return SyntaxError(
      "a control character inside a text", help: "write it as '\\u\(hex(UInt32(byte), digits: 4))'", at: here)
  }
}
