import Text

/// Quoted scalars on one line.
enum QuotedText {
  /// YAML single quotes; nil if the text has characters that need an escape, or tabs, which would be
  /// invisible.
  static func single(_ text: String) -> [UInt8]? {
    guard !text.unicodeScalars.contains(where: { $0 == "\t" || $0.needsEscape }) else { return nil }
    let quote = UInt8(ascii: "'")
    var bytes = [quote]
    for byte in text.utf8 {
      bytes.append(byte)
      if byte == quote { bytes.append(quote) }
    }
    return bytes + [quote]
  }

  /// YAML double quotes.
  static func double(_ text: String) -> [UInt8] {
    quoted(text) { scalar in
      switch scalar.value {
      case 0x00: "\\0"
      case 0x07: "\\a"
      case 0x0B: "\\v"
      case 0x1B: "\\e"
      case 0x85: "\\N"
      case 0x2028: "\\L"
      case 0x2029: "\\P"
      case 0..<0x100: "\\x" + hex(scalar.value, digits: 2)
      default: "\\u" + hex(scalar.value, digits: 4)
      }
    }
  }

  /// A JSON string (RFC 8259, section 7), which is a string in YAML too.
  static func json(_ text: String) -> [UInt8] {
    quoted(text) { "\\u" + hex($0.value, digits: 4) }
  }

  /// - Parameter escape: for characters without a short escape common to YAML and JSON; none is above U+FFFF.
  private static func quoted(_ text: String, escape: (Unicode.Scalar) -> String) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "\u{8}": bytes += "\\b".utf8
      case "\u{C}": bytes += "\\f".utf8
      case _ where scalar.needsEscape: bytes += escape(scalar).utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
    return bytes + [UInt8(ascii: "\"")]
  }
}
