/// A position in one of a document's tables, 0-based.
@usableFromInline
package struct TableIndex<Row>: Hashable, Comparable, Sendable {
  @usableFromInline
  package let position: Int

  @inlinable
  package init(_ position: Int) {
    self.position = position
  }

  // Written out, so that the compiler can specialise them in other modules.
  @inlinable
  package static func == (left: Self, right: Self) -> Bool { left.position == right.position }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(position) }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}

/// What the rows of a table are, both in the drafts and in the model.
package enum TableRow {
  package enum Header {}
  package enum Definition {}
  package enum Operation {}
  package enum Response {}
  package enum ParameterList {}
  package enum HeaderMap {}
}

package typealias HeaderIndex = TableIndex<TableRow.Header>
package typealias DefinitionIndex = TableIndex<TableRow.Definition>
package typealias OperationIndex = TableIndex<TableRow.Operation>
package typealias ResponseIndex = TableIndex<TableRow.Response>
package typealias ParameterListIndex = TableIndex<TableRow.ParameterList>
package typealias HeaderMapIndex = TableIndex<TableRow.HeaderMap>

/// An element of one of a document's tables.
@usableFromInline
package protocol TableElement {
  associatedtype Row
}

extension Array where Element: TableElement {
  @inlinable
  package subscript(index: TableIndex<Element.Row>) -> Element {
    get { self[index.position] }
    set { self[index.position] = newValue }
    _modify { yield &self[index.position] }
  }

  /// Its indices, in order.
  @inlinable
  package var rows: LazyMapSequence<Range<Int>, TableIndex<Element.Row>> { indices.lazy.map(TableIndex.init) }

  /// The index that the next appended element will have.
  var next: TableIndex<Element.Row> { TableIndex(count) }
}

extension HeaderEntry: TableElement { package typealias Row = TableRow.Header }
extension HeaderDraft: TableElement { typealias Row = TableRow.Header }
extension HeaderDefinition: TableElement { package typealias Row = TableRow.Definition }
extension Operation: TableElement { package typealias Row = TableRow.Operation }
extension OperationDraft: TableElement { typealias Row = TableRow.Operation }
extension Response: TableElement { package typealias Row = TableRow.Response }
extension ResponseDraft: TableElement { typealias Row = TableRow.Response }
extension ParameterList: TableElement { package typealias Row = TableRow.ParameterList }
extension ParameterListDraft: TableElement { typealias Row = TableRow.ParameterList }
extension HeaderMap: TableElement { package typealias Row = TableRow.HeaderMap }
