/// A pattern for paths in the language of gitignore(5): `*`, `?`, `[…]`, `**` and `\`.
///
/// A pattern with a slash in it is compared with the whole path, relative to the folder that it belongs to; one
/// without with the last name only. Bytes are compared, as git does it. Matching follows all alternatives at once,
/// so its time is at most the pattern's length times the path's, whatever the pattern.
package struct Glob: Sendable {
  private let tokens: [Token]
  /// Whether the last name alone is compared.
  private let matchesName: Bool

  enum Token: Equatable {
    case byte(UInt8)
    case anyByte
    case oneOf(ByteSet)
    /// `*`: any bytes but slashes.
    case anyBytes
    /// `**/`: no folder, or some with their slashes.
    case anyFolders
    /// `/**` at the end: all that stands inside.
    case anyRest
  }

  /// - Parameter pattern: without the `!` and the slash at the end that .gitignore gives a meaning of their own.
  package init(_ pattern: some StringProtocol) {
    self.init(bytes: Array(pattern.utf8)[...])
  }

  init(bytes: ArraySlice<UInt8>) {
    var pattern = bytes
    matchesName = !pattern.contains(slash)
    if pattern.first == slash { pattern.removeFirst() }
    tokens = GlobParser.tokens(pattern) ?? Self.nothing
  }

  /// A pattern that git takes for broken fits no path: no byte is in the empty set.
  private static let nothing: [Token] = [.oneOf(ByteSet())]

  /// - Parameter path: relative, with `/` between the names, e.g. `vendor/api.yaml`.
  package func matches(_ path: some StringProtocol) -> Bool {
    matches(Array(path.utf8)[...])
  }

  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    var text = path
    if matchesName, let last = path.lastIndex(of: slash) { text = path[(last + 1)...] }
    // What may come next: the tokens before which the text read so far can stand.
    var states = [Bool](repeating: false, count: tokens.count + 1)
    enter(0, &states)
    for byte in text {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      for index in tokens.indices where states[index] { step(index, byte, &next) }
      states = next
    }
    return states[tokens.count]
  }

  private func step(_ index: Int, _ byte: UInt8, _ next: inout [Bool]) {
    switch tokens[index] {
    case .byte(let wanted): if byte == wanted { enter(index + 1, &next) }
    case .anyByte: if byte != slash { enter(index + 1, &next) }
    case .oneOf(let set): if byte != slash, set.contains(byte) { enter(index + 1, &next) }
    case .anyBytes: if byte != slash { enter(index, &next) }
    case .anyFolders:
      next[index] = true
      if byte == slash { enter(index + 1, &next) }
    case .anyRest:
      next[index] = true
      enter(index + 1, &next)
    }
  }

  /// Some tokens may stand for nothing, so that the one behind them may come next as well.
  private func enter(_ first: Int, _ states: inout [Bool]) {
    var index = first
    while true {
      states[index] = true
      guard index < tokens.count, tokens[index] == .anyBytes || tokens[index] == .anyFolders else { return }
      index += 1
    }
  }
}

/// A set of bytes.
struct ByteSet: Equatable, Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word & 1 << UInt64(byte & 63) != 0
  }

  var inverted: ByteSet {
    var set = self
    set.bits = (~bits.0, ~bits.1, ~bits.2, ~bits.3)
    return set
  }

  static func == (left: ByteSet, right: ByteSet) -> Bool { left.bits == right.bits }
}

let slash = UInt8(ascii: "/")
