import OpenAPI
import Syntax

/// Which references lead to the parts of a document that are shared.
final class SharedParts {
  /// The paths and webhooks of the document itself.
  private let usedInPlace: [Node]
  private var sites: [Node: [Node]] = [:]
  /// What `nearestSites` has found, by the nearest object.
  private var nearestSites: [Node: UseList] = [:]

  init(_ document: APIDocument) {
    usedInPlace = ["paths", "webhooks"].compactMap { document.root.value(ofKey: $0) }
    for reference in document.references {
      // What refers to itself is used elsewhere.
      guard let target = reference.target, !reference.site.isInside(target) else { continue }
      sites[target, default: []].append(reference.site)
    }
  }

  /// The references that lead to a node or to an object around it; none for what is used where it stands.
  func sites(leadingTo node: Node) -> [Node] {
    guard !usedInPlace.contains(where: node.isInside) else { return [] }
    return sequence(first: node, next: \.parent).flatMap { sites[$0, default: []] }
  }

  /// The nearest object around a node that references lead to; nil for what is used where it stands.
  func nearestPart(around node: Node) -> Node? {
    guard !sites.isEmpty, !usedInPlace.contains(where: node.isInside) else { return nil }
    return sequence(first: node, next: \.parent).first { sites[$0] != nil }
  }

  /// Those of them that lead to the nearest object that any leads to, in the order of their files and places: of a header
  /// in a path item in a file of its own, the references to the path item. Those that lead on to such a reference count,
  /// as long as the chain is of a sensible length.
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
