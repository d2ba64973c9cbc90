import Text

/// Reads JSON (RFC 8259) into a tree, strictly: whatever the grammar doesn't allow is an error.
///
/// libyaml rejects some valid JSON (surrogate pairs, long keys, tabs) and accepts some invalid JSON.
struct JSONReader: ~Copyable {
  private let padded: PaddedBytes
  var index: Int
  var builder: TreeBuilder
  /// The byte offset at which each line starts: in JSON, line breaks occur only between tokens.
  private var lineStarts: PlainArray<UInt32>

  /// - Parameter start: where the text starts, after a byte order mark.
  static func read(_ source: SourceFile, from start: Int, limits: Limits) throws(UnreadableFile) -> SyntaxTree
  {
    var failure: UnreadableFile?
    var tree: SyntaxTree?
    source.bytes.withPaddedBytes { bytes in
      var reader = JSONReader(
        bytes: bytes, index: start,
        // A node takes about 36 bytes in indented files. Only keys are decoded, and hardly any has an escape.
        builder: TreeBuilder(
          limits: limits, byteCount: bytes.count, nodes: bytes.count / 24, decodedBytes: 0))
      do throws(SyntaxError) {
        try reader.readText()
        source.noteLineStarts(reader.lineStarts.array)
        tree = SyntaxTree(source: source, language: .json, builder: reader.finish())
      } catch {
        // Outside strings JSON is ASCII, and inside them the reader checks every byte. With another encoding
        // almost everything is an error, so report the encoding.
        let wrongByte = TextCheck(bytes: bytes.text).wrongByte(from: start)
        failure = UnreadableFile(error: wrongByte ?? error, keysBefore: reader.builder.keysOfRoot())
      }
    }
    if let failure { throw failure }
    return tree!
  }

  private init(bytes: PaddedBytes, index: Int, builder: consuming TreeBuilder) {
    padded = bytes
    self.index = index
    self.builder = builder
    lineStarts = PlainArray(capacity: bytes.count / 32)
    lineStarts.append(0)
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
    switch current {
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
      if peek(UInt8(ascii: "'")) { throw singleQuotes() }
      throw missing("a key between double quotes")
    }
    if let end = try builder.repeatedKey(at: index, in: padded) { index = end } else { try readString() }
    skipSpace()
    guard peek(UInt8(ascii: ":")) else { throw missing("':' after the key") }
    index += 1
    skipSpace()
    try readValue()
  }

  @inline(__always)
  mutating func skipSpace() {
    // Most tokens are separated by nothing, or by a single space.
    if current == 0x20 { index &+= 1 }
    if current <= 0x20 { skipLongSpace() }
  }

  private mutating func skipLongSpace() {
    var position = index
    while true {
      switch byte(at: position) {
      case 0x0A:
        position &+= 1
        lineStarts.append(UInt32(truncatingIfNeeded: position))
        position = endOfSpaces(from: position)
      case 0x0D:
        position &+= 1
        if byte(at: position) != 0x0A { lineStarts.append(UInt32(truncatingIfNeeded: position)) }
      case 0x20, 0x09: position &+= 1
      default:
        index = position
        return
      }
    }
  }

  /// The first byte that isn't a space: most space is indentation, so it is skipped eight bytes at a time.
  @inline(__always)
  private func endOfSpaces(from start: Int) -> Int {
    var position = start
    while true {
      let others = word(at: position) ^ 0x2020_2020_2020_2020
      if others != 0 { return position &+ others.trailingZeroBitCount / 8 }
      position &+= 8
    }
  }

  // MARK: Bytes

  /// The text, for bounds-checked access.
  var bytes: UnsafeRawBufferPointer { padded.text }

  /// The byte at the index; 0 at the end.
  @inline(__always)
  var current: UInt8 { padded.byte(at: index) }

  @inline(__always)
  func byte(at position: Int) -> UInt8 { padded.byte(at: position) }

  @inline(__always)
  func word(at position: Int) -> UInt64 { padded.word(at: position) }

  @inline(__always)
  func text(_ range: Range<Int>) -> UnsafeRawBufferPointer { padded.text(range) }

  @inline(__always)
  func peek(_ byte: UInt8) -> Bool { current == byte }
}
