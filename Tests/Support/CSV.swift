import Foundation

/// Tables in CSV, without line breaks in their cells.
package enum CSV {
  /// The cells of each line, the heads first. A doubled quote stands for one.
  package static func rows(_ file: URL) throws -> [[String]] {
    rows(text: try String(contentsOf: file, encoding: .utf8))
  }

  package static func rows(text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map(cells)
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    var last: Character = ","
    for character in line {
      switch character {
      case "\"":
        if !isQuoted, last == "\"" { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
      last = character
    }
    return cells
  }
}
