import Syntax

/// The header parameters of an operation: its own, and those of its path that it doesn't override with one of
/// the same name (OpenAPI, Operation Object). Shared by all operations with the same two lists, which are not
/// copied.
package final class OperationParameters: Sendable {
  private let own: ParameterList?
  private let path: ParameterList?
  /// Positions of the path's parameters that are overridden.
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

  /// The number of parameters, including those of the path that are overridden.
  package var count: Int { (own?.distinct.count ?? 0) + (path?.distinct.count ?? 0) }

  /// The parameters with any of several names, ignoring case: in the order of the names.
  /// - Parameter ranks: the position of each name, by the name in lower case.
  package func named(_ ranks: [String: Int], in document: APIDocument) -> [ParameterUse] {
    let found = all.compactMap { use in ranks[document.headers[use.header].key].map { (rank: $0, use: use) } }
    if found.count < 2 { return found.map(\.use) }
    return found.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.use)
  }

  /// The parameters with a name, ignoring case.
  /// - Parameter key: in lower case.
  package func named(_ key: String, in document: APIDocument) -> [ParameterUse] {
    var found = own?.named(key, in: document).map(\.use) ?? []
    for (position, use) in path?.named(key, in: document) ?? [] where !replaced.contains(position) {
      found.append(use)
    }
    return found
  }
}

/// A `parameters` list of an operation or a path item, with only its header parameters.
package final class ParameterList: Sendable {
  /// The list, or the reference that should lead to it; several operations may share one list.
  package let node: Node
  package let items: [ParameterUse]
  /// The first of several items with the same name.
  let distinct: [ParameterUse]
  /// Whether every reference on the way could be followed.
  package let isComplete: Bool
  /// The Reference Objects that refer to the list as a whole.
  let sites: [Node]
  /// The names in `distinct`.
  private let names: HeaderNames

  /// - Parameter headers: all headers of the document.
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

  /// - Parameter keyOf: returns the name of a header in lower case.
  func named(_ key: String, _ keyOf: (HeaderIndex) -> String) -> [(position: Int, use: ParameterUse)] {
    // Most parameters aren't headers.
    guard !distinct.isEmpty else { return [] }
    return names.positions(of: key, count: distinct.count) { keyOf(distinct[$0].header) }
      .map { ($0, distinct[$0]) }
  }
}

/// A header parameter in a list.
package struct ParameterUse: Sendable {
  /// Index of the entry.
  package let header: HeaderIndex
  /// The item in the list: a Parameter Object, or the Reference Object that leads to it.
  package let site: Node
}
