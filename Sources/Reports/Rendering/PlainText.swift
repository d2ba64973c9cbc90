/// Rows with their columns separated by two spaces; the last column isn't padded.
/// - Parameter rightAligned: the columns of numbers.
func alignedTable(_ rows: [[String]], rightAligned: Set<Int> = []) -> String {
  guard let columns = rows.first?.count else { return "" }
  let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.reduce(into: "") { text, row in
    for (column, cell) in row.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      text += rightAligned.contains(column) ? padding + cell : column + 1 < columns ? cell + padding : cell
      if column + 1 < columns { text += "  " }
    }
    while text.last == " " { text.removeLast() }
    text += "\n"
  }
}

/// Lines of at most `width` characters, broken at spaces.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines = [""]
  for word in text.split(whereSeparator: \.isWhitespace) {
    if lines[lines.count - 1].isEmpty {
      lines[lines.count - 1] = String(word)
    } else if lines[lines.count - 1].count + 1 + word.count <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
