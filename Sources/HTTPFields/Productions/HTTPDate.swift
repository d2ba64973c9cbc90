/// `HTTP-date`: the fixed form, and the two obsolete ones that recipients must accept (RFC 9110, section
/// 5.6.7).
extension Production {
  static let dates = [
    Production("HTTP-date", "an HTTP-date", sample: "Wed, 31 Dec 2025 23:59:59 GMT") {
      (reader) throws(ValueFault) in
      try reader.httpDate()
    }
  ]
}

extension FieldValueReader {
  /// An HTTP-date from here to the end.
  mutating func httpDate() throws(ValueFault) {
    let whole = rest
    guard let (date, weekday) = fixdate() ?? obsoleteDate() ?? asctimeDate() else {
      let meant = part(whole).anyDate?.fixdate
      throw isNot("an HTTP-date", whole, repaired: meant)
    }
    guard date.exists else { throw fault("is a date that doesn't exist", at: whole.lowerBound) }
    guard date.weekday == weekday else {
      let day = "\(date.day) \(CalendarDate.monthNames[date.month - 1]) \(date.year)"
      throw ValueFault(
        "has the wrong weekday, for \(day) is a \(CalendarDate.dayNames[date.weekday])", at: whole.lowerBound,
        replacing: whole, with: date.fixdate)
    }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private mutating func fixdate() -> (CalendarDate, weekday: Int)? {
    var probe = self
    guard let weekday = probe.name(of: CalendarDate.dayNames, count: 3), probe.take(", "),
      let day = probe.digits(2), probe.take(.space),
      let month = probe.name(of: CalendarDate.monthNames, count: 3), probe.take(.space),
      let year = probe.digits(4), probe.take(.space), let time = probe.time(), probe.take(" GMT"),
      probe.isAtEnd
    else { return nil }
    self = probe
    return (CalendarDate(year, month, day, time), weekday)
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT`, in whichever century fits the weekday.
  private mutating func obsoleteDate() -> (CalendarDate, weekday: Int)? {
    var probe = self
    guard let weekday = probe.name(of: CalendarDate.dayNames, count: nil), probe.take(", "),
      let day = probe.digits(2), probe.take(.hyphen),
      let month = probe.name(of: CalendarDate.monthNames, count: 3), probe.take(.hyphen),
      let year = probe.digits(2), probe.take(.space), let time = probe.time(), probe.take(" GMT"),
      probe.isAtEnd
    else { return nil }
    self = probe
    let dates = (year < 70 ? [2000, 1900] : [1900, 2000]).map { CalendarDate($0 + year, month, day, time) }
    return (dates.first { $0.exists && $0.weekday == weekday } ?? dates[0], weekday)
  }

  /// `Sun Nov  6 08:49:37 1994`
  private mutating func asctimeDate() -> (CalendarDate, weekday: Int)? {
    var probe = self
    guard let weekday = probe.name(of: CalendarDate.dayNames, count: 3), probe.take(.space),
      let month = probe.name(of: CalendarDate.monthNames, count: 3), probe.take(.space),
      let day = probe.take(.space) ? probe.digits(1) : probe.digits(2), probe.take(.space),
      let time = probe.time(), probe.take(.space), let year = probe.digits(4), probe.isAtEnd
    else { return nil }
    self = probe
    return (CalendarDate(year, month, day, time), weekday)
  }

  // MARK: Parts

  /// Exactly `count` digits.
  fileprivate mutating func digits(_ count: Int) -> Int? {
    let range = index..<(index + count)
    guard range.upperBound <= end, bytes[range].allSatisfy(\.isDigit) else { return nil }
    move(to: range.upperBound)
    return Int(text(range))
  }

  /// A name or, given a count, its first letters; returns its index, 1-based for months.
  fileprivate mutating func name(of names: [String], count: Int?) -> Int? {
    for (number, name) in names.enumerated() where take(count.map { String(name.prefix($0)) } ?? name) {
      return names.count == 12 ? number + 1 : number
    }
    return nil
  }

  /// `hh:mm:ss`
  fileprivate mutating func time() -> [Int]? {
    guard let hour = digits(2), take(.colon), let minute = digits(2), take(.colon), let second = digits(2)
    else {
      return nil
    }
    return [hour, minute, second]
  }
}

extension CalendarDate {
  fileprivate init(_ year: Int, _ month: Int, _ day: Int, _ time: [Int]) {
    self.init(year: year, month: month, day: day, hour: time[0], minute: time[1], second: time[2])
  }
}

// MARK: Intended dates

extension FieldValueReader {
  /// The date meant by a text in another form.
  var anyDate: CalendarDate? { internetDate ?? structuredDate ?? looseDate }

  /// `1994-11-06T08:49:37Z`, with or without time, fraction and offset (RFC 3339).
  private var internetDate: CalendarDate? {
    var probe = self
    guard let year = probe.digits(4), probe.take(.hyphen), let month = probe.digits(2), probe.take(.hyphen),
      let day = probe.digits(2)
    else { return nil }
    guard !probe.isAtEnd else { return CalendarDate(year, month, day, [0, 0, 0]).checked }
    guard probe.take("T", isCaseSensitive: false) || probe.take(.space), let hour = probe.digits(2),
      probe.take(.colon), let minute = probe.digits(2)
    else { return nil }
    var second = 0
    if probe.take(.colon) {
      guard let found = probe.digits(2) else { return nil }
      second = found
    }
    if probe.take(.dot) { _ = probe.take(while: \.isDigit) }
    guard let offset = probe.offset,
      let date = CalendarDate(year, month, day, [hour, minute, second]).checked
    else { return nil }
    return CalendarDate(unixSeconds: date.unixSeconds - offset)
  }

  /// The offset from UTC in seconds at the end of a date; UTC if missing.
  private var offset: Int? {
    var probe = self
    if probe.isAtEnd || probe.take("Z", isCaseSensitive: false) { return probe.isAtEnd ? 0 : nil }
    let isWest = probe.next == .hyphen
    guard probe.take(.hyphen) || probe.take(UInt8(ascii: "+")), let hours = probe.digits(2) else {
      return nil
    }
    _ = probe.take(.colon)
    guard let minutes = probe.digits(2), probe.isAtEnd else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// `@784111777` (RFC 9651, section 3.3.7), or a bare number if it falls in this century.
  private var structuredDate: CalendarDate? {
    var probe = self
    let isMarked = probe.take(UInt8(ascii: "@"))
    let digits = probe.take(while: \.isDigit)
    guard probe.isAtEnd, isMarked || digits.count == 10, digits.count < 15, let seconds = Int(text(digits))
    else {
      return nil
    }
    return CalendarDate(unixSeconds: seconds)
  }

  /// `Sun, 6 Nov 1994 08:49:37 UTC`: the right parts in roughly the right order.
  private var looseDate: CalendarDate? {
    let words = text(rest).split { " ,-".contains($0) }.map(String.init)
    let parts = words.first?.utf8.first?.isLetter == true ? Array(words.dropFirst()) : words
    guard parts.count >= 4, parts[0].utf8.count <= 2, let day = Int(parts[0]), let year = Int(parts[2]),
      (1901...9999).contains(year),
      let month = CalendarDate.monthNames.firstIndex(where: { $0.prefix(3) == parts[1].prefix(3) })
    else { return nil }
    let zone = parts.dropFirst(4).joined()
    var probe = FieldValueReader(parts[3])
    guard ["", "GMT", "UTC", "Z", "+0000", "0000", "UT"].contains(zone), let time = probe.time(),
      probe.isAtEnd
    else { return nil }
    return CalendarDate(year, month + 1, day, time).checked
  }
}

extension CalendarDate {
  fileprivate var checked: CalendarDate? { exists ? self : nil }
}
