import Text

/// Parses a pattern.
struct GlobParser {
  private let pattern: [UInt8]
  private var index = 0
  private var tokens: [PatternTree.Token] = []

  /// - Returns: nil if the pattern is malformed: a `[` without end, or a trailing backslash.
  static func tokens(_ pattern: ArraySlice<UInt8>) -> [PatternTree.Token]? {
    var parser = GlobParser(pattern: Array(pattern))
    while parser.index < parser.pattern.count {
      guard parser.readToken() else { return nil }
    }
    return parser.tokens
  }

  private init(pattern: [UInt8]) { self.pattern = pattern }

  private func byte(_ index: Int) -> UInt8? { index < pattern.count ? pattern[index] : nil }

  private mutating func readToken() -> Bool {
    let byte = pattern[index]
    switch byte {
    case UInt8(ascii: "*"): readStars()
    case UInt8(ascii: "?"): append(.anyByte)
    case UInt8(ascii: "["):
      index += 1
      guard let set = readSet() else { return false }
      tokens.append(.oneOf(set))
    case UInt8(ascii: "\\"):
      guard let escaped = self.byte(index + 1) else { return false }
      index += 1
      append(.byte(escaped))
    default: append(.byte(byte))
    }
    return true
  }

  private mutating func append(_ token: PatternTree.Token) {
    tokens.append(token)
    index += 1
  }

  /// Two stars match folders only as a whole name; otherwise they are the same as one.
  private mutating func readStars() {
    let start = index
    while byte(index) == UInt8(ascii: "*") { index += 1 }
    let isName = index - start == 2 && (start == 0 || pattern[start - 1] == slash)
    if isName, byte(index) == slash {
      index += 1
      if tokens.last != .anyFolders { tokens.append(.anyFolders) }
    } else if isName, index == pattern.count {
      tokens.append(.something)
    } else {
      tokens.append(.anyBytes)
    }
  }

  // MARK: Sets

  /// Continues after the `[`, through the closing `]`, which is literal in first position.
  private mutating func readSet() -> ByteSet? {
    var set = ByteSet()
    var isNegated = false
    if byte(index) == UInt8(ascii: "!") || byte(index) == UInt8(ascii: "^") {
      isNegated = true
      index += 1
    }
    var isFirst = true
    while let byte = byte(index), isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if byte == UInt8(ascii: "["), self.byte(index + 1) == UInt8(ascii: ":") {
        guard let members = readClass() else { return nil }
        for member in members { set.insert(member) }
      } else {
        guard let range = readRange() else { return nil }
        for member in range { set.insert(member) }
      }
    }
    guard byte(index) == UInt8(ascii: "]") else { return nil }
    index += 1
    return isNegated ? set.inverted : set
  }

  /// One byte, or two joined by `-`; empty if the second is less than the first.
  private mutating func readRange() -> [UInt8]? {
    guard let low = readMember() else { return nil }
    guard byte(index) == UInt8(ascii: "-"), let after = byte(index + 1), after != UInt8(ascii: "]") else {
      return [low]
    }
    index += 1
    guard let high = readMember() else { return nil }
    return low <= high ? Array(low...high) : [low]
  }

  private mutating func readMember() -> UInt8? {
    if byte(index) == UInt8(ascii: "\\") { index += 1 }
    defer { index += 1 }
    return byte(index)
  }

  /// `[:alpha:]` etc. (POSIX, section 9.3.5), for ASCII.
  private mutating func readClass() -> [UInt8]? {
    let start = index + 2
    var end = start
    while let byte = byte(end), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { end += 1 }
    guard byte(end) == UInt8(ascii: ":"), byte(end + 1) == UInt8(ascii: "]"),
      let test = Self.classes[String(decoding: pattern[start..<end], as: UTF8.self)]
    else { return nil }
    index = end + 2
    return (0...127).filter(test)
  }

  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) },
    "alpha": isLetter,
    "blank": { $0 == 0x20 || $0 == 0x09 },
    "cntrl": { $0 < 0x20 || $0 == 0x7F },
    "digit": isDigit,
    "graph": { (0x21...0x7E).contains($0) },
    "lower": { (0x61...0x7A).contains($0) },
    "print": { (0x20...0x7E).contains($0) },
    "punct": { (0x21...0x7E).contains($0) && !isLetter($0) && !isDigit($0) },
    "space": { $0 == 0x20 || (0x09...0x0D).contains($0) },
    "upper": { (0x41...0x5A).contains($0) },
    "xdigit": { isDigit($0) || (0x61...0x66).contains($0 | 0x20) },
  ]

  @Sendable private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  @Sendable private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
