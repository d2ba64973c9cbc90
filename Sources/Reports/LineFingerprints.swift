import Syntax

/// GitHub's `primaryLocationLineHash` for some lines of a file.
///
/// The uploader of code scanning (github/codeql-action, fingerprints.ts) computes it where a SARIF file lacks it; what
/// is uploaded past it needs the very same value, or alerts are closed and opened again. A line's hash covers the
/// first 100 UTF-16 code units from its start onwards, lines below included, without spaces and tabs and with LF for
/// every line break; the file is followed by one unit 65535 and then zeros. Behind the colon stands how often that
/// hash has occurred in the file so far.
struct LineFingerprints {
  private let fingerprints: [Int: String]

  /// - Parameter lines: 1-based; others than the table's are passed over.
  init(_ table: LineTable, lines: some Sequence<Int>) {
    let wanted = Set(lines).filter { 1...table.lineCount ~= $0 }
    fingerprints = table.source.bytes.withUnsafeBytes { bytes in
      Self.fingerprints(of: wanted, table, LineText(bytes: bytes))
    }
  }

  /// - Parameter line: 1-based, as `LineTable` counts; nil for a line that wasn't asked for.
  subscript(line line: Int) -> String? { fingerprints[line] }

  /// Only lines that begin like a wanted one are hashed: others can't have the same hash.
  private static func fingerprints(
    of wanted: Set<Int>, _ table: LineTable, _ text: LineText
  ) -> [Int: String] {
    var beginnings = LineBeginnings()
    var hashes: [Int: UInt64] = [:]
    var occurrences: [UInt64: Int] = [:]
    for line in wanted {
      let start = table.start(ofLine: line)
      let hash = text.hash(at: start)
      beginnings.insert(text, start)
      hashes[line] = hash
      occurrences[hash] = 0
    }
    var fingerprints: [Int: String] = [:]
    let last = wanted.max() ?? 0
    for line in table.withStarts({ beginnings.mayContain(text, $0[..<last]) }) {
      let wanted = hashes[line]
      let hash = wanted ?? text.hash(at: table.start(ofLine: line))
      guard let before = occurrences[hash] else { continue }
      occurrences[hash] = before + 1
      if wanted != nil { fingerprints[line] = String(hash, radix: 16) + ":" + String(before + 1) }
    }
    return fingerprints
  }
}

/// How some lines begin; tells most others from them at little cost.
private struct LineBeginnings {
  /// By the first significant byte, and by the second one.
  private var initials = [Bool](repeating: false, count: 256)
  private var seconds = [Bool](repeating: false, count: 256)
  /// Of the first eight significant bytes, and of the eight behind them.
  private var first = WordSet()
  private var second = WordSet()

  mutating func insert(_ text: LineText, _ start: Int) {
    var index = text.ink(from: start)
    initials[text.initial(at: index)] = true
    seconds[text.significantSecond(after: index)] = true
    // Where it takes a longer look, that is taken.
    seconds[0] = true
    first.insert(text.word(from: &index))
    second.insert(text.word(from: &index))
  }

  /// The numbers of the lines, from 1 on, that begin like one of those that are known, and some others.
  /// - Parameter starts: the byte offset at which each line starts.
  func mayContain(_ text: LineText, _ starts: Slice<UnsafeBufferPointer<UInt32>>) -> [Int] {
    var lines: [Int] = []
    for (index, start) in starts.enumerated() {
      var offset = text.ink(from: Int(start))
      guard initials[text.initial(at: offset)], seconds[text.second(after: offset)],
        first.mayContain(text.word(from: &offset)), second.mayContain(text.word(from: &offset))
      else { continue }
      lines.append(index + 1)
    }
    return lines
  }
}

/// Words by some bits of them, in few enough bytes to stay at hand.
private struct WordSet {
  private var bits = [UInt64](repeating: 0, count: 1 << 9)

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

/// A file as the hash sees it. A byte order mark counts: Node doesn't strip it.
private struct LineText {
  let bytes: UnsafeRawBufferPointer

  private static let window = 100
  private static let base: UInt64 = 37

  /// The polynomial of the significant units from a byte offset onwards.
  func hash(at start: Int) -> UInt64 {
    var hash: UInt64 = 0
    var count = 0
    func add(_ unit: UInt16) {
      guard count < Self.window else { return }
      hash = hash &* Self.base &+ UInt64(unit)
      count += 1
    }
    var index = start
    while count < Self.window, let byte = significant(from: &index) {
      if byte < 0x80 {
        add(UInt16(byte))
      } else {
        UTF16.encode(scalar(at: &index))!.forEach(add)
      }
    }
    if count < Self.window { add(.max) }
    while count < Self.window { add(0) }
    return hash
  }

  /// Goes on over blanks.
  @inline(__always)
  func ink(from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let other = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ 0x2020_2020_2020_2020
      index += UInt64(littleEndian: other).trailingZeroBitCount / 8
      if other != 0 { break }
    }
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
      index += 1
    }
    return index
  }

  /// The byte there, 0 at the end; the same for all bytes beyond ASCII and for all line breaks.
  @inline(__always)
  func initial(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    return bytes[index] == UInt8(ascii: "\r") ? 0x0A : min(Int(bytes[index]), 0x80)
  }

  /// The significant byte behind a first one; 0 for one beyond ASCII, or none.
  func significantSecond(after index: Int) -> Int {
    var next = index
    guard let first = significant(from: &next), first < 0x80, let second = significant(from: &next),
      second < 0x80
    else { return 0 }
    return Int(second)
  }

  /// The same, but 0 also where it takes a longer look to tell.
  @inline(__always)
  func second(after index: Int) -> Int {
    guard index + 1 < bytes.count, bytes[index] < 0x80, 0x21..<0x80 ~= bytes[index + 1] else { return 0 }
    return Int(bytes[index + 1])
  }

  /// The next eight significant bytes, fewer before a character of several bytes: those that are wrong are hashed as
  /// U+FFFD, of whatever length they are.
  @inline(__always)
  func word(from index: inout Int) -> UInt64 {
    if index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let high: UInt64 = 0x8080_8080_8080_8080
      // Neither white space nor beyond ASCII: the highest bit of each byte says so.
      if word & high == 0, (word &+ 0x5F5F_5F5F_5F5F_5F5F) & high == high {
        index += 8
        return UInt64(bigEndian: word)
      }
    }
    return spacedWord(from: &index)
  }

  private func spacedWord(from index: inout Int) -> UInt64 {
    var word: UInt64 = 0
    for _ in 0..<8 {
      guard let byte = significant(from: &index), byte < 0x80 else { break }
      word = word << 8 | UInt64(byte)
    }
    return word
  }

  /// The next byte but spaces and tabs, LF for every line break; the index then stands behind it, but stays at a byte
  /// that begins a character of several. Nil at the end.
  @inline(__always)
  private func significant(from index: inout Int) -> UInt8? {
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 { return byte }
      index += 1
      if byte == UInt8(ascii: "\r") {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        return UInt8(ascii: "\n")
      }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { return byte }
    }
    return nil
  }

  private func scalar(at index: inout Int) -> Unicode.Scalar {
    var parser = UTF8.ForwardParser()
    var rest = bytes[index...].makeIterator()
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
