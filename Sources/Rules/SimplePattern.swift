/// A regular expression (ECMA-262) that is one repeated class of characters, such as `^[A-Za-z0-9_-]{1,128}$`.
struct SimplePattern {
  let characters: CharacterClass
  /// Nil for no end.
  let maximum: Int?

  /// Nil for any other expression. Without anchors it is taken as it was meant, for the whole value.
  init?(_ text: String) {
    var rest = text.unicodeScalars[...]
    if rest.first == "^" { rest.removeFirst() }
    if rest.last == "$" { rest.removeLast() }
    // Parentheses around all of it change nothing.
    if rest.first == "(", rest.last == ")" { rest = rest.dropFirst().dropLast() }
    if rest.starts(with: "?:".unicodeScalars) { rest = rest.dropFirst(2) }
    guard let characters = CharacterClass(&rest), let maximum = Self.repetition(rest) else { return nil }
    self.characters = characters
    self.maximum = maximum
  }

  /// How often at most; nil for what is no quantifier.
  private static func repetition(_ text: Substring.UnicodeScalarView) -> Int?? {
    let text = String(text)
    if ["*", "+", "*?", "+?"].contains(text) { return .some(nil) }
    if text.isEmpty || text == "?" { return .some(1) }
    guard text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
    let bounds = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard let last = bounds.last, bounds.count <= 2, Int(bounds[0]) != nil else { return nil }
    if last.isEmpty { return .some(nil) }
    return Int(last).map(Optional.some)
  }
}

/// A class of characters in a regular expression: `[A-Za-z0-9/+_=-]`, `\w`, `.`.
struct CharacterClass {
  private var ranges: [ClosedRange<UInt32>] = []
  private var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  /// Takes the class from the start of a text; nil where none stands there.
  init?(_ rest: inout Substring.UnicodeScalarView) {
    guard let first = rest.popFirst() else { return nil }
    switch first {
    case ".": ranges = [0...0x10FFFF]
    case "\\": guard takeEscape(&rest) else { return nil }
    case "[": guard takeMembers(&rest) else { return nil }
    default: return nil
    }
  }

  private mutating func takeMembers(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    if rest.first == "^" {
      rest.removeFirst()
      isNegated = true
    }
    while let next = rest.popFirst() {
      if next == "]" { return true }
      if next == "\\" {
        guard takeEscape(&rest) else { return false }
      } else {
        take(next, &rest)
      }
    }
    return false
  }

  /// A character, or a range that starts with it. One that ends before it starts, as in the guideline's own `_-=`, is
  /// meant as three characters.
  private mutating func take(_ first: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) {
    ranges.append(first.value...first.value)
    let next = rest.prefix(2)
    guard next.first == "-", let last = next.last, next.count == 2, last != "]", last != "\\",
      last.value >= first.value
    else { return }
    rest = rest.dropFirst(2)
    ranges.append(first.value...last.value)
  }

  /// What stands behind a backslash.
  private mutating func takeEscape(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    guard let escaped = rest.popFirst() else { return false }
    switch escaped {
    case "w": ranges += [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    case "d": ranges.append(0x30...0x39)
    case "S": ranges.append(0x21...0x10FFFF)
    case "s": ranges.append(0x09...0x20)
    case _ where escaped.properties.isAlphabetic || ("0"..."9").contains(escaped): return false
    default: ranges.append(escaped.value...escaped.value)
    }
    return true
  }
}
