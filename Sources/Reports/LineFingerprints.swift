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
    fingerprints = table.source.bytes.withUnsafeBytes {
      Self.fingerprints(of: wanted, table, LineText(bytes: $0))
    }
  }

  /// - Parameter line: 1-based, as `LineTable` counts; nil for a line that wasn't asked for.
  subscript(line line: Int) -> String? { fingerprints[line] }

  /// Only lines that begin like a wanted one are hashed: others can't have the same hash.
  private static func fingerprints(of wanted: Set<Int>, _ table: LineTable, _ text: LineText) -> [Int: String]
  {
    var beginnings = [Bool](repeating: false, count: 1 << 16)
    var occurrences: [UInt64: Int] = [:]
    for line in wanted {
      let start = table.start(ofLine: line)
      beginnings[text.beginning(at: start)] = true
      occurrences[text.hash(at: start)] = 0
    }
    var fingerprints: [Int: String] = [:]
    for line in 1..<((wanted.max() ?? 0) + 1) {
      let start = table.start(ofLine: line)
      guard beginnings[text.beginning(at: start)] else { continue }
      let hash = text.hash(at: start)
      guard let before = occurrences[hash] else { continue }
      occurrences[hash] = before + 1
      if wanted.contains(line) { fingerprints[line] = String(hash, radix: 16) + ":" + String(before + 1) }
    }
    return fingerprints
  }
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

  /// 16 bits that are the same for lines with the same hash: made of their first significant bytes.
  func beginning(at start: Int) -> Int {
    var key: UInt32 = 0
    var index = start
    while index + 8 <= bytes.count,
      bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) == 0x2020_2020_2020_2020
    {
      index += 8
    }
    for _ in 0..<4 {
      guard let byte = significant(from: &index) else { break }
      key = key << 8 | UInt32(byte < 0x80 ? byte : 0x80)
      // Wrong bytes are hashed as U+FFFD, of whatever length they are.
      if byte >= 0x80 { break }
    }
    return Int((key &* 0x9E37_79B9) >> 16)
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
