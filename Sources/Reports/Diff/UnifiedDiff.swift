import Linting

/// The changes of a file as git writes and applies them.
///
/// The lines are those of the files, byte for byte, with CRLF and whatever else is in them: otherwise nobody could apply
/// it. Where they show a line that a build server would obey, they show it as removed and added again.
package struct UnifiedDiff {
  /// Unchanged lines around each change.
  private static let context = 3

  private let path: [UInt8]
  private let old: FileLines
  private let new: FileLines
  private let blocks: [ChangedLines]

  /// - Parameter path: relative to the root of the repository.
  package init(path: [UInt8], old: [UInt8], new: [UInt8], changes: ChangedRanges) {
    self.path = path
    self.old = FileLines(old)
    self.new = FileLines(new)
    blocks = ChangedLines.blocks(changes, self.old, self.new)
  }

  /// Empty where nothing differs.
  package var bytes: [UInt8] {
    guard !blocks.isEmpty else { return [] }
    let (before, after) = (gitPath("a/".utf8 + path), gitPath("b/".utf8 + path))
    // Other tools take a space in a name for its end, so git writes a tab after such a name.
    let end = path.contains(UInt8(ascii: " ")) && before.first != "\"" ? "\t\n" : "\n"
    var text = Array("diff --git \(before) \(after)\n--- \(before)\(end)+++ \(after)\(end)".utf8)
    var rest = blocks[...]
    while let first = rest.first {
      var hunk = [first]
      rest.removeFirst()
      while let next = rest.first, next.old.lowerBound - Self.context <= endOfContext(after: hunk.last!) {
        hunk.append(next)
        rest.removeFirst()
      }
      write(hunk, to: &text)
    }
    return text
  }

  private func write(_ hunk: [ChangedLines], to text: inout [UInt8]) {
    let (first, last) = (hunk[0], hunk[hunk.count - 1])
    let before = min(Self.context, first.old.lowerBound)
    let after = endOfContext(after: last) - last.old.upperBound
    let oldLines = first.old.lowerBound - before..<last.old.upperBound + after
    let newLines = first.new.lowerBound - before..<last.new.upperBound + after
    text += "@@ -\(Self.span(oldLines)) +\(Self.span(newLines)) @@\n".utf8
    var position = oldLines.lowerBound
    for block in hunk {
      old.writeUnchanged(position..<block.old.lowerBound, to: &text)
      old.write(block.old, "-", to: &text)
      new.write(block.new, "+", to: &text)
      position = block.old.upperBound
    }
    old.writeUnchanged(position..<oldLines.upperBound, to: &text)
  }

  /// The 0-based old line that is shown no more. A hunk that ends with a removed or added line would fit at the end of the
  /// file only, so its last line is one that can be shown as it is, if there is any.
  private func endOfContext(after block: ChangedLines) -> Int {
    let start = block.old.upperBound
    let shown = start..<min(start + Self.context, old.count)
    if let last = shown.last(where: { !old.mayBeCommand($0) }) { return last + 1 }
    let next = (shown.upperBound..<old.count).first { !old.mayBeCommand($0) }
    return next.map { $0 + 1 } ?? old.count
  }

  /// `12,3`: the number of the first line, 1-based, and how many there are. Of none, the line before them is named.
  private static func span(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }
}

/// A path as git writes it: with special characters, and those that aren't ASCII, in quotes and as C has them.
func gitPath(_ path: [UInt8]) -> String {
  let escapes: [UInt8: String] = [
    0x07: "\\a", 0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0B: "\\v", 0x0C: "\\f", 0x0D: "\\r",
    UInt8(ascii: "\""): "\\\"", UInt8(ascii: "\\"): "\\\\",
  ]
  var quoted = ""
  var isPlain = true
  for byte in path {
    if let escape = escapes[byte] {
      quoted += escape
      isPlain = false
    } else if 0x20..<0x7F ~= byte {
      quoted.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 8)
      quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      isPlain = false
    }
  }
  return isPlain ? quoted : "\"\(quoted)\""
}
