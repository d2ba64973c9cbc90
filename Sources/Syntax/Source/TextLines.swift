/// The lines of a YAML text, for locating and wording errors.
struct TextLines {
  let text: UnsafeRawBufferPointer
  /// The byte offset of the first code point.
  let start: Int

  /// The start of the line containing an offset.
  func startOfLine(_ offset: Int) -> Int {
    var index = offset
    while index > start, text[index - 1] != 0x0A, text[index - 1] != 0x0D { index -= 1 }
    return index
  }

  /// The end of that line, without its line break.
  func endOfLine(_ offset: Int) -> Int {
    var index = offset
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return index
  }

  /// The next offset that isn't a blank.
  func firstNonBlank(_ offset: Int) -> Int {
    var index = offset
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index
  }

  /// From an offset to the end of its line, without trailing blanks.
  func ink(_ offset: Int) -> Range<Int> {
    var end = endOfLine(offset)
    while end > offset, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    return offset..<end
  }

  func textBetween(_ from: Int, _ to: Int) -> String {
    String(decoding: text[from..<to], as: UTF8.self)
  }

  /// The text of a range, at most 40 characters.
  func shown(_ range: Range<Int>) -> String {
    let whole = textBetween(range.lowerBound, range.upperBound)
    return whole.count > 40 ? whole.prefix(40) + "…" : whole
  }

  /// The nearest line above that holds more than blanks and a comment, trimmed.
  func previousInkLine(_ lineStart: Int) -> Range<Int>? {
    var end = lineStart
    while end > start {
      let previous = startOfLine(end - 1)
      let line = ink(firstNonBlank(previous))
      if !line.isEmpty, line.upperBound <= end, text[line.lowerBound] != UInt8(ascii: "#") { return line }
      end = previous
    }
    return nil
  }
}
