import Text

/// Positions in one of a document's arrays, in ascending order, each once. What stands together shares one list.
package final class PositionList<Row>: Sendable {
  let positions: [TableIndex<Row>]

  init(_ positions: [TableIndex<Row>]) {
    self.positions = positions
  }
}

/// The operations that carry a header, or the responses that hold it, as positions in the document's arrays.
///
/// Made of lists that many headers share, so that a thousand headers of a thousand operations need no million numbers.
package struct Positions<Row>: Sendable {
  private let lists: [PositionList<Row>]
  /// Those of the lists that don't count, in ascending order.
  private let omitted: [TableIndex<Row>]

  package static var none: Self { Self([]) }

  init(_ lists: [PositionList<Row>], without omitted: [TableIndex<Row>] = []) {
    self.lists = lists
    self.omitted = omitted
  }

  package var isEmpty: Bool {
    omitted.isEmpty ? lists.allSatisfy(\.positions.isEmpty) : all.isEmpty
  }

  package var count: Int { all.count }

  /// In ascending order, each once.
  package var all: [TableIndex<Row>] {
    if omitted.isEmpty, lists.count < 2 { return lists.first?.positions ?? [] }
    let omitted = Set(omitted)
    return lists.flatMap(\.positions).sortedOnce().filter { !omitted.contains($0) }
  }

  /// What headers with the same positions have in common; nil where that can't be told without looking at them.
  package var key: PositionsKey? {
    omitted.isEmpty
      ? PositionsKey(
        first: lists.first.map(ObjectIdentifier.init), rest: lists.dropFirst().map(ObjectIdentifier.init))
      : nil
  }
}

/// The same for headers with the same positions.
package struct PositionsKey: Hashable, Sendable {
  fileprivate let first: ObjectIdentifier?
  fileprivate let rest: [ObjectIdentifier]
}
