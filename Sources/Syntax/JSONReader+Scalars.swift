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

  mutating func addScalar(_ form: NodeFlags, _ range: Range<Int>) throws(SyntaxError) {
    let inner = form == .quoted ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
    try builder.scalar(form, range, spelled: UnsafeRawBufferPointer(rebasing: bytes[inner]), decoded: false)
  }

  mutating func addDecoded(_ range: Range<Int>) throws(SyntaxError) {
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
  mutating func skipOrdinary() {
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
  mutating func readEscape(stringAt start: Int) throws(SyntaxError) {
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
    default: throw unknownEscape(at: index - 2)
    }
  }

  mutating func readUnicodeEscape() throws(SyntaxError) {
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

  mutating func hexDigits(escapeAt start: Int) throws(SyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue,
        bytes[index] < 0x80
      else {
        throw SyntaxError("'\\u' needs four hexadecimal digits", at: start..<index)
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
