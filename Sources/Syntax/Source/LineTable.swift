import Platform
import Text

/// A place in a file, for people.
package struct Position: Hashable, Sendable {
  /// 1-based.
  package let line: Int
  /// 1-based, in code points.
  package let column: Int
  /// 0-based, in bytes.
  package let offset: Int

  package init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// Turns byte offsets into lines and columns.
///
/// Lines end at LF, CRLF or CR, as in editors and the Language Server Protocol; NEL, LS and PS don't end a
/// line. A leading byte order mark counts in offsets but not in columns.
package final class LineTable: Sendable {
  package let source: SourceFile
  /// The byte offset at which each line starts.
  private let starts: [UInt32]
  /// The number of code points before each block of bytes, so that columns in very long lines don't take
  /// linear time; computed on first use, as hardly any file has such lines.
  private let codePointsBefore = Guarded<[UInt32]?>(nil)

  /// Bytes.
  private static let blockSize = 1024
  /// As far into a line, in bytes, code points are just counted.
  private static let longDistance = 16 * blockSize

  package init(_ source: SourceFile) {
    self.source = source
    starts = source.lineStarts
  }

  package var lineCount: Int { starts.count }

  /// - Parameter offset: 0-based byte offset; one past the last byte is the end of the file.
  package func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    var start = Int(starts[line])
    if start == 0, source.bytes.starts(with: byteOrderMark) { start = min(byteOrderMark.count, offset) }
    return Position(line: line + 1, column: codePoints(start..<offset) + 1, offset: offset)
  }

  /// The number of the line containing an offset, 1-based.
  package func line(at offset: Int) -> Int { lineIndex(at: offset) + 1 }

  /// The byte offsets at which lines start, ascending.
  package func withStarts<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    starts.withUnsafeBufferPointer(body)
  }

  /// The byte offset at which a line starts.
  /// - Parameter line: 1-based.
  package func start(ofLine line: Int) -> Int { Int(starts[line - 1]) }

  /// The bytes of a line without its line break.
  /// - Parameter line: 1-based.
  package func range(ofLine line: Int) -> Range<Int> {
    let start = start(ofLine: line)
    var end = line < starts.count ? Int(starts[line]) : source.bytes.count
    while end > start,
      source.bytes[end - 1] == UInt8(ascii: "\n") || source.bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The 0-based index of the line containing an offset.
  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func codePoints(_ range: Range<Int>) -> Int {
    source.bytes.withUnsafeBytes { bytes in
      guard range.count > Self.longDistance else { return Self.codePoints(bytes, range) }
      let codePointsBefore = codePointsBefore.withLock { known in
        let table = known ?? Self.codePointsBefore(source.bytes)
        known = table
        return table
      }
      func before(_ offset: Int) -> Int {
        let block = offset / Self.blockSize
        return Int(codePointsBefore[block]) + Self.codePoints(bytes, (block * Self.blockSize)..<offset)
      }
      return before(range.upperBound) - before(range.lowerBound)
    }
  }

  /// Counts the bytes that aren't continuation bytes.
  private static func codePoints(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    var continuing = 0
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let marks = word & ~(word << 1) & 0x8080_8080_8080_8080
      if marks != 0 { continuing += marks.nonzeroBitCount }
      index += 8
    }
    while index < range.upperBound {
      if bytes[index] & 0xC0 == 0x80 { continuing += 1 }
      index += 1
    }
    return range.count - continuing
  }

  private static func codePointsBefore(_ bytes: SourceBytes) -> [UInt32] {
    var table: [UInt32] = [0]
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start + blockSize <= bytes.count {
        table.append(table.last! + UInt32(codePoints(bytes, start..<(start + blockSize))))
        start += blockSize
      }
    }
    return table
  }

  static func lineStarts(_ bytes: SourceBytes) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 32)
    bytes.withUnsafeBytes { bytes in
      // Lone CRs are rare, so search for LF with memchr.
      var nextReturn = find(UInt8(ascii: "\r"), in: bytes, from: 0)
      var index = 0
      while index < bytes.count {
        let lineFeed = find(UInt8(ascii: "\n"), in: bytes, from: index)
        while nextReturn < lineFeed {
          if nextReturn + 1 < lineFeed || lineFeed == bytes.count { starts.append(UInt32(nextReturn + 1)) }
          nextReturn = find(UInt8(ascii: "\r"), in: bytes, from: nextReturn + 1)
        }
        if lineFeed < bytes.count { starts.append(UInt32(lineFeed + 1)) }
        index = lineFeed + 1
      }
    }
    return starts
  }
}

/// The UTF-8 byte order mark.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
