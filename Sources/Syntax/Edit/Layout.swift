/// The lines and blanks of a file, for edits that preserve its layout. Lines end at LF, CRLF or CR.
struct Layout: Sendable {
  let bytes: SourceBytes
  /// Where the text starts, after a byte order mark.
  private let start: Int
  /// The file's first line break; LF if there is none.
  let lineBreak: [UInt8]

  init(_ source: SourceFile) {
    bytes = source.bytes
    start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let first = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let second = first + 1
    lineBreak =
      if first == bytes.count || bytes[first] == 0x0A {
        [0x0A]
      } else {
        second < bytes.count && bytes[second] == 0x0A ? [0x0D, 0x0A] : [0x0D]
      }
  }

  var count: Int { bytes.count }

  /// The byte at an offset; 0 at the end.
  subscript(offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  // MARK: Lines

  /// Where the line containing an offset starts.
  func lineStart(_ offset: Int) -> Int {
    var index = offset
    while index > start, !Self.isBreak(bytes[index - 1]) { index -= 1 }
    return index
  }

  /// Where the line containing an offset ends, before its line break.
  func lineEnd(_ offset: Int) -> Int {
    var index = offset
    while index < count, !Self.isBreak(bytes[index]) { index += 1 }
    return index
  }

  /// Where the next line starts; the end of the file on the last line.
  func nextLine(_ offset: Int) -> Int {
    let end = lineEnd(offset)
    guard end < count else { return count }
    return bytes[end] == 0x0D && self[end + 1] == 0x0A ? end + 2 : end + 1
  }

  /// Where the previous line starts; nil for the first line.
  /// - Parameter lineStart: the start of a line.
  func previousLine(_ lineStart: Int) -> Int? {
    guard lineStart > start else { return nil }
    var index = lineStart - 1
    if bytes[index] == 0x0A, index > start, bytes[index - 1] == 0x0D { index -= 1 }
    return self.lineStart(index)
  }

  /// The start of the line if only blanks precede the offset on it; otherwise nil.
  func startOfOwnLine(_ offset: Int) -> Int? {
    var index = offset
    while index > start, Self.isBlank(bytes[index - 1]) { index -= 1 }
    return index == start || Self.isBreak(bytes[index - 1]) ? index : nil
  }

  /// Number of bytes before an offset on its line.
  func column(_ offset: Int) -> Int { offset - lineStart(offset) }

  /// Whether the offset is the end of a line or of the file.
  func isLineEnd(_ offset: Int) -> Bool { offset >= count || Self.isBreak(bytes[offset]) }

  /// Whether the line that starts here holds only blanks; false at the end of the file.
  func isBlankLine(_ lineStart: Int) -> Bool { lineStart < count && isBlank(lineStart..<lineEnd(lineStart)) }

  // MARK: Within lines

  /// Whether the range is empty or holds only blanks.
  func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(Self.isBlank) }

  func skipBlanks(from offset: Int) -> Int {
    var index = offset
    while index < count, Self.isBlank(bytes[index]) { index += 1 }
    return index
  }

  /// Where the blanks before an offset start.
  func skipBlanks(before offset: Int) -> Int {
    var index = offset
    while index > start, Self.isBlank(bytes[index - 1]) { index -= 1 }
    return index
  }

  /// Skips blanks and line breaks.
  func skipBlankLines(from offset: Int) -> Int {
    var index = offset
    while index < count, Self.isBlank(bytes[index]) || Self.isBreak(bytes[index]) { index += 1 }
    return index
  }

  /// Skips blanks, line breaks and, in YAML, comments.
  func skipSpace(from offset: Int) -> Int {
    var index = skipBlankLines(from: offset)
    while self[index] == UInt8(ascii: "#") { index = skipBlankLines(from: lineEnd(index)) }
    return index
  }

  /// The next blank or line break.
  func endOfWord(_ offset: Int) -> Int {
    var index = offset
    while index < count, !Self.isBlank(bytes[index]), !Self.isBreak(bytes[index]) { index += 1 }
    return index
  }

  /// The end of a comment that follows on the same line; the offset itself if there is none.
  func endOfComment(behind offset: Int) -> Int {
    let index = skipBlanks(from: offset)
    return self[index] == UInt8(ascii: "#") ? lineEnd(index) : offset
  }

  /// Whether there is a comment between tokens.
  /// - Parameter range: holds blanks, line breaks, comments and single indicators only.
  func hasComment(_ range: Range<Int>) -> Bool { bytes[range].contains(UInt8(ascii: "#")) }

  // MARK: Comments above

  /// Where the comments start that belong to the item starting a line: comments on their own lines, directly
  /// above it, with the same indentation. The start of the line if there are none.
  /// - Parameters:
  ///   - column: the column of the item.
  ///   - floor: the end of whatever precedes it; comments start after that.
  func startOfComments(above lineStart: Int, column: Int, floor: Int) -> Int {
    var result = lineStart
    while let line = previousLine(result), line >= floor,
      skipBlanks(from: line) == line + column, self[line + column] == UInt8(ascii: "#")
    {
      result = line
    }
    return result
  }

  /// The lines of a range, each indented further by `step`; empty lines stay empty.
  /// - Parameter range: starts at the start of a line.
  func shifted(_ range: Range<Int>, by step: [UInt8], withFirst: Bool = true) -> [UInt8] {
    var result: [UInt8] = []
    var line = range.lowerBound
    while line < range.upperBound {
      let next = min(nextLine(line), range.upperBound)
      if !isLineEnd(line), withFirst || line > range.lowerBound { result += step }
      result += bytes[line..<next]
      line = next
    }
    return result
  }
}
