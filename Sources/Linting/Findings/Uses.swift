import OpenAPI
import Syntax

/// The references that lead to what a finding is about, in document order: a list that findings share.
package struct Uses: Sendable {
  private let content: Content

  private enum Content: Sendable {
    /// - Parameter owners: documents that hold the files of the sites, where the finding's own doesn't hold them all.
    case list(UseList, owners: [APIDocument])
    case given([Finding.Site])
  }

  package static let none = Uses(.none)

  init(_ list: UseList, owners: [APIDocument] = []) {
    content = .list(list, owners: owners)
  }

  package init(_ sites: [Finding.Site]) {
    content = .given(sites)
  }

  package var count: Int {
    switch content {
    case .list(let list, _): list.count
    case .given(let sites): sites.count
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// The first of them.
  package func first(_ limit: Int) -> [Finding.Site] {
    switch content {
    case .list(let list, _): list.sites.prefix(limit).map(Finding.Site.init)
    case .given(let sites): Array(sites.prefix(limit))
    }
  }

  /// All of them. A shared object has as many as its document has places; few reports want them all.
  package var all: [Finding.Site] { first(.max) }

  var list: UseList? { if case .list(let list, _) = content { list } else { nil } }
}
