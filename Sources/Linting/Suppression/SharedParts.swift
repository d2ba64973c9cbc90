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
}
