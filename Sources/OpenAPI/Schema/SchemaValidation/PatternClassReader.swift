/// Reads bracketed character classes, and escapes.
struct PatternClassReader {
  private let text: [Unicode.Scalar]
  private(set) var index: Int

  init(_ text: [Unicode.Scalar], at index: Int) {
    self.text = text
    self.index = index
  }

  private mutating func next() -> Unicode.Scalar? {
    guard index < text.count else { return nil }
    index += 1
    return text[index - 1]
  }

  private func isNext(_ scalar: Unicode.Scalar) -> Bool { index < text.count && text[index] == scalar }

  // MARK: Brackets

  /// The set; its opening bracket has been read.
  mutating func characters() -> PatternCharacters? {
    var set = PatternCharacters()
    let isNegated = isNext("^")
    if isNegated { index += 1 }
    while let scalar = next() {
      if scalar == "]" { return isNegated ? set.negated : set }
      // Named classes and intersections belong to other dialects.
      if scalar == "[", isNext(":") || isNext(".") || isNext("=") { return nil }
      if scalar == "&", isNext("&") { return nil }
      guard let member = member(scalar) else { return nil }
      guard isNext("-"), index + 1 < text.count, text[index + 1] != "]" else {
        set.add(member)
        continue
      }
      index += 1
      guard let scalar = next(), let last = self.member(scalar), let ranges = Self.ranges(member, last) else {
        return nil
      }
      set.ranges += ranges
    }
    return nil
  }

  private mutating func member(_ scalar: Unicode.Scalar) -> PatternCharacters? {
    guard scalar == "\\" else { return PatternCharacters(scalar.value...scalar.value) }
    if isNext("b") {
      index += 1
      return PatternCharacters(0x08...0x08)
    }
    return escape()
  }

  /// ECMA-262 doesn't allow a range that ends before it starts. The guideline's own `_-=` is one, and means
  /// three characters.
  private static func ranges(
    _ first: PatternCharacters, _ last: PatternCharacters
  ) -> [ClosedRange<UInt32>]? {
    guard let start = first.single, let end = last.single else { return nil }
    return start <= end ? [start...end] : [start...start, 0x2D...0x2D, end...end]
  }

  // MARK: Escapes

  /// The set of an escape, after the backslash; nil for backreferences and whatever ECMA-262 doesn't define.
  mutating func escape() -> PatternCharacters? {
    guard let scalar = next() else { return nil }
    switch scalar {
    case "d": return .digit
    case "D": return PatternCharacters.digit.negated
    case "w": return .word
    case "W": return PatternCharacters.word.negated
    case "s": return .space
    case "S": return PatternCharacters.space.negated
    case "p": return property()
    case "P": return property()?.negated
    case "t": return PatternCharacters(0x09...0x09)
    case "n": return PatternCharacters(0x0A...0x0A)
    case "v": return PatternCharacters(0x0B...0x0B)
    case "f": return PatternCharacters(0x0C...0x0C)
    case "r": return PatternCharacters(0x0D...0x0D)
    case "x": return hexadecimal(2).map { PatternCharacters($0...$0) }
    case "u": return unicode().map { PatternCharacters($0...$0) }
    case "0":
      if index < text.count, ("0"..."9").contains(text[index]) { return nil }
      return PatternCharacters(0...0)
    case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar): return nil
    default: return PatternCharacters(scalar.value...scalar.value)
    }
  }

  private mutating func property() -> PatternCharacters? {
    guard next() == "{" else { return nil }
    return untilBrace().flatMap(PatternCharacters.init(property:))
  }

  private mutating func untilBrace() -> String? {
    let start = index
    while let scalar = next() {
      if scalar == "}" { return String(String.UnicodeScalarView(text[start..<(index - 1)])) }
    }
    return nil
  }

  private mutating func unicode() -> UInt32? {
    if isNext("{") {
      index += 1
      return untilBrace().flatMap { UInt32($0, radix: 16) }
    }
    guard let unit = hexadecimal(4) else { return nil }
    // A surrogate pair is one character.
    guard (0xD800...0xDBFF).contains(unit) else { return unit }
    guard next() == "\\", next() == "u", let low = hexadecimal(4), (0xDC00...0xDFFF).contains(low) else {
      return nil
    }
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    guard index + count <= text.count else { return nil }
    let digits = String(String.UnicodeScalarView(text[index..<(index + count)]))
    index += count
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
    return UInt32(digits, radix: 16)
  }
}

extension PatternCharacters {
  /// The only character of the set.
  fileprivate var single: UInt32? {
    guard ranges.count == 1, ranges[0].count == 1, categories.isEmpty, complements.isEmpty, !isNegated else {
      return nil
    }
    return ranges[0].lowerBound
  }
}
