import Text

/// Whether every parser reads a plain scalar as a string: under YAML 1.2's core schema and under the types of
/// YAML 1.1, which many tools still use: there `yes` is a boolean, `12:30:45` a number of seconds,
/// `2024-01-01` a date.
///
/// Where tools disagree about a form, all of its variants count.
struct ImplicitTypes {
  private let text: [UInt8]

  init(_ text: some Sequence<UInt8>) { self.text = Array(text) }

  var areStringsOnly: Bool {
    guard case .string = text.withUnsafeBytes(Scalar.init(plain:)) else { return false }
    return !isWord && !isDate && !isNumber
  }

  private var isWord: Bool {
    guard text.count <= 5 else { return false }
    return Self.words.contains(String(decoding: text.map(asciiLowercase), as: UTF8.self))
  }

  /// Lower case; `=` and `<<` are the default value and the merge key of YAML 1.1.
  private static let words: Set<String> = [
    "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", ".inf", "-.inf", "+.inf", ".nan", "=",
    "<<",
  ]

  /// A date, with or without a time.
  private var isDate: Bool {
    var index = 0
    guard digits(&index) == 4, skip("-", &index), 1...2 ~= digits(&index), skip("-", &index),
      1...2 ~= digits(&index)
    else { return false }
    return index == text.count || [0x20, 0x09, UInt8(ascii: "T"), UInt8(ascii: "t")].contains(text[index])
  }

  /// Digits may be grouped with `_`; the parts of base-60 numbers are separated by `:`.
  private var isNumber: Bool {
    var index = 0
    if !skip("-", &index) { _ = skip("+", &index) }
    if index + 2 < text.count, text[index] == UInt8(ascii: "0") {
      let digits = text[(index + 2)...]
      switch text[index + 1] | 0x20 {
      case UInt8(ascii: "x") where digits.allSatisfy({ $0.hexDigitValue != nil || $0 == Self.underscore }):
        return true
      case UInt8(ascii: "o") where digits.allSatisfy({ 0x30...0x37 ~= $0 || $0 == Self.underscore }):
        return true
      case UInt8(ascii: "b") where digits.allSatisfy({ 0x30...0x31 ~= $0 || $0 == Self.underscore }):
        return true
      default: break
      }
    }
    let whole = digits(&index, grouped: true)
    if whole > 0 {
      while index < text.count, text[index] == UInt8(ascii: ":") {
        index += 1
        guard 1...2 ~= digits(&index) else { return false }
      }
    }
    if skip(".", &index) {
      _ = digits(&index, grouped: true)
    } else if whole == 0 {
      return false
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if !skip("-", &index) { _ = skip("+", &index) }
      guard digits(&index) > 0 else { return false }
    }
    return index == text.count
  }

  private static let underscore = UInt8(ascii: "_")

  private func skip(_ character: Unicode.Scalar, _ index: inout Int) -> Bool {
    guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Skips digits and returns their number.
  private func digits(_ index: inout Int, grouped: Bool = false) -> Int {
    let start = index
    while index < text.count, 0x30...0x39 ~= text[index] || grouped && text[index] == Self.underscore {
      index += 1
    }
    return index - start
  }
}
