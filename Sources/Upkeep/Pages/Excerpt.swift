/// Some lines of a YAML document, with the lines that show where they are.
struct Excerpt {
  private let lines: [Line]
  /// Indices of the lines to show.
  private var chosen: Set<Int> = []

  private struct Line {
    let code: String
    /// After the code, including its `#`.
    let remark: String?
    /// Columns; nil for a line without code.
    let indentation: Int?
    /// A comment on its own line.
    var isComment: Bool { indentation == nil && remark != nil }
  }

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.line)
  }

  private static func line(_ text: Substring) -> Line {
    let blanks = text.prefix { $0 == " " }.count
    if text.dropFirst(blanks).first == "#" {
      return Line(code: String(text.prefix(blanks)), remark: String(text.dropFirst(blanks)), indentation: nil)
    }
    guard let mark = ["  # BAD", "  # fine", " # BAD", " # fine"].lazy.compactMap(text.firstRange).first
    else {
      return Line(code: String(text), remark: nil, indentation: blanks == text.count ? nil : blanks)
    }
    var code = String(text[..<mark.lowerBound])
    while code.last == " " { code.removeLast() }
    return Line(
      code: code, remark: String(text[mark.lowerBound...].drop { $0 == " " }), indentation: blanks)
  }

  /// Adds a line, its parent keys, the remark above it, and its first nested lines.
  /// - Parameters:
  ///   - number: 1-based.
  ///   - content: maximum number of nested lines.
  mutating func show(_ number: Int, content: Int) {
    let index = number - 1
    guard let indentation = lines[index].indentation else { return }
    chosen.insert(index)
    if index > 0, lines[index - 1].isComment, lines[index - 1].code.count == indentation {
      chosen.insert(index - 1)
    }
    showParents(of: index, indentation)
    showContent(of: index, indentation, atMost: content)
  }

  private mutating func showParents(of index: Int, _ indentation: Int) {
    var least = indentation
    for above in lines[..<index].indices.reversed() {
      guard let indentation = lines[above].indentation, indentation < least else { continue }
      chosen.insert(above)
      least = indentation
    }
  }

  private mutating func showContent(of index: Int, _ indentation: Int, atMost limit: Int) {
    let content = lines[(index + 1)...].indices.prefix { below in
      lines[below].indentation.map { $0 > indentation } ?? lines[below].isComment
    }
    chosen.formUnion(content.prefix(limit))
  }

  /// Adds lines with a remark close to a line, in the same collection.
  mutating func showNeighbours(of number: Int, within distance: Int) {
    let index = number - 1
    for step in [-1, 1] {
      for offset in 1...distance {
        let neighbour = index + step * offset
        guard lines.indices.contains(neighbour), lines[neighbour].indentation == lines[index].indentation,
          lines[neighbour].remark != nil
        else { break }
        chosen.insert(neighbour)
      }
    }
  }

  var isEmpty: Bool { chosen.isEmpty }

  /// Aligns the remarks.
  var text: String {
    let shown = chosen.sorted()
    let width = shown.filter { lines[$0].remark != nil }.map { lines[$0].code.count }.filter { $0 <= 80 }
      .max()
    return shown.map { index in
      let line = lines[index]
      guard let remark = line.remark, !line.isComment else { return line.code + (line.remark ?? "") }
      let padding = String(repeating: " ", count: max(0, (width ?? 0) - line.code.count) + 2)
      return line.code + padding + remark
    }.joined(separator: "\n")
  }
}
