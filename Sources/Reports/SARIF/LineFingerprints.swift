import Platform
import Syntax
import Text

/// GitHub's `primaryLocationLineHash` for some lines of a file.
///
/// The code scanning uploader (github/codeql-action, fingerprints.ts) computes it if a SARIF file lacks it;
/// uploads by other means need the same values, or alerts are closed and reopened. A line's hash covers 100
/// UTF-16 code units from its start, including following lines, without spaces and tabs and with LF for every
/// line break; the file is followed by one unit 65535 and then zeros. The number after the colon counts the
/// occurrences of the hash in the file so far.
struct LineFingerprints {
  /// The requested lines, 1-based, in order.
  private let lines: [Int]
  /// One for each of these lines.
  private let marks: [Mark]

  private struct Mark {
    var hash: UInt64
    /// The number of occurrences of the hash up to this line.
    var occurrence: Int
  }

  /// - Parameter lines: 1-based; lines not in the table are ignored.
  init(_ table: LineTable, lines: some Sequence<Int>) {
    let wanted = lines.filter { 1...table.lineCount ~= $0 }.sortedOnce()
    self.lines = wanted
    marks = table.source.bytes.withPaddedBytes { bytes in
      table.withStarts { Self.marks(of: wanted, $0, LineText(bytes: bytes)) }
    }
  }

  /// - Parameter line: 1-based, as in `LineTable`; nil for a line that wasn't requested.
  subscript(line line: Int) -> String? {
    let position = lines.partitioningIndex { $0 >= line }
    guard position < lines.count, lines[position] == line else { return nil }
    return "\(String(marks[position].hash, radix: 16)):\(marks[position].occurrence)"
  }

  /// Only lines that start like a requested one are hashed. Others could have the same hash only by a
  /// collision, of texts of 100 characters that differ in neighbours such as `aZ` and `b5`.
  /// - Parameter starts: the byte offset at which each line starts.
  private static func marks(
    of lines: [Int], _ starts: UnsafeBufferPointer<UInt32>, _ text: LineText
  ) -> [Mark] {
    var beginnings = LineBeginnings(count: lines.count)
    var marks: [Mark] = []
    var occurrences: [UInt64: Int] = [:]
    marks.reserveCapacity(lines.count)
    occurrences.reserveCapacity(lines.count)
    for line in lines {
      let start = Int(starts[line - 1])
      let hash = text.hash(at: start)
      beginnings.insert(text, start)
      marks.append(Mark(hash: hash, occurrence: 0))
      occurrences[hash] = 0
    }
    func count(_ hash: UInt64) -> Int? {
      guard let before = occurrences[hash] else { return nil }
      occurrences[hash] = before + 1
      return before + 1
    }
    var next = 0
    for index in 0..<(lines.last ?? 0) {
      if lines[next] == index + 1 {
        marks[next].occurrence = count(marks[next].hash)!
        next += 1
      } else if beginnings.mayContain(text, Int(starts[index])) {
        _ = count(text.hash(at: Int(starts[index])))
      }
    }
    return marks
  }
}

/// A filter for lines that start like known ones.
private struct LineBeginnings {
  /// With few lines: the first eight significant bytes of each.
  private var words: [UInt64] = []
  private let areFew: Bool
  private var pairs: PairSet
  /// The first eight significant bytes, and the eight after them.
  private var first: WordSet
  private var second: WordSet

  /// - Parameter count: number of lines to be added.
  init(count: Int) {
    areFew = count <= 4
    pairs = PairSet(isUsed: !areFew)
    first = WordSet(isUsed: !areFew)
    second = first
  }

  mutating func insert(_ text: LineText, _ start: Int) {
    var index = text.ink(from: start)
    let word = text.word(from: &index)
    guard !areFew else { return words.append(word) }
    if let byte = text.significantBytes(1, from: start) { pairs.insert(first: UInt8(byte)) }
    if let pair = text.significantBytes(2, from: start) { pairs.insert(UInt16(pair)) }
    first.insert(word)
    second.insert(text.word(from: &index))
  }

  /// Whether a line starts like a known one, as far as examined.
  @inline(__always)
  func mayContain(_ text: LineText, _ start: Int) -> Bool {
    var index = text.ink(from: start)
    if areFew { return words.contains(text.word(from: &index)) }
    return pairs.mayContain(text.bytes.pair(at: index)) && first.mayContain(text.word(from: &index))
      && second.mayContain(text.word(from: &index))
  }
}

/// A bit set of byte pairs. Contains all pairs that don't start with visible ASCII.
private struct PairSet {
  private var bits: [UInt64]

  init(isUsed: Bool) {
    bits = [UInt64](repeating: .max, count: isUsed ? 1 << 10 : 0)
    guard isUsed else { return }
    for row in Self.visible { for word in 0..<4 { bits[4 * row + word] = 0 } }
  }

  private static let visible = 0x21..<0x80

  /// Adds all pairs of a byte and one that isn't visible ASCII, which need a closer look.
  mutating func insert(first: UInt8) {
    let row = Int(first)
    guard Self.visible ~= row else { return }
    bits[4 * row] |= (1 << 0x21) - 1
    bits[4 * row + 2] = .max
    bits[4 * row + 3] = .max
  }

  mutating func insert(_ pair: UInt16) { bits[Int(pair >> 6)] |= 1 << UInt64(pair & 63) }

  @inline(__always)
  func mayContain(_ pair: UInt16) -> Bool { bits[Int(pair >> 6)] >> UInt64(pair & 63) & 1 != 0 }
}

/// A filter for words by some of their bits, small enough for the cache.
private struct WordSet {
  private var bits: [UInt64]

  init(isUsed: Bool) { bits = [UInt64](repeating: 0, count: isUsed ? 1 << 9 : 0) }

  mutating func insert(_ word: UInt64) {
    let hash = Self.hash(word)
    bits[Int(hash >> 6)] |= 1 << (hash & 63)
  }

  @inline(__always)
  func mayContain(_ word: UInt64) -> Bool {
    let hash = Self.hash(word)
    return bits[Int(hash >> 6)] >> (hash & 63) & 1 != 0
  }

  /// 15 bits.
  @inline(__always)
  private static func hash(_ word: UInt64) -> UInt64 { (word &* 0x9E37_79B9_7F4A_7C15) >> 49 }
}

/// A file as the hash sees it. Includes a byte order mark, which Node doesn't strip.
private struct LineText {
  let bytes: PaddedBytes

  private static let window = 100
  private static let base: UInt64 = 37

  /// The polynomial of the significant units from a byte offset.
  func hash(at start: Int) -> UInt64 {
    var hash: UInt64 = 0
    var count = 0
    func add(_ unit: UInt16) {
      guard count < Self.window else { return }
      hash = hash &* Self.base &+ UInt64(unit)
      count += 1
    }
    var index = ink(from: start)
    while count < Self.window {
      if count + 8 <= Self.window, let word = plainWord(at: index) {
        var rest = word
        for _ in 0..<8 {
          hash = hash &* Self.base &+ (rest & 0xFF)
          rest >>= 8
        }
        count += 8
        index += 8
        continue
      }
      guard let byte = significant(from: &index) else { break }
      if byte < 0x80 {
        add(UInt16(byte))
        if byte == UInt8(ascii: "\n") { index = ink(from: index) }
      } else {
        UTF16.encode(scalar(at: &index))!.forEach(add)
      }
    }
    if count < Self.window { add(.max) }
    while count < Self.window { add(0) }
    return hash
  }

  /// Skips blanks.
  @inline(__always)
  func ink(from start: Int) -> Int {
    var index = start
    while true {
      let other = bytes.word(at: index) ^ 0x2020_2020_2020_2020
      index &+= other.trailingZeroBitCount / 8
      if other != 0 { break }
    }
    return bytes.byte(at: index) == UInt8(ascii: "\t") ? inkBehindTab(from: index) : index
  }

  private func inkBehindTab(from start: Int) -> Int {
    var index = start
    while bytes.byte(at: index) == UInt8(ascii: " ") || bytes.byte(at: index) == UInt8(ascii: "\t") {
      index += 1
    }
    return index
  }

  /// The first significant bytes, big-endian; nil if one of them is non-ASCII or missing.
  func significantBytes(_ count: Int, from start: Int) -> UInt64? {
    var bytes: UInt64 = 0
    var index = start
    for _ in 0..<count {
      guard let byte = significant(from: &index), byte < 0x80 else { return nil }
      bytes = bytes << 8 | UInt64(byte)
    }
    return bytes
  }

  /// Eight bytes, little-endian; nil if one of them is white space, a control character or non-ASCII, or the
  /// file ends.
  @inline(__always)
  private func plainWord(at index: Int) -> UInt64? {
    let word = bytes.word(at: index)
    let high: UInt64 = 0x8080_8080_8080_8080
    // The highest bit of each byte tells.
    guard word & high == 0, (word &+ 0x5F5F_5F5F_5F5F_5F5F) & high == high else { return nil }
    return word
  }

  /// The next eight significant bytes, or fewer before a multi-byte character: invalid ones are hashed as
  /// U+FFFD, whatever their length.
  @inline(__always)
  func word(from index: inout Int) -> UInt64 {
    guard let word = plainWord(at: index) else { return spacedWord(from: &index) }
    index &+= 8
    return word.byteSwapped
  }

  private func spacedWord(from index: inout Int) -> UInt64 {
    var word: UInt64 = 0
    for _ in 0..<8 {
      guard let byte = significant(from: &index), byte < 0x80 else { break }
      word = word << 8 | UInt64(byte)
    }
    return word
  }

  /// Consumes the next byte except spaces and tabs, with LF for every line break; doesn't advance past the
  /// first byte of a multi-byte character. Nil at the end.
  @inline(__always)
  private func significant(from index: inout Int) -> UInt8? {
    while index < bytes.count {
      let byte = bytes.byte(at: index)
      if byte >= 0x80 { return byte }
      index &+= 1
      if byte == UInt8(ascii: "\r") {
        if bytes.byte(at: index) == UInt8(ascii: "\n") { index &+= 1 }
        return UInt8(ascii: "\n")
      }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { return byte }
    }
    return nil
  }

  private func scalar(at index: inout Int) -> Unicode.Scalar {
    var parser = UTF8.ForwardParser()
    var rest = bytes.text[index...].makeIterator()
    switch parser.parseScalar(from: &rest) {
    case .valid(let encoded):
      index += encoded.count
      return UTF8.decode(encoded)
    case .error(let length):
      index += length
      return "\u{FFFD}"
    case .emptyInput: return "\u{FFFD}"
    }
  }
}
