/// The octet classes of grammars (RFC 5234, appendix B.1; RFC 9110, section 5.6).
extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isLowerCaseLetter: Bool { (0x61...0x7A).contains(self) }
  var isLetterOrDigit: Bool { isLetter || isDigit }
  var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
  var isLowerCaseHexDigit: Bool { isDigit || (0x61...0x66).contains(self) }
  /// SP or HTAB.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// What a message calls a blank.
  var blankName: String { self == 0x09 ? "a tab" : "a space" }
  /// Non-ASCII octets, which some grammars tolerate (`obs-text`).
  var isOutsideASCII: Bool { self >= 0x80 }
  /// CR, LF, NUL and the other octets not allowed in field values (RFC 9110, section 5.5).
  var isControl: Bool { self < 0x20 && self != 0x09 || self == 0x7F }

  /// `tchar`.
  var isTokenCharacter: Bool { FieldName.isTokenCharacter(Unicode.Scalar(self)) && !isOutsideASCII }

  /// The content of a quoted-string apart from escapes (`qdtext`).
  var isQuotedText: Bool { self >= 0x20 && self != 0x22 && self != 0x5C && self != 0x7F || self == 0x09 }
  /// What may follow a backslash (`quoted-pair`).
  var isEscapable: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

  /// RFC 3986, section 2.3.
  var isUnreserved: Bool { isLetterOrDigit || Self.isIn("-._~", self) }
  /// RFC 3986, section 2.2.
  var isSubDelimiter: Bool { Self.isIn("!$&'()*+,;=", self) }

  /// RFC 4648, section 4, without padding.
  var isBase64: Bool { isLetterOrDigit || Self.isIn("+/", self) }
  /// RFC 4648, section 5, without padding.
  var isBase64URL: Bool { isLetterOrDigit || Self.isIn("-_", self) }

  /// Whether an ASCII text contains this octet.
  static func isIn(_ text: StaticString, _ byte: UInt8) -> Bool {
    text.withUTF8Buffer { $0.contains(byte) }
  }

  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let colon = UInt8(ascii: ":")
  static let equals = UInt8(ascii: "=")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let star = UInt8(ascii: "*")
  static let space = UInt8(ascii: " ")
}
