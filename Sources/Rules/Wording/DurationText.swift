import Text

/// A stretch of time in a text: a number with its unit, as in `30m`, `30 min`, `24-h` or `1.5h`, or ISO 8601's form, as in
/// `PT30M` and `P1DT12H`.
enum DurationText {
  static func isIn(_ text: String) -> Bool {
    let words = words(asciiLowercase(text))
    return words.indices.contains { index in
      let word = words[index]
      if isISO(word) || isNumberWithUnit(word) { return true }
      return index > 0 && isNumber(words[index - 1]) && units.contains(String(word))
    }
  }

  private static let units: Set<String> = [
    "ms", "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs",
    "hour",
    "hours", "d", "day", "days", "w", "wk", "wks", "week", "weeks", "mo", "mos", "mth", "mths", "month",
    "months", "y",
    "yr", "yrs", "year", "years",
  ]

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  private static func isNumber(_ word: Substring) -> Bool { word.utf8.allSatisfy(isDigit) }

  private static func isNumberWithUnit(_ word: Substring) -> Bool {
    let unit = word.drop { $0.isNumber }
    return unit.count < word.count && units.contains(String(unit))
  }

  /// `p` and `t` around numbers with one letter each.
  private static func isISO(_ word: Substring) -> Bool {
    var rest = word.utf8
    guard rest.popFirst() == UInt8(ascii: "p") else { return false }
    var count = 0
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "t") { rest.removeFirst() }
      let digits = rest.prefix(while: isDigit)
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty, let unit = rest.popFirst(), "ymwdhs".utf8.contains(unit) else { return false }
      count += 1
    }
    return count > 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
