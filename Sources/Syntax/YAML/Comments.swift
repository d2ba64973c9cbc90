import Text

/// A comment of a YAML file.
package struct Comment: Hashable, Sendable {
  /// The bytes from the `#` to the end of its line, without the line break.
  package let range: Range<Int>
  /// Whether only blanks precede it on its line.
  package let isOnOwnLine: Bool
}

extension SyntaxTree {
  /// The comments containing a text, in document order; JSON has no comments.
  /// - Parameter text: in lower case; comments may have it in any.
  package func comments(containing text: String) -> [Comment] {
    guard language == .yaml else { return [] }
    let needle = Array(text.utf8)
    return source.bytes.withUnsafeBytes { bytes in
      guard mayContain(needle, bytes) else { return [] }
      var search = CommentSearch(text: bytes, needle: needle)
      for index in 0..<nodeCount {
        let record = memory.pointee.records[index]
        if record.flags.isScalar || record.flags.isAlias { search.pass(record) }
      }
      search.scan(to: bytes.count)
      return search.found
    }
  }
}

/// Whether a text stands behind some `#` on its line: in a comment, a value or a reference.
private func mayContain(_ needle: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
  var hash = find(UInt8(ascii: "#"), in: bytes, from: 0)
  while hash < bytes.count {
    let end = find(0x0A, in: bytes, from: hash)
    if contains(needle, UnsafeRawBufferPointer(rebasing: bytes[hash..<end])) { return true }
    hash = find(UInt8(ascii: "#"), in: bytes, from: end)
  }
  return false
}

/// - Parameter needle: in lower case.
private func contains(_ needle: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
  guard bytes.count >= needle.count else { return false }
  return (0...bytes.count - needle.count).contains { start in
    needle.indices.allSatisfy { asciiLowercase(bytes[start + $0]) == needle[$0] }
  }
}

/// Finds comments between scalars: everything there is a blank, an indicator, an anchor, an alias, a tag or a
/// directive, and none of these can contain `#`. So each `#` there starts a comment.
private struct CommentSearch {
  let text: UnsafeRawBufferPointer
  let needle: [UInt8]
  private(set) var found: [Comment] = []
  /// The byte offset up to which the text has been searched.
  private var position = 0
  /// The first `#` after some offset already passed.
  private var nextHash = -1

  init(text: UnsafeRawBufferPointer, needle: [UInt8]) {
    self.text = text
    self.needle = needle
  }

  /// Searches what precedes a scalar or alias, and skips that node.
  mutating func pass(_ record: NodeRecord) {
    let (start, end) = (Int(record.start), Int(record.end))
    scan(to: start)
    // The line of a block scalar's indicator may end with a comment; its text has none.
    if isBlockScalar(record) { scan(to: endOfLine(from: start)) }
    position = max(position, end)
  }

  mutating func scan(to end: Int) {
    while position < end {
      // Many scalars may precede the next `#`, so search for it once.
      if nextHash < position { nextHash = find(UInt8(ascii: "#"), in: text, from: position) }
      let hash = nextHash
      guard hash < end else { break }
      let range = hash..<endOfLine(from: hash)
      let comment = UnsafeRawBufferPointer(rebasing: text[range])
      if contains(needle, comment) {
        found.append(Comment(range: range, isOnOwnLine: isFirstOnLine(hash)))
      }
      position = range.upperBound
    }
    position = max(position, end)
  }

  /// No other scalar can start with these characters.
  private func isBlockScalar(_ record: NodeRecord) -> Bool {
    guard record.start < record.end else { return false }
    let first = text[Int(record.start)]
    return first == UInt8(ascii: "|") || first == UInt8(ascii: ">")
  }

  private func endOfLine(from start: Int) -> Int {
    var index = start
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return index
  }

  private func isFirstOnLine(_ hash: Int) -> Bool {
    var index = hash
    while index > 0, text[index - 1] == 0x20 || text[index - 1] == 0x09 { index -= 1 }
    if index == byteOrderMark.count, text.starts(with: byteOrderMark) { return true }
    return index == 0 || text[index - 1] == 0x0A || text[index - 1] == 0x0D
  }
}
