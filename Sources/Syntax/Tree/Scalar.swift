/// The meaning of a scalar. Numbers keep their text: a 30-digit integer is fine.
package enum Scalar: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(String)
  case number(String)
  case string(String)

  /// The meaning of an unquoted scalar under the core schema of YAML 1.2 (section 10.3.2): `yes`, `0b1` and
  /// dates are strings, `010` is ten. JSON's literals and numbers mean the same as in JSON.
  init(plain text: UnsafeRawBufferPointer) {
    switch text.count {
    case 0: self = .null
    case 1 where text[0] == UInt8(ascii: "~"): self = .null
    case 4...5 where Self.word(text) != nil: self = Self.word(text)!
    default: self = Self.number(text)
    }
  }

  private static func word(_ text: UnsafeRawBufferPointer) -> Scalar? {
    switch String(decoding: text, as: UTF8.self) {
    case "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .boolean(true)
    case "false", "False", "FALSE": .boolean(false)
    case ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF", "+.inf", "+.Inf", "+.INF", ".nan", ".NaN", ".NAN":
      .number(String(decoding: text, as: UTF8.self))
    default: nil
    }
  }

  private static func number(_ text: UnsafeRawBufferPointer) -> Scalar {
    let string = String(decoding: text, as: UTF8.self)
    if text.count > 2, text[0] == UInt8(ascii: "0") {
      if text[1] == UInt8(ascii: "x"), text[2...].allSatisfy(isHexDigit) { return .integer(string) }
      if text[1] == UInt8(ascii: "o"), text[2...].allSatisfy({ (0x30...0x37).contains($0) }) {
        return .integer(string)
      }
    }
    var index = 0
    if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") { index = 1 }
    let whole = digits(text, &index)
    var fraction = 0
    var isInteger = true
    if index < text.count, text[index] == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      fraction = digits(text, &index)
    }
    guard whole + fraction > 0 else { return .string(string) }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
        index += 1
      }
      guard digits(text, &index) > 0 else { return .string(string) }
    }
    guard index == text.count else { return .string(string) }
    return isInteger ? .integer(string) : .number(string)
  }

  /// Skips digits and returns their number.
  private static func digits(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> Int {
    let start = index
    while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
    return index - start
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
