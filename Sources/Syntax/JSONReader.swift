/// Reads JSON (RFC 8259) into a tree, strictly: what the grammar doesn't allow is an error.
///
/// libyaml refuses valid JSON (surrogate pairs, long keys, tabs) and accepts what is none, and takes seven times as
/// long.
struct JSONReader: ~Copyable {
  let bytes: UnsafeRawBufferPointer
  var index: Int
  var builder: TreeBuilder

  /// - Parameter start: where the text starts, after a byte order mark.
  static func read(_ source: SourceFile, from start: Int, limits: Limits) throws(UnreadableFile) -> SyntaxTree
  {
    var failure: UnreadableFile?
    var tree: SyntaxTree?
    source.bytes.withUnsafeBytes { bytes in
      var reader = JSONReader(
        bytes: bytes, index: start, builder: TreeBuilder(limits: limits, byteCount: bytes.count))
      do throws(SyntaxError) {
        try reader.readText()
        tree = SyntaxTree(source: source, language: .json, builder: reader.finish())
      } catch {
        // Outside of strings JSON is ASCII, and in them the reader looks at every byte. In another encoding most is wrong,
        // and the encoding is what has to be said.
        let wrongByte = TextCheck(bytes: bytes).wrongByte(from: start)
        failure = UnreadableFile(error: wrongByte ?? error, keysBefore: reader.builder.keysOfRoot())
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

  consuming func finish() -> TreeBuilder { builder }

  // MARK: Structure

  mutating func readText() throws(SyntaxError) {
    skipSpace()
    try readValue()
    while builder.depth > 0 {
      skipSpace()
      if builder.isInMapping { try continueObject() } else { try continueArray() }
    }
    skipSpace()
    if index < bytes.count {
      throw SyntaxError("text after the end of the document", help: "one file holds one JSON value", at: here)
    }
  }

  /// Reads a scalar, or opens a collection and reads up to its first value.
  mutating func readValue() throws(SyntaxError) {
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

  mutating func openObject() throws(SyntaxError) {
    try builder.beginMapping(at: index)
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "}")) { return closeCollection() }
    try readMember()
  }

  mutating func openArray() throws(SyntaxError) {
    try builder.beginSequence(at: index)
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "]")) { return closeCollection() }
    try readValue()
  }

  mutating func closeCollection() {
    index += 1
    builder.endCollection(at: index)
  }

  mutating func continueObject() throws(SyntaxError) {
    if peek(UInt8(ascii: "}")) { return closeCollection() }
    guard peek(UInt8(ascii: ",")) else { throw missing("',' or '}'") }
    let comma = index
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "}")) { throw trailingComma(comma) }
    try readMember()
  }

  mutating func continueArray() throws(SyntaxError) {
    if peek(UInt8(ascii: "]")) { return closeCollection() }
    guard peek(UInt8(ascii: ",")) else { throw missing("',' or ']'") }
    let comma = index
    index += 1
    skipSpace()
    if peek(UInt8(ascii: "]")) { throw trailingComma(comma) }
    try readValue()
  }

  mutating func readMember() throws(SyntaxError) {
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

  @inline(__always)
  mutating func skipSpace() {
    // Between most tokens stands nothing, or one blank.
    if index < bytes.count, bytes[index] > 0x20 { return }
    skipLongSpace()
  }

  private mutating func skipLongSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        index += 1
        // What follows a line break is an indentation, which may be long.
        while index + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) == 0x2020_2020_2020_2020
        {
          index += 8
        }
      case 0x20, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  func peek(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }
}
