/// A number as written; whole numbers are compared exactly.
struct SchemaNumber {
  let text: String
  private let whole: Int?
  /// NaN for the text `.nan`, infinite if too large.
  private let value: Double

  init(_ text: String) {
    self.text = text
    if text.hasPrefix("0x") {
      whole = Int(text.dropFirst(2), radix: 16)
    } else if text.hasPrefix("0o") {
      whole = Int(text.dropFirst(2), radix: 8)
    } else {
      whole = Int(text)
    }
    value = whole.map(Double.init) ?? Double(text) ?? .nan
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
  var isFinite: Bool { value.isFinite }

  static func == (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if let first = left.whole, let second = right.whole { return first == second }
    return left.value == right.value
  }

  static func < (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if let first = left.whole, let second = right.whole { return first < second }
    return left.value < right.value
  }

  /// Fractions such as 0.01 have no exact binary form, so tiny differences are ignored.
  func isMultiple(of other: SchemaNumber) -> Bool {
    if let whole, let divisor = other.whole {
      return divisor == 0 || divisor == -1 || whole % divisor == 0
    }
    let quotient = value / other.value
    guard quotient.isFinite else { return true }
    return abs(quotient - quotient.rounded()) <= 1e-9 * max(1, abs(quotient))
  }
}
