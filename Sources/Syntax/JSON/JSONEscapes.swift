import Text

/// What the escapes of a JSON string stand for (RFC 8259, section 7).
enum JSONEscapes {
  /// The text of a string whose escapes are known to be valid. A lone surrogate becomes U+FFFD.
  /// - Parameter string: without its quotes.
  static func decode(_ string: UnsafeRawBufferPointer) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(string.count)
    var index = 0
    while true {
      let escape = find(UInt8(ascii: "\\"), in: string, from: index)
      text.append(contentsOf: string[index..<escape])
      guard escape + 1 < string.count else { return text }
      index = escape + 2
      switch string[escape + 1] {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        text.append(contentsOf: String(scalar(string, behind: &index) ?? "\u{FFFD}").utf8)
      case let other: text.append(other)
      }
    }
  }

  /// The character of a `\u` escape, or of two that form a surrogate pair.
  /// - Parameter index: after the `u`; on return, after the digits.
  private static func scalar(_ string: UnsafeRawBufferPointer, behind index: inout Int) -> Unicode.Scalar? {
    let first = unit(string, behind: &index)
    guard (0xD800..<0xDC00).contains(first), index + 6 <= string.count, string[index] == UInt8(ascii: "\\"),
      string[index + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(first) }
    var after = index + 2
    let second = unit(string, behind: &after)
    guard (0xDC00..<0xE000).contains(second) else { return nil }
    index = after
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func unit(_ string: UnsafeRawBufferPointer, behind index: inout Int) -> UInt32 {
    defer { index += 4 }
    return string[index..<index + 4].reduce(0) { $0 << 4 | UInt32($1.hexDigitValue ?? 0) }
  }
}
