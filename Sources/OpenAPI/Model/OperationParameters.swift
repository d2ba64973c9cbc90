import Syntax

/// The header parameters of an operation: its own, and those of its path that it doesn't replace by one of the same name
/// (OpenAPI, Operation Object). One for all operations with the same two lists, which are not copied.
package final class OperationParameters: Sendable {
  private let own: ParameterList?
  private let path: ParameterList?
  /// The positions of the path's parameters that are replaced.
  private let replaced: Set<Int>

  static let none = OperationParameters(own: nil, path: nil, replaced: [])

  init(own: ParameterList?, path: ParameterList?, replaced: Set<Int>) {
    self.own = own
    self.path = path
    self.replaced = replaced
  }

  /// All of them, the operation's own first.
  package var all: [ParameterUse] {
    let inherited = path?.distinct ?? []
    return (own?.distinct ?? []) + inherited.indices.filter { !replaced.contains($0) }.map { inherited[$0] }
  }

  /// The parameters with a name, without regard to case.
  /// - Parameter key: in lower case.
  package func named(_ key: String, in document: APIDocument) -> [ParameterUse] {
    var found = own?.named(key, in: document).map(\.use) ?? []
    for (position, use) in path?.named(key, in: document) ?? [] where !replaced.contains(position) {
      found.append(use)
    }
    return found
  }
}

/// A `parameters` list of an operation or a path item; only its headers.
package final class ParameterList: Sendable {
  /// The list, or the reference that should lead to it; one list may serve several operations.
  package let node: Node
  package let items: [ParameterUse]
  /// Of several items with the same name, the first.
  let distinct: [ParameterUse]
  /// Whether every reference on the way could be followed.
  package let isComplete: Bool
  /// The Reference Objects that lead to the list as a whole.
  let sites: [Node]
  /// The names of `distinct`.
  private let names: HeaderNames

  /// - Parameter headers: the document's.
  init(_ draft: ParameterListDraft, headers: [HeaderDraft]) {
    node = draft.node
    items = draft.items
    isComplete = draft.isComplete
    sites = draft.sites
    var seen: Set<String> = []
    let distinct =
      items.count < 2 ? items : items.filter { seen.insert(headers[$0.header].name).inserted }
    self.distinct = distinct
    names = HeaderNames(distinct.lazy.map { headers[$0.header].key })
  }

  /// The items of `distinct` with a name, each with its position there.
  /// - Parameter key: in lower case.
  func named(_ key: String, in document: APIDocument) -> [(position: Int, use: ParameterUse)] {
    named(key) { document.headers[$0].key }
  }

  /// - Parameter keyOf: the name of a header in lower case, by its index.
  func named(_ key: String, _ keyOf: (HeaderIndex) -> String) -> [(position: Int, use: ParameterUse)] {
    // Most parameters are no headers.
    guard !distinct.isEmpty else { return [] }
    return names.positions(of: key, count: distinct.count) { keyOf(distinct[$0].header) }
      .map { ($0, distinct[$0]) }
  }
}

/// A header parameter in a list.
package struct ParameterUse: Sendable {
  /// Index of the entry.
  package let header: HeaderIndex
  /// The list's item: a Parameter Object, or the Reference Object that leads to it.
  package let site: Node
}
