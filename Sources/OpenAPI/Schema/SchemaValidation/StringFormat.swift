/// String formats with a well-defined syntax.
package enum StringFormat: String {
  case date
  case dateTime = "date-time"
  case uri
  case uuid

  package static func isURI(_ text: String) -> Bool { uri.accepts(text) }

  /// A value of the format, for messages.
  package var sample: String {
    switch self {
    case .date: "2025-12-31"
    case .dateTime: "2025-12-31T23:59:59Z"
    case .uri: "https://example.com/orders/1"
    case .uuid: "7da7a728-f910-11e6-942a-68f728c1ba70"
    }
  }

  package func accepts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch self {
    case .date: return Self.isDate(bytes)
    case .dateTime: return Self.isDateTime(bytes)
    case .uri: return Self.isURI(bytes)
    case .uuid: return Self.isUUID(bytes)
    }
  }

  /// `full-date` (RFC 3339, section 5.6).
  private static func isDate(_ text: [UInt8]) -> Bool {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text[0..<4]), let month = number(text[5..<7]), let day = number(text[8..<10])
    else { return false }
    return (1...12).contains(month) && day >= 1 && day <= days(month, year)
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `date-time` (RFC 3339, section 5.6).
  private static func isDateTime(_ text: [UInt8]) -> Bool {
    guard text.count >= 20, isDate(Array(text[0..<10])), text[10] | 0x20 == UInt8(ascii: "t"),
      isClock(text[11..<19], seconds: true)
    else { return false }
    var rest = text[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    if rest.count == 1 { return rest.first! | 0x20 == UInt8(ascii: "z") }
    guard rest.count == 6, rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") else {
      return false
    }
    return isClock(rest.dropFirst(), seconds: false)
  }

  /// `08:30` or `08:30:59`; second 60 is a leap second.
  private static func isClock(_ text: ArraySlice<UInt8>, seconds: Bool) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == (seconds ? 3 : 2), parts.allSatisfy({ $0.count == 2 }),
      let hour = number(parts[0]), let minute = number(parts[1]), hour < 24, minute < 60
    else { return false }
    return !seconds || number(parts[2]).map { $0 < 60 || $0 == 60 && minute == 59 } == true
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Groups of 8, 4, 4, 4 and 12 hexadecimal digits (RFC 9562, section 4).
  private static func isUUID(_ text: [UInt8]) -> Bool {
    let groups = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(isHexDigit)
  }

  /// A URI with a scheme, using only the characters RFC 3986 allows; its parts aren't checked.
  private static func isURI(_ text: [UInt8]) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0, isLetter(text[0]) else {
      return false
    }
    let scheme = text[..<colon]
    guard scheme.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }) else {
      return false
    }
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "%") {
        guard index + 2 < text.count, isHexDigit(text[index + 1]), isHexDigit(text[index + 2]) else {
          return false
        }
      }
      guard byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) else { return false }
    }
    // At most one fragment.
    return text.count { $0 == UInt8(ascii: "#") } <= 1
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
