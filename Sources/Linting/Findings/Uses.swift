import OpenAPI
import Syntax

/// The references leading to the subject of a finding, in document order; shared between findings.
package struct Uses: Sendable {
  private let content: Content
  /// Further places of which the finding speaks; they come first.
  private var spots: [Finding.Site] = []

  private enum Content: Sendable {
    /// - Parameter owners: documents that keep the files of the sites, if the finding's own doesn't keep them
    ///   all.
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

  /// The same after further places.
  func behind(_ spots: [Finding.Site]) -> Uses {
    var uses = self
    uses.spots = spots
    return uses
  }

  /// The same after the further places of some others, without duplicates.
  func behindSpots(of others: [Uses]) -> Uses {
    var seen: Set<Finding.Element> = []
    return behind(others.flatMap(\.spots).filter { seen.insert($0.element).inserted })
  }

  package var count: Int {
    switch content {
    case .list(let list, _): spots.count + list.count
    case .given(let sites): spots.count + sites.count
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// The first few.
  package func first(_ limit: Int) -> [Finding.Site] {
    let spots = Array(spots.prefix(limit))
    let rest = limit - spots.count
    return switch content {
    case .list(let list, _): spots + list.sites.prefix(rest).map(Finding.Site.init)
    case .given(let sites): spots + sites.prefix(rest)
    }
  }

  /// All of them. Few reports need them all, and a shared object may have thousands.
  package var all: [Finding.Site] { first(.max) }

  var list: UseList? { if case .list(let list, _) = content { list } else { nil } }
}
