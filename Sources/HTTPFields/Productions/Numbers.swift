/// Counts, seconds and versions.
extension Production {
  static let numbers = [
    Production("count", "a whole number", sample: "100") { (reader) throws(ValueFault) in try reader.count()
    },
    seconds("delta-seconds", sample: "3600"), seconds("delay-seconds", sample: "120"), version,
    mimeVersion, quota, refresh,
  ]

  /// `1*DIGIT` (RFC 9110, section 10.2.3; RFC 9111, section 1.2.2).
  private static func seconds(_ name: String, sample: String) -> Production {
    Production(name, "a number of seconds", sample: sample) { (reader) throws(ValueFault) in
      let element = reader.element
      guard !reader.take(while: \.isDigit).isEmpty, reader.index == element.upperBound else {
        let whole = element.lowerBound..<reader.end
        throw reader.isNot(
          "a number of seconds", whole, repaired: reader.part(whole).secondsOfDuration.map { "\($0)" })
      }
    }
  }

  /// `1*DIGIT "." 1*DIGIT`.
  private static let version = Production("version", "a version of the form 'major.minor'", sample: "4.01") {
    (reader) throws(ValueFault) in
    let element = reader.element
    let digits = reader.text(reader.part(element).numberInside)
    guard !reader.take(while: \.isDigit).isEmpty, reader.take(.dot), !reader.take(while: \.isDigit).isEmpty,
      reader.index == element.upperBound
    else {
      throw reader.isNot(
        "a version of the form 'major.minor'", element,
        repaired: digits.isEmpty || digits.contains(".") ? nil : "\(digits).0")
    }
  }

  /// The same with optional comments (RFC 2045, section 4).
  private static let mimeVersion = Production(
    "MIME-version", "a version of the form 'major.minor'", sample: "1.0"
  ) {
    (reader) throws(ValueFault) in
    let whole = reader.rest
    try reader.comments()
    let major = reader.take(while: \.isDigit)
    try reader.comments()
    let hasDot = reader.take(.dot)
    try reader.comments()
    let minor = reader.take(while: \.isDigit)
    guard !major.isEmpty, hasDot, !minor.isEmpty else {
      throw reader.isNot("a version of the form 'major.minor'", whole)
    }
    try reader.comments()
  }

  /// A limit with its window: `100;w=60` (draft-polli-ratelimit-headers and its successors).
  private static let quota = Production("quota", "a whole number", sample: "100") {
    (reader) throws(ValueFault) in
    let word = reader.word
    guard !reader.take(while: \.isDigit).isEmpty, reader.index == word.upperBound else {
      throw reader.isNot("a whole number", reader.part(word.lowerBound..<reader.end).element)
    }
    try reader.parameters(isLoose: true)
  }

  /// HTML, section 4.2.5.3: seconds, then an optional target.
  private static let refresh = Production("refresh", "a number of seconds", sample: "5; url=/next") {
    (reader) throws(ValueFault) in
    guard !reader.take(while: { $0.isDigit || $0 == .dot }).isEmpty else {
      throw reader.isNot("a number of seconds", reader.word)
    }
    guard reader.isAtEnd || reader.next == .semicolon || reader.next == .comma || reader.next?.isBlank == true
    else { throw reader.unexpected(after: "the seconds") }
    reader.move(to: reader.end)
  }
}

extension FieldValueReader {
  /// `1*DIGIT` as the whole element.
  mutating func count() throws(ValueFault) {
    let element = element
    let whole = rest
    // If the author meant one number, it is the whole value.
    let hasGroups = whole.lowerBound == start && isGroupedNumber(whole)
    guard !take(while: \.isDigit).isEmpty, index == element.upperBound, !hasGroups else {
      let digits = String(decoding: bytes[whole].filter(\.isDigit), as: UTF8.self)
      throw isNot("a whole number", whole, repaired: hasGroups ? digits : nil)
    }
  }

  /// `3,495`, meant as one number.
  private func isGroupedNumber(_ range: Range<Int>) -> Bool {
    let groups = bytes[range].split(separator: .comma, omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.joined().allSatisfy(\.isDigit)
  }

  /// The first run of digits and dots.
  var numberInside: Range<Int> {
    var probe = self
    _ = probe.take { !$0.isDigit }
    return probe.take { $0.isDigit || $0 == .dot }
  }

  /// The seconds meant by `1h`, `3600s`, `10 minutes` or `PT2M`; nil for other texts.
  var secondsOfDuration: Int? {
    var probe = self
    let isISO = probe.take("PT", isCaseSensitive: false)
    let digits = probe.take(while: \.isDigit)
    probe.skipBlanks()
    let unit = name(probe.take(while: \.isLetter))
    guard probe.isAtEnd, !digits.isEmpty, digits.count < 10, !isISO || unit.utf8.count == 1,
      let number = Int(text(digits))
    else { return nil }
    switch unit {
    case "s", "sec", "secs", "second", "seconds": return number
    case "m", "min", "mins", "minute", "minutes": return number * 60
    case "h", "hour", "hours": return number * 3600
    case "d", "day", "days": return number * 86_400
    default: return nil
    }
  }
}
