import OpenAPI
import Syntax

/// Which references lead to the parts of a document that are shared.
struct SharedParts {
  /// The paths and webhooks of the document itself.
  private let usedInPlace: [Node]
  private var sites: [Node: [Node]] = [:]

  init(_ document: APIDocument) {
    usedInPlace = ["paths", "webhooks"].compactMap { document.root.value(ofKey: $0) }
    for reference in document.references {
      if let target = reference.target { sites[target, default: []].append(reference.site) }
    }
  }

  /// The references that lead to a node or to an object around it; none for what is used where it stands.
  func sites(leadingTo node: Node) -> [Node] {
    guard !usedInPlace.contains(where: node.isInside) else { return [] }
    return sequence(first: node, next: \.parent).flatMap { sites[$0, default: []] }
  }

  /// Those of them that lead to the nearest object that any leads to, in the order of their files and places: of a header
  /// in a path item in a file of its own, the references to the path item. Those that lead on to such a reference count.
  func nearestSites(leadingTo node: Node) -> [Node] {
    guard !sites.isEmpty, !usedInPlace.contains(where: node.isInside),
      let nearest = sequence(first: node, next: \.parent).first(where: { sites[$0] != nil })
    else { return [] }
    var found: Set<Node> = []
    var pending = [nearest]
    while let target = pending.popLast() {
      pending += sites[target, default: []].filter { found.insert($0).inserted }
    }
    return found.sorted(by: Self.isBefore)
  }

  private static func isBefore(_ left: Node, _ right: Node) -> Bool {
    left.isInFile(of: right) ? left.index < right.index : left.source.path < right.source.path
  }
}
