extension JSONReader {
  mutating func readWord(_ word: StaticString) throws(SyntaxError) {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count,
      memoryEquals(bytes.baseAddress! + index, word.utf8Start, word.utf8CodeUnitCount),
      end == bytes.count || !isWordByte(bytes[end])
    else { throw unexpectedValue() }
    try addScalar(.plain, index..<end)
    index = end
  }

  mutating func readNumber() throws(SyntaxError) {
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

  mutating func skipDigits() -> Int {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index - start
  }

  mutating func readString() throws(SyntaxError) {
    let start = index
    index += 1
    try skipOrdinary()
    guard !peek(UInt8(ascii: "\"")) else {
      index += 1
      return try addScalar(.quoted, start..<index)
    }
    while true {
      guard index < bytes.count else { throw unclosedString(start) }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else { throw rawControl(byte, stringAt: start) }
      try skipEscape(stringAt: start)
      try skipOrdinary()
    }
    index += 1
    try addEscaped(start..<index)
  }

  @inline(__always)
  mutating func addScalar(_ form: NodeFlags, _ range: Range<Int>) throws(SyntaxError) {
    let inner = form == .quoted ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
    try builder.scalar(form, range, spelled: UnsafeRawBufferPointer(rebasing: bytes[inner]), decoded: false)
  }

  /// Adds a string with escapes. A key is decoded at once; of the others few are ever asked for.
  mutating func addEscaped(_ range: Range<Int>) throws(SyntaxError) {
    let inner = UnsafeRawBufferPointer(rebasing: bytes[(range.lowerBound + 1)..<(range.upperBound - 1)])
    guard builder.expectsKey else { return try builder.escapedScalar(range) }
    try JSONEscapes.decode(inner).withUnsafeBufferPointer { text throws(SyntaxError) in
      try builder.scalar(.quoted, range, spelled: UnsafeRawBufferPointer(text), decoded: true)
    }
  }

  /// Goes on to the next quote, backslash or control character.
  mutating func skipOrdinary() throws(SyntaxError) {
    while true {
      skipASCII()
      guard index < bytes.count, bytes[index] >= 0x80 else { return }
      index += try TextCheck(bytes: bytes).characterLength(at: index)
    }
  }

  /// Goes on to the next quote, backslash, control character or byte beyond ASCII.
  @inline(__always)
  private mutating func skipASCII() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found = ((quote &- ones) | (backslash &- ones) | (word &- ones &* 0x20) | word) & high
      if found != 0 {
        // The lowest mark is exact; borrows disturb only bytes above it.
        index += UInt64(littleEndian: found).trailingZeroBitCount / 8
        return
      }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { return }
      index += 1
    }
  }

  /// Goes on over the escape at `index`.
  mutating func skipEscape(stringAt start: Int) throws(SyntaxError) {
    guard index + 1 < bytes.count else { throw unclosedString(start) }
    let escape = index
    index += 2
    switch bytes[escape + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return
    case UInt8(ascii: "u"):
      for _ in 0..<4 {
        guard index < bytes.count, JSONEscapes.digit(bytes[index]) != nil else {
          throw SyntaxError("'\\u' needs four hexadecimal digits", at: escape..<index)
        }
        index += 1
      }
    default: throw unknownEscape(at: escape)
    }
  }
}
