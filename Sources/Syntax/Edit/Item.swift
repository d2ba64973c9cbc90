/// A member of a mapping or an element of a sequence, as written in its file.
struct Item {
  /// The key, or the element.
  let head: Node

  /// The value of the key, or the element.
  var value: Node { head.isKey ? head.valueInPlace : head }
  var collection: Node { head.parent! }

  var previous: Item? {
    head.previousInPlace.map { Item(head: head.isKey ? $0.sibling($0.index - 1) : $0) }
  }

  var next: Item? { value.nextInPlace.map(Item.init) }
  var isOnly: Bool { previous == nil && next == nil }

  /// The byte offset after its content.
  var end: Int { value.range.upperBound }

  /// The nodes it consists of.
  var indices: Range<Int> { head.index..<value.nextIndex }

  /// The block scalar it ends with, if any.
  var lastBlockScalar: BlockScalar? {
    let last = head.sibling(value.nextIndex - 1)
    return last.isScalar && ScalarStyle(of: last).isBlock ? BlockScalar(last) : nil
  }
}
