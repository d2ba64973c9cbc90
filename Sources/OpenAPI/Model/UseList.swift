import Syntax

/// The Reference Objects that lead to a shared object, in document order, without duplicates.
///
/// One list is shared by everything that belongs to the object; headers, definitions and findings hold it and
/// never copy it. Otherwise a thousand headers of a response used a thousand times would have a million uses.
package final class UseList: Sendable {
  package let sites: [Node]

  package static let none = UseList([])

  package init(_ sites: [Node]) {
    self.sites = sites
  }

  /// The list of some references; the shared empty list if there are none.
  static func of(_ sites: [Node]) -> UseList { sites.isEmpty ? none : UseList(sites) }
}

extension UseList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { sites.count }
  package subscript(position: Int) -> Node { sites[position] }
}

/// Joins lists of uses, once for each combination of lists.
package struct UseListJoiner {
  private var joined: [[ObjectIdentifier]: UseList] = [:]

  package init() {}

  /// - Parameters:
  ///   - lists: without duplicates.
  ///   - order: the order of the files that contain the sites.
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
