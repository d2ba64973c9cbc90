/// A YAML text seen line by line, for the places and words of errors.
struct TextLines {
  let text: UnsafeRawBufferPointer
  /// The byte offset of the first code point.
  let start: Int

  /// Where the line begins that holds an offset.
  func startOfLine(_ offset: Int) -> Int {
    var index = offset
    while index > start, text[index - 1] != 0x0A, text[index - 1] != 0x0D { index -= 1 }
    return index
  }

  /// Where it ends, without its line break.
  func endOfLine(_ offset: Int) -> Int {
    var index = offset
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return index
  }

  /// The next offset that is no blank.
  func firstNonBlank(_ offset: Int) -> Int {
    var index = offset
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index
  }

  /// From an offset to the end of its line, without blanks at the end.
  func ink(_ offset: Int) -> Range<Int> {
    var end = endOfLine(offset)
    while end > offset, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    return offset..<end
  }

  func textBetween(_ from: Int, _ to: Int) -> String {
    String(decoding: text[from..<to], as: UTF8.self)
  }

  /// At most 40 characters of a range.
  func shown(_ range: Range<Int>) -> String {
    let whole = textBetween(range.lowerBound, range.upperBound)
    return whole.count > 40 ? whole.prefix(40) + "…" : whole
  }

  /// The nearest line above that holds more than blanks and a comment, without blanks around it.
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
