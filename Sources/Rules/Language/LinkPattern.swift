/// Where a guideline says what its rules are: a link in which `{number}` stands for that of a rule.
struct LinkPattern: Sendable {
  private let start: String
  /// Nil if the URL is the same for all rules.
  private let end: String?

  init(_ link: String) {
    let open = link.utf8.indices.first {
      link.utf8[$0] == UInt8(ascii: "{") && link[$0...].hasPrefix(Self.placeholder)
    }
    guard let open else {
      start = link
      end = nil
      return
    }
    start = String(link[..<open])
    end = String(link[open...].dropFirst(Self.placeholder.count))
  }

  private static let placeholder = "{number}"

  /// Nil if a number is needed and the rule has none.
  func url(_ number: Int?) -> String? {
    guard let end else { return start }
    return number.map { start + String($0) + end }
  }
}
