/// The content of a scalar to write.
package enum ScalarText: Hashable, Sendable {
  /// A string whatever it looks like: `.string("12")` never becomes a number.
  case string(String)
  /// A number, a boolean or null, written bare.
  case bare(String)

  /// Without quotes.
  package var text: String {
    switch self {
    case .string(let text), .bare(let text): text
    }
  }
}

/// How a scalar is written.
package enum ScalarStyle: Hashable, Sendable {
  case plain
  case singleQuoted
  case doubleQuoted
  case literal
  case folded

  /// The style of a scalar in a file; missing values and aliases count as plain.
  /// - Parameter node: as written in the file; not a collection.
  init(of node: Node) {
    guard !node.range.isEmpty else {
      self = .plain
      return
    }
    // No plain scalar starts with one of these.
    self =
      switch node.source.bytes[node.range.lowerBound] {
      case UInt8(ascii: "'"): .singleQuoted
      case UInt8(ascii: "\""): .doubleQuoted
      case UInt8(ascii: "|"): .literal
      case UInt8(ascii: ">"): .folded
      default: .plain
      }
  }

  var isBlock: Bool { self == .literal || self == .folded }
}
