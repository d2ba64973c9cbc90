import Syntax

/// A line of a file as shown under a finding, truncated if long.
struct SourceExcerpt {
  /// Safe to show, with tabs expanded.
  let text: String
  /// 0-based, in terminal columns.
  let markStart: Int
  /// In terminal columns; 1 if nothing is marked, for the location itself.
  let markWidth: Int

  /// The number of columns shown of a long line, without ellipses.
  static let width = 100
  /// The number of columns shown before the mark if the text after it fills the rest.
  private static let context = 40
  /// The number of bytes examined on each side, however long the line is: enough for an ideograph with a mark
  /// in every column.
  private static let byteLimit = 4 * width

  /// - Parameters:
  ///   - line: the bytes of a line without its line break.
  ///   - mark: what to mark; anything outside the line is ignored.
  init(_ source: SourceFile, line: Range<Int>, mark: Range<Int>) {
    let line = source.withoutByteOrderMark(line)
    let mark = mark.clamped(to: line)
    let start = source.characterStart(atOrAfter: max(line.lowerBound, mark.lowerBound - Self.byteLimit))
    let end = source.characterStart(atOrAfter: min(line.upperBound, mark.lowerBound + Self.byteLimit))
    let markEnd = min(mark.upperBound, end)

    var cells: [Cell] = []
    cells.append(source.text(min(start, mark.lowerBound)..<mark.lowerBound))
    let marked = cells.count
    cells.append(source.text(mark.lowerBound..<markEnd))
    let unmarked = cells.count
    cells.append(source.text(markEnd..<end))

    var first = 0
    var last = cells.count
    if cells.width > Self.width || line.lowerBound < start || end < line.upperBound {
      let before = max(Self.context, Self.width - cells[marked...].width)
      var shown = 0
      first = marked
      while first > 0, shown + cells[first - 1].width <= before {
        first -= 1
        shown += cells[first].width
      }
      last = marked
      while last < cells.count, shown + cells[last].width <= Self.width {
        shown += cells[last].width
        last += 1
      }
    }
    let isCutBefore = first > 0 || line.lowerBound < start
    let isCutAfter = last < cells.count || end < line.upperBound
    text = (isCutBefore ? "…" : "") + cells[first..<last].map(\.text).joined() + (isCutAfter ? "…" : "")
    markStart = (isCutBefore ? 1 : 0) + cells[first..<marked].width
    markWidth = max(1, cells[marked..<max(marked, min(unmarked, last))].width)
  }
}

/// A displayed character.
private struct Cell {
  let text: String
  /// In columns.
  let width: Int
}

extension [Cell] {
  /// Tab stops are every four columns, counted from the first cell.
  fileprivate mutating func append(_ text: String) {
    var column = width
    var hashes = 0
    for character in text {
      let cell: Cell
      if character == "\t" {
        let width = 4 - column % 4
        cell = Cell(text: String(repeating: " ", count: width), width: width)
      } else if character == "[", hashes > 1 {
        // `##[` would be a command to a build server; see `visibleText`.
        cell = Cell(text: "\u{FFFD}", width: 1)
      } else if let byte = character.asciiValue, (0x20..<0x7F).contains(byte) {
        cell = Cell(text: String(character), width: 1)
      } else {
        let visible = visibleText(String(character))
        cell = Cell(text: visible, width: visible.reduce(0) { $0 + displayWidth($1) })
      }
      hashes = character == "#" ? hashes + 1 : 0
      column += cell.width
      append(cell)
    }
  }
}

extension Sequence<Cell> {
  fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}

extension SourceFile {
  fileprivate func withoutByteOrderMark(_ line: Range<Int>) -> Range<Int> {
    line.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3..<line.upperBound : line
  }

  /// The first offset from here that isn't inside a code point.
  fileprivate func characterStart(atOrAfter offset: Int) -> Int {
    bytes[offset...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
  }
}
