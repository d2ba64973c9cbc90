import Text

/// Positions in one of a document's arrays, in ascending order without duplicates. Parts with the same positions share one list.
@usableFromInline
package final class PositionList<Row>: Sendable {
  @usableFromInline
  let positions: [TableIndex<Row>]

  init(_ positions: [TableIndex<Row>]) {
    self.positions = positions
  }
}

/// The operations that carry a header, or the responses that contain it, as positions in the document's
/// arrays.
///
/// Made of lists that many headers share, so that a thousand headers of a thousand operations don't need a million numbers.
@usableFromInline
package struct Positions<Row>: Sendable {
  @usableFromInline
  let lists: [PositionList<Row>]
  /// Those of the lists that don't count, in ascending order.
  @usableFromInline
  let omitted: [TableIndex<Row>]

  static var none: Self { Self([]) }

  init(_ lists: [PositionList<Row>], without omitted: [TableIndex<Row>] = []) {
    self.lists = lists
    self.omitted = omitted
  }

  @inlinable
  package var isEmpty: Bool {
    omitted.isEmpty ? lists.allSatisfy { $0.positions.isEmpty } : all.isEmpty
  }

  @inlinable
  package var count: Int { all.count }

  /// In ascending order, without duplicates.
  @inlinable
  package var all: [TableIndex<Row>] {
    if omitted.isEmpty, lists.count < 2 { return lists.first?.positions ?? [] }
    let omitted = Set(omitted)
    return lists.flatMap { $0.positions }.sortedOnce().filter { !omitted.contains($0) }
  }

  /// What headers with the same positions have in common; nil where only looking at them can tell.
  @inlinable
  package var key: PositionsKey? {
    omitted.isEmpty
      ? PositionsKey(
        first: lists.first.map { ObjectIdentifier($0) }, rest: lists.dropFirst().map { ObjectIdentifier($0) })
      : nil
  }
}

/// Equal for headers that share the same lists of positions.
@usableFromInline
package struct PositionsKey: Hashable, Sendable {
  private let first: ObjectIdentifier?
  private let rest: [ObjectIdentifier]

  @usableFromInline
  init(first: ObjectIdentifier?, rest: [ObjectIdentifier]) {
    self.first = first
    self.rest = rest
  }
}
