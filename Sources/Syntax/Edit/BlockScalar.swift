/// A literal (`|`) or folded (`>`) scalar as written in a file.
struct BlockScalar: Sendable {
  /// From the indicators through the lines of text, including trailing blanks that would count as text;
  /// without the last line break.
  let range: Range<Int>
  /// Whether trailing line breaks are kept (`+`).
  let keepsBreaks: Bool
  /// The blanks and comment after the indicators; empty without a comment.
  let comment: [UInt8]
  /// Whether a line break follows the range.
  private let isTerminated: Bool
  /// The blanks before each line of text; nil if there is no text or the indentation is explicit.
  private let indentation: Int?
  private let lineBreak: [UInt8]

  /// - Parameter node: a block scalar.
  init(_ node: Node) {
    let layout = Layout(node.source)
    let start = node.range.lowerBound
    let headEnd = layout.lineEnd(start)
    let indicators = node.source.bytes[start..<layout.endOfWord(start)]
    keepsBreaks = indicators.contains(UInt8(ascii: "+"))
    let rest = start + indicators.count..<headEnd
    comment = layout.isBlank(rest) ? [] : Array(node.source.bytes[rest])
    lineBreak = layout.lineBreak
    var end = layout.lineEnd(node.range.upperBound)
    var line = layout.nextLine(end)
    while line < layout.count, layout.isBlank(line..<layout.lineEnd(line)) {
      if layout.lineEnd(line) > line { end = layout.lineEnd(line) }
      line = layout.nextLine(line)
    }
    range = start..<end
    isTerminated = end < layout.count
    let hasDigit = indicators.contains { 0x30...0x39 ~= $0 }
    let firstText = layout.skipBlankLines(from: layout.nextLine(start))
    indentation = hasDigit || firstText >= end ? nil : layout.column(firstText)
  }

  /// The bytes of the range with another text in the same style; nil if the style can't hold the text, or not
  /// plainly.
  func bytes(for text: String, style: ScalarStyle) -> [UInt8]? {
    guard let indentation, indentation > 0, !text.isEmpty else { return nil }
    let endsWithBreak = text.utf8.last == 0x0A
    guard isTerminated || !endsWithBreak else { return nil }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(
      endsWithBreak ? 1 : 0)
    guard let first = lines.first, !first.isEmpty, lines.last?.isEmpty == false, first.first != 0x20,
      !text.unicodeScalars.contains(where: { $0 != "\n" && $0.needsEscape }),
      lines.allSatisfy({ line in line.last != 0x20 && line.first != 0x09 && line.last != 0x09 }),
      style == .literal || lines.allSatisfy({ $0.first != 0x20 })
    else { return nil }
    var bytes = [UInt8(ascii: style == .literal ? "|" : ">")]
    if !endsWithBreak { bytes.append(UInt8(ascii: "-")) }
    bytes += comment
    var isAfterText = false
    for line in lines {
      // Folding drops the first line break.
      if style == .folded, isAfterText { bytes += lineBreak }
      bytes += lineBreak
      if !line.isEmpty { bytes += [UInt8](repeating: 0x20, count: indentation) + line }
      isAfterText = !line.isEmpty
    }
    return bytes
  }
}
