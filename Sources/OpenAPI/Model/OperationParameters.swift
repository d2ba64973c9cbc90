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
    var found: [ParameterUse] = []
    for (list, isOwn) in [(own, true), (path, false)] {
      guard let list else { continue }
      let positions = list.names.positions(of: key, count: list.distinct.count) {
        document.headers[list.distinct[$0].header].key
      }
      for position in positions where isOwn || !replaced.contains(position) {
        found.append(list.distinct[position])
      }
    }
    return found
  }
}

/// A `parameters` list of an operation or a path item; only its headers.
package struct ParameterList: Sendable {
  /// The list, or the reference that should lead to it; one list may serve several operations.
  package let node: Node
  package internal(set) var items: [ParameterUse] = []
  /// Of several items with the same name, the first.
  var distinct: [ParameterUse] = []
  /// The names of `distinct`.
  var names = HeaderNames([])
  /// Whether every reference on the way could be followed.
  package internal(set) var isComplete = true
  /// The Reference Objects that lead to the list as a whole.
  var sites: [Node] = []
}

/// A header parameter in a list.
package struct ParameterUse: Sendable {
  /// Index of the entry.
  package let header: Int
  /// The list's item: a Parameter Object, or the Reference Object that leads to it.
  package let site: Node
}
