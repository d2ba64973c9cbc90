import Syntax
import Text

/// The meaning of a key of `responses`: a status code, a range such as `4XX`, or `default`.
package enum Status: Hashable, BitwiseCopyable, Sendable {
  case code(Int)
  /// The first digit; some documents write `4xx`.
  case range(Int)
  case `default`
  case unknown

  package init(_ text: String) {
    self = text.withBytes { Status($0) }
  }

  /// - Parameter text: UTF-8.
  init(_ text: UnsafeRawBufferPointer) {
    self = text.elementsEqual("default".utf8) ? .default : .unknown
    guard text.count == 3, let first = Self.digit(text[0]) else { return }
    if let second = Self.digit(text[1]), let third = Self.digit(text[2]) {
      self = .code(first * 100 + second * 10 + third)
    } else if text[1] == text[2], text[1] | 0x20 == UInt8(ascii: "x") {
      self = .range(first)
    }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (0x30...0x39).contains(byte) ? Int(byte - 0x30) : nil
  }

  /// A number of its own below `count`, for tables.
  package var number: Int {
    switch self {
    case .code(let code): code
    case .range(let digit): 1000 + digit
    case .default: 1010
    case .unknown: 1011
    }
  }

  package static let count = 1012

  package static let success = Status.range(2)

  /// Whether everything it stands for is this status or in this range.
  package func fits(_ pattern: Status) -> Bool {
    switch (self, pattern) {
    case (.code(let code), .code(let wanted)): code == wanted
    case (.code(let code), .range(let digit)): code / 100 == digit
    case (.range(let own), .range(let digit)): own == digit
    case (.default, .default): true
    default: false
    }
  }

  /// Whether it may stand for this status or one in this range.
  package func mayBe(_ pattern: Status) -> Bool {
    switch (self, pattern) {
    case (.default, _): true
    case (.range(let digit), .code(let code)): code / 100 == digit
    default: fits(pattern)
    }
  }
}
