/// The syntax tree of a regular expression.
indirect enum PatternExpression {
  case alternatives([PatternExpression])
  case sequence([PatternExpression])
  case characters(PatternCharacters)
  /// - Parameter most: nil if unbounded.
  case repeated(PatternExpression, least: Int, most: Int?)
  case start
  case end
  case wordBoundary(Bool)
}

/// Parses regular expressions of ECMA-262 (section 22.2.1); nil for anything unsupported.
struct PatternParser {
  private let text: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
  }

  private var current: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    index += 1
    return true
  }

  mutating func expression() -> PatternExpression? {
    guard let result = alternatives(), index == text.count else { return nil }
    return result
  }

  private mutating func alternatives() -> PatternExpression? {
    var parts: [PatternExpression] = []
    repeat {
      guard let part = sequence() else { return nil }
      parts.append(part)
    } while skip("|")
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() -> PatternExpression? {
    var terms: [PatternExpression] = []
    while let next = current, next != "|", next != ")" {
      guard let term = term() else { return nil }
      terms.append(term)
    }
    return .sequence(terms)
  }

  private mutating func term() -> PatternExpression? {
    if skip("^") { return .start }
    if skip("$") { return .end }
    if current == "\\", index + 1 < text.count, text[index + 1] == "b" || text[index + 1] == "B" {
      index += 2
      return .wordBoundary(text[index - 1] == "b")
    }
    guard let atom = atom() else { return nil }
    return quantified(atom)
  }

  private mutating func atom() -> PatternExpression? {
    guard let next = current else { return nil }
    index += 1
    switch next {
    case ".": return .characters(PatternCharacters.lineEnd.negated)
    case "(": return group()
    case "[":
      var reader = PatternClassReader(text, at: index)
      guard let set = reader.characters() else { return nil }
      index = reader.index
      return .characters(set)
    case "\\":
      var reader = PatternClassReader(text, at: index)
      guard let set = reader.escape() else { return nil }
      index = reader.index
      return .characters(set)
    case "*", "+", "?": return nil
    default: return .characters(PatternCharacters(next.value...next.value))
    }
  }

  private mutating func group() -> PatternExpression? {
    guard depth < 50 else { return nil }
    depth += 1
    defer { depth -= 1 }
    if skip("?"), !skip(":") {
      // A named group, not a lookbehind.
      guard skip("<"), let first = current, first != "=", first != "!" else { return nil }
      while let next = current, next != ">" { index += next == ")" ? text.count : 1 }
      guard skip(">") else { return nil }
    }
    guard let result = alternatives(), skip(")") else { return nil }
    return result
  }

  // MARK: Quantifiers

  private mutating func quantified(_ atom: PatternExpression) -> PatternExpression? {
    guard let (least, most) = quantifier() else { return atom }
    if let most, most < least { return nil }
    // Whether it is lazy doesn't matter here.
    _ = skip("?")
    if let next = current, ["*", "+", "?"].contains(next) || next == "{" && quantifier() != nil {
      return nil
    }
    return .repeated(atom, least: least, most: most)
  }

  private mutating func quantifier() -> (least: Int, most: Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    let start = index
    if skip("{"), let least = number() {
      if skip("}") { return (least, least) }
      if skip(",") {
        if skip("}") { return (least, nil) }
        if let most = number(), skip("}") { return (least, most) }
      }
    }
    // Other braces are literal.
    index = start
    return nil
  }

  private mutating func number() -> Int? {
    let start = index
    while let next = current, ("0"..."9").contains(next) { index += 1 }
    // Too many repetitions to compile.
    if index - start > 9 { return 1_000_000_000 }
    return Int(String(String.UnicodeScalarView(text[start..<index])))
  }
}
