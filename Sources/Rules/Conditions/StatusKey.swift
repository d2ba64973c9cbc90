/// A key of `responses`: a status code, a range such as `4XX`, or `default`.
struct StatusKey: Sendable {
  /// As it is written.
  let text: String
  private let meaning: Meaning

  private enum Meaning: Equatable {
    case code(Int)
    /// The first digit; some documents write `4xx`.
    case range(Int)
    case `default`
    case unknown
  }

  init(_ text: String) {
    self.text = text
    if text.utf8.count == 3, let code = Self.number(text.utf8) {
      meaning = .code(code)
    } else if text.utf8.count == 3, let digit = Self.number(text.utf8.prefix(1)),
      text.hasSuffix("XX") || text.hasSuffix("xx")
    {
      meaning = .range(digit)
    } else {
      meaning = text == "default" ? .default : .unknown
    }
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int? {
    var number = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  var isDefault: Bool { meaning == .default }

  /// Whether all that it stands for is this status, or in this range.
  func fits(_ pattern: StatusKey) -> Bool {
    switch (meaning, pattern.meaning) {
    case (.code(let code), .code(let wanted)): code == wanted
    case (.code(let code), .range(let digit)): code / 100 == digit
    case (.range(let own), .range(let digit)): own == digit
    default: false
    }
  }

  /// Whether it may stand for this status, or for one of this range.
  func mayBe(_ pattern: StatusKey) -> Bool {
    switch (meaning, pattern.meaning) {
    case (.default, _): true
    case (.range(let digit), .code(let code)): code / 100 == digit
    default: fits(pattern)
    }
  }
}

extension StatusKey {
  static let success = StatusKey("2XX")
}
