/// A second of the Gregorian calendar, in UTC.
struct CalendarDate: Equatable {
  var year: Int
  /// 1-based.
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0

  static let dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// Whether the second exists; the 61st of a minute is a leap second.
  var exists: Bool {
    (1...12).contains(month) && (1...Self.days(inMonth: month, ofYear: year)).contains(day)
      && (0..<24).contains(hour) && (0..<60).contains(minute) && (0...60).contains(second)
  }

  private static func days(inMonth month: Int, ofYear year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since 1970-01-01; years start in March, so that the leap day comes last.
  private var dayNumber: Int {
    let year = month > 2 ? year : year - 1
    let century = year / 100
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return 365 * year + year / 4 - century + century / 4 + dayOfYear - 719_468
  }

  /// Index into `dayNames`.
  var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  var unixSeconds: Int { dayNumber * 86_400 + hour * 3600 + minute * 60 + second }

  init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// - Returns: nil outside the years 1970 to 9999.
  init?(unixSeconds: Int) {
    guard (0..<253_402_300_800).contains(unixSeconds) else { return nil }
    var days = unixSeconds / 86_400
    var year = 1970
    while days >= (Self.days(inMonth: 2, ofYear: year) == 29 ? 366 : 365) {
      days -= Self.days(inMonth: 2, ofYear: year) == 29 ? 366 : 365
      year += 1
    }
    var month = 1
    while days >= Self.days(inMonth: month, ofYear: year) {
      days -= Self.days(inMonth: month, ofYear: year)
      month += 1
    }
    let rest = unixSeconds % 86_400
    self.init(
      year: year, month: month, day: days + 1, hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
  var fixdate: String {
    let date = "\(two(day)) \(Self.monthNames[month - 1].prefix(3)) \(four(year))"
    return "\(Self.dayNames[weekday].prefix(3)), \(date) \(two(hour)):\(two(minute)):\(two(second)) GMT"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private func four(_ number: Int) -> String {
    String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
  }
}
