/// A text to be written in YAML without quotes.
struct PlainText {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether every parser reads the plain text as this string. Stricter than YAML, which allows `-x` and
  /// `:x`.
  func isString(inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    guard !Self.indicators.contains(first), first != 0x20, last != 0x20, last != UInt8(ascii: ":"),
      !text.hasPrefix("..."), !text.unicodeScalars.contains(where: { $0 == "\t" || $0.needsEscape })
    else { return false }
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      if byte == UInt8(ascii: ":"), next == 0x20 { return false }
      if byte == 0x20, next == UInt8(ascii: "#") { return false }
    }
    if inFlow, bytes.contains(where: Self.flowIndicators.contains) { return false }
    return ImplicitTypes(bytes).areStringsOnly
  }

  private static let indicators = Set("-?:,[]{}&*!|>'\"%@`#".utf8)
  /// In YAML 1.1, `?` is an indicator anywhere.
  private static let flowIndicators = Set(",[]{}?".utf8)
}

extension Unicode.Scalar {
  /// Whether YAML parsers reject the character unescaped, or disagree about it: line breaks of YAML 1.1 and
  /// 1.2, control characters, byte order marks. Not a tab.
  var needsEscape: Bool {
    switch value {
    case 0x09: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
