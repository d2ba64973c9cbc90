/// Finds YAML that libyaml can't be trusted with: it is quadratic in `%` lines and in long runs of white
/// space, and silently reads a second document.
struct YAMLGuards {
  let text: UnsafeRawBufferPointer
  let limits: Limits

  func check(from start: Int) throws(SyntaxError) {
    try checkDirectives(from: start)
    try checkWhitespace(from: start)
  }

  // MARK: Directives

  private func checkDirectives(from start: Int) throws(SyntaxError) {
    var index = start
    var count = 0
    while index < text.count {
      let end = lineEnd(index)
      let first = firstNonBlank(index, end)
      if first < end, text[first] != UInt8(ascii: "#") {
        guard first == index, text[first] == UInt8(ascii: "%") else { return }
        count += 1
        if count > limits.directives {
          throw SyntaxError("more than \(limits.directives) '%' lines before the document", at: index..<end)
        }
        if end - index > limits.directiveLength {
          throw SyntaxError("a '%' line of more than \(limits.directiveLength) bytes", at: index..<end)
        }
      }
      index = end + 1
    }
  }

  private func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return index
  }

  /// The first byte of a line that isn't a blank.
  private func firstNonBlank(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index
  }

  // MARK: White space

  /// Probes single bytes: any run longer than `whitespaceRun` covers one of them.
  private func checkWhitespace(from start: Int) throws(SyntaxError) {
    var longest = 0..<0
    var probe = start
    while probe < text.count {
      if isSpace(text[probe]) {
        var first = probe
        var last = probe
        while first > start, isSpace(text[first - 1]) { first -= 1 }
        while last < text.count, isSpace(text[last]) { last += 1 }
        if last - first > longest.count { longest = first..<last }
        probe = max(probe, last)
      }
      probe += limits.whitespaceRun
    }
    guard longest.count > limits.whitespaceRun else { return }
    if longest.count.multipliedReportingOverflow(by: runCount(from: start)).partialValue
      > limits.whitespaceProduct
    {
      throw SyntaxError(
        "\(longest.count) bytes of white space in a row, in a file with very many gaps",
        help: "delete the white space",
        at: longest)
    }
  }

  private func runCount(from start: Int) -> Int {
    var count = 0
    var inRun = false
    for byte in text[start...] {
      let space = isSpace(byte)
      if space, !inRun { count += 1 }
      inRun = space
    }
    return count
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  // MARK: One document

  /// Only blanks, comments and `...` may follow the document.
  /// - Parameter end: byte offset where libyaml saw it end, after a `...` or before the next text.
  func checkNothing(after end: Int) throws(SyntaxError) {
    var index = end
    var isMarked = end >= 3 && text[end - 3..<end].elementsEqual("...".utf8)
    // The document may end within a line, e.g. before a comment.
    while index < text.count {
      let end = lineEnd(index)
      let first = firstNonBlank(index, end)
      let ink = text[first..<end]
      let isEndMark = ink.starts(with: "...".utf8) && (ink.count == 3 || isSpace(ink[first + 3]))
      if isEndMark {
        isMarked = true
      } else if !ink.isEmpty, ink.first != UInt8(ascii: "#") {
        throw textBehind(first..<end, isMarked: isMarked)
      }
      index = end + 1
    }
  }

  private func textBehind(_ line: Range<Int>, isMarked: Bool) -> SyntaxError {
    let isStart = text[line].starts(with: "---".utf8)
    guard isStart || isMarked else { return SyntaxError("text after the end of the document", at: line) }
    return SyntaxError(
      "a second document in the same file",
      help: "OpenAPI wants one document a file: move it to a file of its own",
      at: isStart ? line.lowerBound..<line.lowerBound + 3 : line)
  }

  // MARK: Unreadable files

  /// A best guess at the top-level keys before `end`, in a file that can't be parsed.
  static func topLevelKeys(_ text: UnsafeRawBufferPointer, from start: Int, to end: Int) -> [String] {
    var keys: [String] = []
    var index = start
    while index < end {
      let lineEnd = text[index..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
      if let colon = text[index..<lineEnd].firstIndex(of: UInt8(ascii: ":")) {
        var key = text[index..<colon]
        if let quote = key.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), key.count > 1,
          key.last == quote
        {
          key = key.dropFirst().dropLast()
        }
        if key.first != 0x20 { keys.append(String(decoding: key, as: UTF8.self)) }
      }
      index = lineEnd + 1
    }
    return keys
  }
}
