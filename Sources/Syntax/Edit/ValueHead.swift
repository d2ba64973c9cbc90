/// The anchors and tags between a `:` or dash and its value.
struct ValueHead {
  /// After the last of them; after the `:` or dash if there are none.
  let end: Int
  private(set) var hasAnchor = false
  /// The tag as written, e.g. `!!str`.
  private(set) var tag: String?
  /// Whether nothing else precedes the value.
  let isWhole: Bool

  /// - Parameters:
  ///   - start: the offset after the `:` or dash.
  ///   - content: where the value starts.
  init(_ layout: Layout, from start: Int, to content: Int) {
    var end = start
    var index = layout.skipSpace(from: start)
    while index < content {
      let isTag = layout[index] == UInt8(ascii: "!")
      guard isTag || layout[index] == UInt8(ascii: "&") else { break }
      let property = index..<min(layout.endOfWord(index), content)
      if isTag {
        tag = String(decoding: layout.bytes[property], as: UTF8.self)
      } else {
        hasAnchor = true
      }
      end = property.upperBound
      index = layout.skipSpace(from: end)
    }
    self.end = end
    isWhole = index >= content || end == content
  }
}
