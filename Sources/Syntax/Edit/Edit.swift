/// A range of bytes in a file and the text that replaces it.
package struct Edit: Hashable, Sendable {
  /// 0-based byte offsets; empty for an insertion.
  package let range: Range<Int>
  /// The replacement; empty for a deletion.
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

  /// Whether the two can't both be made: they change the same bytes, one inserts into what the other
  /// replaces, or they insert different texts at the same offset. Edits that touch don't overlap, nor does an
  /// edit overlap its equal.
  package func overlaps(_ other: Edit) -> Bool {
    if self == other { return false }
    if isInsertion, other.isInsertion { return range == other.range }
    return changes(other.range)
  }

  /// Whether this changes anything inside these bytes; an insertion at either end does not.
  func changes(_ other: Range<Int>) -> Bool {
    range.lowerBound < other.upperBound && other.lowerBound < range.upperBound
  }
}

extension Edit: Comparable {
  /// Order in the file. An insertion precedes what starts at its offset; ties are broken by text, so that the
  /// order is deterministic.
  package static func < (left: Edit, right: Edit) -> Bool {
    let (first, second) = (left.range, right.range)
    if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
    if first.upperBound != second.upperBound { return first.upperBound < second.upperBound }
    return left.text.lexicographicallyPrecedes(right.text)
  }
}
