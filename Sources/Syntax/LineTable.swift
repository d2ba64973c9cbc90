/// A place in a file as people count it.
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
/// Lines end at LF, CRLF or CR, as editors and the Language Server Protocol count them; NEL, LS and PS end none.
/// A leading byte order mark takes part in offsets but not in columns.
package struct LineTable: Sendable {
  package let source: SourceFile
  /// The byte offset at which each line starts.
  private let starts: [Int]
  /// How many code points begin before each block of the file: a megabyte may be one line, with many places in it.
  private let codePoints: [Int]
  private static let blockSize = 1024

  package init(_ source: SourceFile) {
    self.source = source
    self.starts = Self.lineStarts(source.bytes)
    self.codePoints = Self.codePointsBeforeBlocks(source.bytes)
  }

  package var lineCount: Int { starts.count }

  /// - Parameter offset: 0-based byte offset; one past the last byte is the end of the file.
  package func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    var start = starts[line]
    if start == 0, offset >= 3, source.bytes.starts(with: byteOrderMark) { start = 3 }
    let column = 1 + codePoints(before: offset) - codePoints(before: min(start, offset))
    return Position(line: line + 1, column: column, offset: offset)
  }

  private func codePoints(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    return codePoints[block] + Self.codePoints(source.bytes, block * Self.blockSize..<offset)
  }

  /// The bytes of a line without its line break.
  /// - Parameter line: 1-based.
  package func range(ofLine line: Int) -> Range<Int> {
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : source.bytes.count
    while end > start,
      source.bytes[end - 1] == UInt8(ascii: "\n") || source.bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The 0-based index of the line that holds an offset.
  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func codePointsBeforeBlocks(_ bytes: [UInt8]) -> [Int] {
    var counts = [0]
    counts.reserveCapacity(bytes.count / blockSize + 1)
    for end in stride(from: blockSize, through: bytes.count, by: blockSize) {
      counts.append(counts.last! + codePoints(bytes, end - blockSize..<end))
    }
    return counts
  }

  /// The code points that begin in a range of bytes.
  private static func codePoints(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") {
          starts.append(index)
        } else if byte == UInt8(ascii: "\r"), index == bytes.count || bytes[index] != UInt8(ascii: "\n") {
          starts.append(index)
        }
      }
    }
    return starts
  }
}

/// The UTF-8 byte order mark.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
