import OpenAPI
import Syntax

/// The references that lead to the shared parts of a document.
final class SharedParts {
  /// The paths and webhooks of the document itself.
  private let usedInPlace: [Node]
  private let references: [Reference]
  /// The references by where they lead; few documents have findings outside their paths.
  private lazy var sites = {
    var sites: [Node: [Node]] = [:]
    for reference in references {
      // An object that refers to itself is used elsewhere.
      guard let target = reference.target, !reference.site.isInside(target) else { continue }
      sites[target, default: []].append(reference.site)
    }
    return sites
  }()
  /// The results of `nearestSites`, by innermost object.
  private var nearestSites: [Node: UseList] = [:]

  init(_ document: APIDocument) {
    usedInPlace = ["paths", "webhooks"].compactMap { document.root.value(ofKey: $0) }
    references = document.references
  }

  /// The references leading to a node or an object around it; empty if it isn't shared.
  func sites(leadingTo node: Node) -> [Node] {
    guard !usedInPlace.contains(where: node.isInside) else { return [] }
    return sequence(first: node, next: \.parent).flatMap { sites[$0, default: []] }
  }

  /// The innermost object around a node that references lead to; nil if there is none.
  func nearestPart(around node: Node) -> Node? {
    guard !usedInPlace.contains(where: node.isInside), !sites.isEmpty else { return nil }
    return sequence(first: node, next: \.parent).first { sites[$0] != nil }
  }

  /// The references to that innermost object, ordered by file and position: for a header in a path item in a
  /// file of its own, the references to the path item. Includes references that lead there through others, up
  /// to a sensible chain length.
  func nearestSites(leadingTo node: Node) -> UseList {
    guard let nearest = nearestPart(around: node) else { return .none }
    if let known = nearestSites[nearest] { return known }
    var found: Set<Node> = []
    var targets = [nearest]
    for _ in 0..<Self.longestChain {
      targets = targets.flatMap { sites[$0, default: []] }.filter { found.insert($0).inserted }
      if targets.isEmpty { break }
    }
    var sorted = Array(found)
    sorted.sortByPlace(FileOrder(found))
    let list = UseList(sorted)
    nearestSites[nearest] = list
    return list
  }

  private static let longestChain = 100
}
