/// The set of characters that one step accepts.
struct PatternCharacters: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var categories: Set<Unicode.GeneralCategory> = []
  /// Sets that are complemented, such as `\S` inside brackets.
  var complements: [PatternCharacters] = []
  var isNegated = false

  init(_ ranges: ClosedRange<UInt32>...) {
    self.ranges = ranges
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isMember =
      ranges.contains { $0.contains(scalar.value) }
      || !categories.isEmpty && categories.contains(scalar.properties.generalCategory)
      || complements.contains { !$0.contains(scalar) }
    return isMember != isNegated
  }

  var negated: PatternCharacters {
    var result = self
    result.isNegated.toggle()
    return result
  }

  mutating func add(_ other: PatternCharacters) {
    if other.isNegated {
      complements.append(other.negated)
    } else {
      ranges += other.ranges
      categories.formUnion(other.categories)
      complements += other.complements
    }
  }

  // MARK: ECMA-262, CharacterClassEscape

  static let digit = PatternCharacters(0x30...0x39)
  static let word = PatternCharacters(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
  static let space = PatternCharacters(
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF)
  /// What `.` doesn't match.
  static let lineEnd = PatternCharacters(0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029)

  /// `\p{…}` for a general category, by its short name or the letter of a group; nil for other properties.
  init?(property name: String) {
    let all = Self.categoriesByName.filter { $0.key.hasPrefix(name) }
    guard !all.isEmpty, name.utf8.count <= 2 else { return nil }
    categories = Set(all.values)
  }

  private static let categoriesByName: [String: Unicode.GeneralCategory] = [
    "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter, "Lm": .modifierLetter,
    "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark, "Me": .enclosingMark,
    "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber, "Pc": .connectorPunctuation,
    "Pd": .dashPunctuation, "Ps": .openPunctuation, "Pe": .closePunctuation, "Pi": .initialPunctuation,
    "Pf": .finalPunctuation, "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol,
    "Sk": .modifierSymbol, "So": .otherSymbol, "Zs": .spaceSeparator, "Zl": .lineSeparator,
    "Zp": .paragraphSeparator, "Cc": .control, "Cf": .format, "Cs": .surrogate, "Co": .privateUse,
    "Cn": .unassigned,
  ]
}
