/// An item of a block collection, with its lines.
struct BlockItem {
  let item: Item
  /// Where the key or the dash starts.
  let start: Int
  /// Number of bytes before it on its line.
  let column: Int
  /// Where its first line starts; nil when it follows a dash.
  let firstLine: Int?
  /// Where its lines end, including the last line break. Comments after it that are indented further belong
  /// to it.
  let end: Int
  /// The block scalar it ends with, if any.
  let lastBlockScalar: BlockScalar?
  /// Whether it ends the file without a line break.
  let lacksBreak: Bool
  /// The `:` after the key, or the dash.
  let indicator: Range<Int>

  /// Nil for unusual layouts: `? ` before a key, anchors or tags before it, tabs.
  init?(_ item: Item, _ layout: Layout) {
    let previousEnd = item.previous?.end
    if item.head.isKey {
      start = item.head.range.lowerBound
      guard !item.head.range.isEmpty, layout[start] != UInt8(ascii: "*") else { return nil }
      let colon = layout.skipBlanks(from: item.head.range.upperBound)
      guard layout[colon] == UInt8(ascii: ":") else { return nil }
      indicator = colon..<colon + 1
      if let previousEnd, layout.skipSpace(from: previousEnd) != start { return nil }
    } else {
      start = previousEnd.map { layout.skipSpace(from: $0) } ?? item.collection.range.lowerBound
      guard layout[start] == UInt8(ascii: "-") else { return nil }
      indicator = start..<start + 1
    }
    let lineStart = layout.lineStart(start)
    guard let indentation = Self.indentation(layout, lineStart..<start) else { return nil }
    column = start - lineStart
    firstLine = indentation == column ? lineStart : nil
    self.item = item
    lastBlockScalar = item.lastBlockScalar
    let contentEnd = lastBlockScalar?.range.upperBound ?? item.end
    let behind = layout.endOfComment(behind: contentEnd)
    guard layout.isLineEnd(layout.skipBlanks(from: behind)) else { return nil }
    var line = layout.nextLine(behind)
    if lastBlockScalar?.keepsBreaks == true {
      while layout.isBlankLine(line) { line = layout.nextLine(line) }
    }
    end = Self.endOfComments(layout, from: line, column: column)
    lacksBreak = end == layout.count && layout.lineStart(end) < end
  }

  /// The number of spaces at the start of a line that otherwise holds only dashes and spaces; nil for other
  /// lines.
  private static func indentation(_ layout: Layout, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, layout[index] == 0x20 { index += 1 }
    let count = index - range.lowerBound
    while index < range.upperBound {
      guard layout[index] == UInt8(ascii: "-"), layout[index + 1] == 0x20 else { return nil }
      index += 1
      while index < range.upperBound, layout[index] == 0x20 { index += 1 }
    }
    return count
  }

  private static func endOfComments(_ layout: Layout, from start: Int, column: Int) -> Int {
    var end = start
    var line = start
    while line < layout.count {
      let content = layout.skipBlanks(from: line)
      if layout[content] == UInt8(ascii: "#"), content - line > column {
        end = layout.nextLine(line)
      } else if !layout.isLineEnd(content) {
        break
      }
      line = layout.nextLine(line)
    }
    return end
  }

  /// Where the lines start, including the comments above that belong to them.
  /// - Parameter withHeader: whether to include comments above the first key of a file, which are mostly
  ///   about the file.
  func firstLineWithComments(_ layout: Layout, withHeader: Bool = false) -> Int? {
    guard let firstLine else { return nil }
    if item.previous == nil, item.collection.parent == nil, !withHeader { return firstLine }
    return layout.startOfComments(above: firstLine, column: column, floor: item.previous?.end ?? 0)
  }
}
