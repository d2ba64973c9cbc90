/// Bytes of a file and the text that takes their place.
package struct Edit: Hashable, Sendable {
  /// 0-based byte offsets; empty where the text is put in and nothing goes.
  package let range: Range<Int>
  /// The bytes that take their place; empty where the range is deleted.
  package let text: [UInt8]

  package init(_ range: Range<Int>, _ text: some Sequence<UInt8>) {
    self.range = range
    self.text = Array(text)
  }

  package init(_ range: Range<Int>, _ text: String) {
    self.init(range, text.utf8)
  }

  package static func insertion(_ text: some Sequence<UInt8>, at offset: Int) -> Edit {
    Edit(offset..<offset, text)
  }

  package static func deletion(_ range: Range<Int>) -> Edit { Edit(range, []) }

  package var isInsertion: Bool { range.isEmpty }

  /// Whether the two can't both be made: they change the same bytes, one puts a text into what the other replaces, or
  /// they put different texts in at one place. Edits that touch don't overlap, and an edit doesn't overlap its equal.
  package func overlaps(_ other: Edit) -> Bool {
    if self == other { return false }
    if isInsertion, other.isInsertion { return range == other.range }
    return changes(other.range)
  }

  /// Whether something inside these bytes changes; an insertion at their border changes nothing inside.
  func changes(_ other: Range<Int>) -> Bool {
    range.lowerBound < other.upperBound && other.lowerBound < range.upperBound
  }
}

extension Edit: Comparable {
  /// The order in the file. An insertion goes before what starts at its place; texts break ties, so that the order is
  /// the same whatever it was before.
  package static func < (left: Edit, right: Edit) -> Bool {
    let (first, second) = (left.range, right.range)
    if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
    if first.upperBound != second.upperBound { return first.upperBound < second.upperBound }
    return left.text.lexicographicallyPrecedes(right.text)
  }
}
