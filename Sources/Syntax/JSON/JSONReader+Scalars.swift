import Text

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
    if current | 0x20 == UInt8(ascii: "e") {
      index += 1
      if peek(UInt8(ascii: "+")) || peek(UInt8(ascii: "-")) { index += 1 }
      if skipDigits() == 0 { throw badNumber(from: start) }
    }
    if isWordByte(current) || peek(UInt8(ascii: ".")) {
      throw badNumber(from: start)
    }
    try addScalar(.plain, start..<index)
  }

  mutating func skipDigits() -> Int {
    let start = index
    while (0x30...0x39).contains(current) { index += 1 }
    return index - start
  }

  mutating func readString() throws(SyntaxError) {
    let start = index
    index &+= 1
    try skipOrdinary()
    guard !peek(UInt8(ascii: "\"")) else {
      index &+= 1
      return try addScalar(.quoted, start..<index)
    }
    while true {
      guard index < bytes.count else { throw unclosedString(start) }
      let byte = current
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
    let inner = form == .quoted ? (range.lowerBound &+ 1)..<(range.upperBound &- 1) : range
    try builder.scalar(form, range, spelled: text(inner), decoded: false)
  }

  /// Adds a string with escapes. Keys are decoded right away, other strings only on demand: few are ever
  /// asked for.
  mutating func addEscaped(_ range: Range<Int>) throws(SyntaxError) {
    let inner = text((range.lowerBound + 1)..<(range.upperBound - 1))
    guard builder.expectsKey else { return try builder.escapedScalar(range) }
    try JSONEscapes.decode(inner).withUnsafeBufferPointer { text throws(SyntaxError) in
      try builder.scalar(.quoted, range, spelled: UnsafeRawBufferPointer(text), decoded: true)
    }
  }

  /// Skips to the next quote, backslash or control character, or to the end.
  @inline(__always)
  mutating func skipOrdinary() throws(SyntaxError) {
    index = endOfASCII(from: index)
    if current >= 0x80 { try skipBeyondASCII() }
  }

  private mutating func skipBeyondASCII() throws(SyntaxError) {
    while current >= 0x80 {
      index += try TextCheck(bytes: bytes).characterLength(at: index)
      index = endOfASCII(from: index)
    }
  }

  /// The next quote, backslash, control character or non-ASCII byte, at the latest the zero at the end.
  @inline(__always)
  private func endOfASCII(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var position = start
    while true {
      let word = word(at: position)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found = ((quote &- ones) | (backslash &- ones) | (word &- ones &* 0x20) | word) & high
      // The lowest mark is exact; borrows affect only the bytes above it.
      if found != 0 { return position &+ found.trailingZeroBitCount / 8 }
      position &+= 8
    }
  }

  /// Skips the escape at `index`.
  mutating func skipEscape(stringAt start: Int) throws(SyntaxError) {
    guard index + 1 < bytes.count else { throw unclosedString(start) }
    let escape = index
    index += 2
    switch bytes[escape + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return
    case UInt8(ascii: "u"):
      for _ in 0..<4 {
        guard index < bytes.count, bytes[index].hexDigitValue != nil else {
          throw SyntaxError("'\\u' needs four hexadecimal digits", at: escape..<index)
        }
        index += 1
      }
    default: throw unknownEscape(at: escape)
    }
  }
}
