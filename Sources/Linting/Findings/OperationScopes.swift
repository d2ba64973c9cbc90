import OpenAPI
import Rules
import Syntax
import Text

/// Tells which operations of a document findings concern.
final class OperationScopes {
  private let document: APIDocument
  /// Positions of the operations by their nodes: a path item that several paths share has some at one node.
  private let operations: [Node: [OperationIndex]]
  /// The same by path item.
  private let operationsOfPathItems: [Node: [OperationIndex]]
  /// Positions of the responses, and of the entries that are at a node or are described by it.
  private let responses: [Node: ResponseIndex]
  private let headers: [Node: [HeaderIndex]]
  /// What was found out of nodes that aren't inside an operation, and of lists of references.
  private var known: [Node: OperationScope?] = [:]
  private var knownUses: [Address: OperationScope?] = [:]
  private var knownLists: [PositionsKey: OperationScope?] = [:]

  init(_ document: APIDocument) {
    self.document = document
    operations = Dictionary(grouping: document.operations.rows) { document.operations[$0].node }
    operationsOfPathItems = operations.reduce(into: [:]) { items, entry in
      if let item = entry.key.parent { items[item, default: []] += entry.value }
    }
    responses = Dictionary(
      zip(document.responses.map(\.node), document.responses.rows), uniquingKeysWith: { first, _ in first }
    )
    var headers: [Node: [HeaderIndex]] = [:]
    for header in document.headers where header.kind != .encoding {
      headers[header.element, default: []].append(header.index)
      if let definition = header.definition.map({ document.definitions[$0].object }),
        definition != header.element
      {
        headers[definition, default: []].append(header.index)
      }
    }
    self.headers = headers
  }

  /// The operation that the element is in, else those that use it; nil where there are none.
  func scope(of subject: Subject, uses: UseList) -> OperationScope? {
    guard let element = subject.element?.node else { return nil }
    return enclosing(element, subject.operation) ?? nearest(element) ?? scope(ofHeaders: subject.elements)
      ?? scope(ofUses: uses)
  }

  // MARK: What is in an operation

  /// - Parameter named: the operation that the finding names.
  private func enclosing(_ element: Node, _ named: Operation?) -> OperationScope? {
    // The last two nodes on the way up to the operation.
    var (top, second): (Node?, Node?) = (nil, nil)
    for node in sequence(first: element, next: \.parent) {
      guard let found = operations[node] else {
        (top, second) = (node, top)
        continue
      }
      let own = found.count == 1 ? found[0] : found.first { document.operations[$0] === named }
      guard let own else { return .shared(count: found.count, first: document.operations[found[0]]) }
      let status = top?.key?.text == "responses" ? second?.key?.text : nil
      return .inside(document.operations[own], status: status)
    }
    return nil
  }

  // MARK: What operations share

  /// The operations that use the nearest object around an element of which that is known.
  private func nearest(_ element: Node) -> OperationScope? {
    for node in sequence(first: element, next: \.parent) {
      if let known = known[node] { return known }
      guard let scope = scope(ofUsersOf: node) else { continue }
      // There are many headers, and most are asked about once.
      if headers[node]?.count != 1 { known[node] = .some(scope) }
      return scope
    }
    return nil
  }

  /// Nil where the node is no object that operations use as such.
  private func scope(ofUsersOf node: Node) -> OperationScope?? {
    if let response = responses[node] {
      return .some(scope(document.responses[response].uses.map(\.operation)))
    }
    if let entries = headers[node] { return .some(scope(ofEntries: entries)) }
    return operationsOfPathItems[node].map { scope($0) }
  }

  /// A thousand headers of a map that a thousand operations use share one list of these, which is looked at once.
  private func scope(ofEntries entries: [HeaderIndex]) -> OperationScope? {
    var seen: Set<PositionsKey> = []
    let lists = entries.map { document.headers[$0].operations }.filter { list in
      list.key.map { seen.insert($0).inserted } ?? true
    }
    guard lists.count == 1, let key = lists[0].key else { return scope(lists.flatMap(\.all)) }
    if let known = knownLists[key] { return known }
    let scope = scope(lists[0].all)
    knownLists[key] = .some(scope)
    return scope
  }

  /// - Parameter elements: of entries; what they share is elsewhere, as a schema does.
  private func scope(ofHeaders elements: Subject.Elements) -> OperationScope? {
    guard let first = elements.first else { return nil }
    if elements.count == 1, let known = known[first] { return known }
    let entries = elements.flatMap { headers[$0] ?? [] }
    let scope = scope(ofEntries: entries)
    if elements.count == 1, entries.count > 1 { known[first] = .some(scope) }
    return scope
  }

  /// The operations that the references to a shared object are in.
  private func scope(ofUses uses: UseList) -> OperationScope? {
    guard !uses.isEmpty else { return nil }
    if let known = knownUses[Address(uses)] { return known }
    let positions = uses.flatMap { site in
      sequence(first: site, next: \.parent).lazy.compactMap { self.operations[$0] }.first ?? []
    }
    let scope = scope(positions)
    knownUses[Address(uses)] = .some(scope)
    return scope
  }

  /// - Parameter positions: in any order, some more than once.
  private func scope(_ positions: [OperationIndex]) -> OperationScope? {
    let distinct = positions.sortedOnce()
    return distinct.first.map { .shared(count: distinct.count, first: document.operations[$0]) }
  }
}
