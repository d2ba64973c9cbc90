import Syntax

/// A number as written; whole numbers of any size are compared exactly.
package struct SchemaNumber: Equatable {
  let text: String
  private let whole: WholeNumber?
  /// NaN for the text `.nan`, infinite if too large.
  private let value: Double

  init(_ text: String) {
    self.text = text
    whole = WholeNumber(text)
    value = Double(text) ?? whole?.small.map(Double.init) ?? .nan
  }

  /// The number that a node states; nil for other values.
  package static func stated(by node: Node) -> SchemaNumber? {
    switch node.scalar {
    case .integer(let text), .number(let text):
      let number = SchemaNumber(text)
      return number.isFinite ? number : nil
    default: return nil
    }
  }

  /// Whether a field value reads as a number: digits with an optional sign, fraction and exponent.
  static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard rest.first.map({ (0x30...0x39).contains($0) }) == true else { return false }
    let allowed: (UInt8) -> Bool = { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    return rest.allSatisfy(allowed) && Double(text) != nil
  }

  var isWhole: Bool { whole != nil || value == value.rounded() }

  /// Whether the number can be compared.
  var isFinite: Bool { whole != nil || value.isFinite }

  package static func == (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if let first = left.whole, let second = right.whole { return first == second }
    return left.value == right.value
  }

  package static func < (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if let first = left.whole, let second = right.whole { return first < second }
    return left.value < right.value
  }

  /// Fractions such as 0.01 have no exact binary form, so a quotient that differs from a whole number by at most 1e-9, in
  /// relation to its size, counts as one. What is too large to divide counts as a multiple.
  func isMultiple(of other: SchemaNumber) -> Bool {
    if let whole, let divisor = other.whole {
      guard let divisor = divisor.small, divisor != 0, divisor != -1 else { return true }
      return whole.remainder(by: divisor).map { $0 == 0 } ?? true
    }
    let quotient = value / other.value
    guard quotient.isFinite else { return true }
    return abs(quotient - quotient.rounded()) <= 1e-9 * max(1, abs(quotient))
  }
}

/// A whole number of any size.
private struct WholeNumber: Equatable {
  private let isNegative: Bool
  /// Without leading zeros; empty for 0.
  private let digits: [UInt8]

  /// Digits with an optional sign, or a hexadecimal or octal number as YAML writes it; nil for any other text.
  init?(_ text: String) {
    var text = text
    for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.hasPrefix(prefix) {
      guard let value = UInt64(text.dropFirst(2), radix: radix) else { return nil }
      text = String(value)
    }
    var rest = text.utf8[...]
    let sign = rest.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty, rest.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    digits = Array(rest.drop { $0 == 0x30 })
    isNegative = sign == UInt8(ascii: "-") && !digits.isEmpty
  }

  static func < (left: WholeNumber, right: WholeNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let (first, second) = left.isNegative ? (right.digits, left.digits) : (left.digits, right.digits)
    return first.count != second.count ? first.count < second.count : first.lexicographicallyPrecedes(second)
  }

  /// Nil if it is beyond 64 bits.
  var small: Int? {
    Int((isNegative ? "-" : "") + (digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)))
  }

  /// Nil if the divisor is too large to be worked with.
  func remainder(by divisor: Int) -> Int? {
    guard divisor != .min, abs(divisor) < .max / 10 else { return small.map { $0 % divisor } }
    return digits.reduce(0) { ($0 * 10 + Int($1 - 0x30)) % abs(divisor) }
  }
}
