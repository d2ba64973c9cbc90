import Linting
import Text

/// The lines of a text, each with its line break: LF or CRLF. The last one may have none.
struct FileLines {
  private let bytes: [UInt8]
  /// The 0-based byte offset of each line, and the end of the text.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// - Parameter line: 0-based.
  subscript(line: Int) -> ArraySlice<UInt8> { bytes[starts[line]..<starts[line + 1]] }

  /// The 0-based line that an offset lies in; the number of lines after the last line break.
  func line(at offset: Int) -> Int {
    let line = starts.partitioningIndex { $0 > offset } - 1
    return line == count && !isStart(offset) ? count - 1 : line
  }

  /// Whether an offset is where a line begins, or one could.
  func isStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") }

  /// Whether GitHub's runner would take a line for a workflow command: one that begins with `::` after whatever shows
  /// nothing (`ActionCommand.TryParseV2`).
  func mayBeCommand(_ line: Int) -> Bool {
    self[line].drop { !(0x21..<0x7F ~= $0) }.starts(with: "::".utf8)
  }

  /// Writes lines that are the same before and after.
  func writeUnchanged(_ lines: Range<Int>, to text: inout [UInt8]) {
    for line in lines {
      let marks: [Unicode.Scalar] = mayBeCommand(line) ? ["-", "+"] : [" "]
      for mark in marks { write(line..<line + 1, mark, to: &text) }
    }
  }

  /// Writes lines after a mark.
  func write(_ lines: Range<Int>, _ mark: Unicode.Scalar, to text: inout [UInt8]) {
    for line in lines {
      text.append(UInt8(ascii: mark))
      text += self[line]
      if self[line].last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n".utf8 }
    }
  }
}

/// Lines of a file, and those that are in their place now; 0-based.
struct ChangedLines: Equatable {
  var old: Range<Int>
  var new: Range<Int>

  /// The changed lines, in file order; between them lie unchanged ones.
  static func blocks(_ ranges: ChangedRanges, _ old: FileLines, _ new: FileLines) -> [ChangedLines] {
    var blocks: [ChangedLines] = []
    for change in ranges.changes {
      let lines = ChangedLines(change, old, new)
      if let last = blocks.last,
        lines.old.lowerBound <= last.old.upperBound || lines.new.lowerBound <= last.new.upperBound
      {
        blocks[blocks.count - 1] = ChangedLines(
          old: last.old.lowerBound..<lines.old.upperBound, new: last.new.lowerBound..<lines.new.upperBound)
      } else {
        blocks.append(lines)
      }
    }
    return blocks.map { $0.trimmed(old, new) }.filter { !$0.old.isEmpty || !$0.new.isEmpty }
  }

  private init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
  }

  /// The whole lines around changed bytes.
  private init(_ change: ChangedRanges.Change, _ old: FileLines, _ new: FileLines) {
    // Where one of the two ends in the middle of a line, what follows is part of the changed line in both.
    let isWhole = old.isStart(change.old.upperBound) && new.isStart(change.new.upperBound)
    func lines(_ range: Range<Int>, _ lines: FileLines) -> Range<Int> {
      let start = lines.line(at: range.lowerBound)
      let end = lines.line(at: range.upperBound)
      return start..<max(start, isWhole ? end : min(end + 1, lines.count))
    }
    self.init(old: lines(change.old, old), new: lines(change.new, new))
  }

  /// Without the lines at either end that are the same.
  private func trimmed(_ old: FileLines, _ new: FileLines) -> ChangedLines {
    var (before, after) = (self.old, self.new)
    while let first = before.first, let other = after.first, old[first] == new[other] {
      (before, after) = (before.dropFirst(), after.dropFirst())
    }
    while let last = before.last, let other = after.last, old[last] == new[other] {
      (before, after) = (before.dropLast(), after.dropLast())
    }
    return ChangedLines(old: before, new: after)
  }
}
