import Syntax

/// The Reference Objects that lead to a shared object, in document order, each once.
///
/// One list for everything that hangs on the object. Headers, definitions and findings hold the list and never copy it:
/// a thousand headers of a response that is used a thousand times would otherwise have a million uses.
package final class UseList: Sendable {
  package let sites: [Node]

  package static let none = UseList([])

  package init(_ sites: [Node]) {
    self.sites = sites
  }

  /// The list of some references; the shared empty one where there are none.
  static func of(_ sites: [Node]) -> UseList { sites.isEmpty ? none : UseList(sites) }
}

extension UseList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { sites.count }
  package subscript(position: Int) -> Node { sites[position] }
}

/// Joins lists of uses. Objects that have the same lists get the same joined one.
package struct UseListJoiner {
  private var joined: [[ObjectIdentifier]: UseList] = [:]

  package init() {}

  /// - Parameters:
  ///   - lists: each once.
  ///   - order: of the files that the sites stand in.
  package mutating func join(_ lists: [UseList], _ order: @autoclosure () -> FileOrder) -> UseList {
    let lists = lists.filter { !$0.isEmpty }
    guard lists.count > 1 else { return lists.first ?? .none }
    let key = lists.map(ObjectIdentifier.init)
    if let known = joined[key] { return known }
    var sites = lists.flatMap(\.sites)
    sites.sortByPlace(order())
    let list = UseList(sites)
    joined[key] = list
    return list
  }
}
