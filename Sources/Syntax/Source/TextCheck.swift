import Text

/// Checks a file's bytes before they are parsed: the encoding, and characters that no document may contain.
struct TextCheck {
  let bytes: UnsafeRawBufferPointer

  /// Where the text starts: after a byte order mark, if there is one.
  /// - Throws: if the encoding isn't UTF-8.
  func start() throws(SyntaxError) -> Int {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return 3 }
    if bytes.count >= 4, bytes[0] == 0, bytes[1] == 0, bytes[2] == 0xFE, bytes[3] == 0xFF {
      throw encodingError("UTF-32")
    }
    if bytes.count >= 2, bytes[0] == 0xFE && bytes[1] == 0xFF || bytes[0] == 0xFF && bytes[1] == 0xFE {
      let wide = bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 && bytes[0] == 0xFF
      throw encodingError(wide ? "UTF-32" : "UTF-16")
    }
    if bytes.count >= 4 {
      let zeros = bytes[0..<4].count { $0 == 0 }
      if zeros == 3 { throw encodingError("UTF-32") }
      if zeros == 2, (bytes[0] == 0) != (bytes[1] == 0) { throw encodingError("UTF-16") }
    }
    return 0
  }

  private func encodingError(_ name: String) -> SyntaxError {
    SyntaxError("the file is encoded in \(name), not in UTF-8", help: "save it as UTF-8", at: 0)
  }

  /// What a text consists of.
  struct Contents {
    /// Whether there are NEL, LS or PS, which libyaml takes for line breaks and YAML 1.2 doesn't.
    var hasUnicodeBreaks = false
    var codePointCount = 0
  }

  /// Checks that the bytes are UTF-8 and contain only characters that YAML 1.2 allows (section 5.1).
  func checkYAML(from start: Int) throws(SyntaxError) -> Contents {
    try check(from: start, allowsControls: false)
  }

  /// The first byte that is not UTF-8 (RFC 3629), if any.
  func wrongByte(from start: Int) -> SyntaxError? {
    do throws(SyntaxError) { _ = try check(from: start, allowsControls: true) } catch { return error }
    return nil
  }

  /// The length in bytes of the character that starts at a non-ASCII byte.
  func characterLength(at index: Int) throws(SyntaxError) -> Int {
    let (scalar, length) = decode(at: index)
    guard scalar != nil else { throw notUTF8(at: index) }
    return length
  }

  private func check(from start: Int, allowsControls: Bool) throws(SyntaxError) -> Contents {
    let count = bytes.count
    var contents = Contents(codePointCount: count - start)
    var index = start
    while index < count {
      index = allowsControls ? endOfASCII(from: index) : endOfText(from: index)
      guard index < count else { break }
      let byte = bytes[index]
      if byte < 0x80 {
        if !allowsControls,
          byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F && !allowsControls
        {
          throw forbidden(UInt32(byte), at: index, length: 1)
        }
        index += 1
        continue
      }
      let (scalar, length) = decode(at: index)
      guard let scalar else {
        throw notUTF8(at: index)
      }
      if !allowsControls {
        switch scalar {
        case 0x85, 0x2028, 0x2029: contents.hasUnicodeBreaks = true
        case 0x80..<0xA0, 0xFFFE, 0xFFFF: throw forbidden(scalar, at: index, length: length)
        case 0xFEFF where isLineStart(index):
          throw SyntaxError(
            "a byte order mark inside the file", help: "delete it", at: index..<index + length)
        default: break
        }
      }
      index += length
      contents.codePointCount -= length - 1
    }
    return contents
  }

  /// There libyaml skips a byte order mark and then miscounts columns.
  private func isLineStart(_ index: Int) -> Bool {
    index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
      || index == 3 && bytes[0] == 0xEF && bytes[2] == 0xBF
  }

  /// Skips ASCII, eight bytes at a time.
  private func endOfASCII(from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count, word(at: index) & Self.high == 0 { index += 8 }
    return index
  }

  /// Skips printable ASCII and LF, eight bytes at a time.
  private func endOfText(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= bytes.count {
      let word = word(at: index)
      // The answer is the highest bit of each byte. With ASCII, no sum or difference carries into the next
      // byte.
      let isPrintable = (word &+ ones &* 0x60) & ~(word &+ ones)
      let isLineFeed = Self.high &- (word ^ ones &* 0x0A)
      guard word & Self.high == 0, (isPrintable | isLineFeed) & Self.high == Self.high else { break }
      index += 8
    }
    return index
  }

  private static let high: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private func word(at index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) }

  private func decode(at index: Int) -> (scalar: UInt32?, length: Int) {
    let first = bytes[index]
    let (length, least): (Int, UInt32)
    switch first {
    case 0xC2...0xDF: (length, least) = (2, 0x80)
    case 0xE0...0xEF: (length, least) = (3, 0x800)
    case 0xF0...0xF4: (length, least) = (4, 0x10000)
    default: return (nil, 1)
    }
    guard index + length <= bytes.count else { return (nil, 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return (nil, 1) }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    guard scalar >= least, scalar <= 0x10FFFF, !(0xD800..<0xE000).contains(scalar) else { return (nil, 1) }
    return (scalar, length)
  }

  private func notUTF8(at index: Int) -> SyntaxError {
    SyntaxError(
      "byte 0x\(hex(UInt32(bytes[index]), digits: 2)) is not UTF-8", help: "save the file as UTF-8",
      at: index..<index + 1)
  }

  private func forbidden(_ scalar: UInt32, at index: Int, length: Int) -> SyntaxError {
    SyntaxError(
      "the control character U+\(hex(scalar, digits: 4)) is not allowed in YAML",
      help: "delete it, or write it as an escape between double quotes", at: index..<index + length)
  }
}
