/// An item of a flow collection, with its commas.
struct FlowItem {
  let item: Item
  /// Includes its anchor and tag.
  let start: Int
  let end: Int
  /// The commas before and after it.
  let commaBefore: Int?
  let commaBehind: Int?
  /// The first byte after the item and its comma that isn't a blank, line break or comment.
  let following: Int
  /// The `:` after the key, or the key if there is no colon; for an element, the byte of the bracket.
  let indicator: Range<Int>

  /// Nil for unusual layouts, e.g. `? ` before a key.
  init?(_ item: Item, _ layout: Layout) {
    guard item.collection.hasBrackets else { return nil }
    self.item = item
    if let previous = item.previous {
      let comma = layout.skipSpace(from: previous.end)
      guard layout[comma] == UInt8(ascii: ",") else { return nil }
      commaBefore = comma
      start = layout.skipSpace(from: comma + 1)
    } else {
      commaBefore = nil
      start = layout.skipSpace(from: item.collection.range.lowerBound + 1)
    }
    let head = item.head
    if head.isKey {
      guard start == head.range.lowerBound, !head.range.isEmpty, layout[start] != UInt8(ascii: "*") else {
        return nil
      }
      let colon = layout.skipSpace(from: head.range.upperBound)
      indicator = layout[colon] == UInt8(ascii: ":") ? colon..<colon + 1 : head.range
    } else {
      guard ValueHead(layout, from: start, to: head.range.lowerBound).isWhole else { return nil }
      indicator = start..<start
    }
    end = item.end
    let next = layout.skipSpace(from: end)
    if layout[next] == UInt8(ascii: ",") {
      commaBehind = next
      following = layout.skipSpace(from: next + 1)
    } else {
      commaBehind = nil
      following = next
      guard next == item.collection.range.upperBound - 1 else { return nil }
    }
  }

  /// The blanks before it if it starts its line; otherwise nil.
  func indentation(_ layout: Layout) -> [UInt8]? {
    layout.startOfOwnLine(start).map { Array(layout.bytes[$0..<start]) }
  }
}
