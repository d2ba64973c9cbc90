import OpenAPI
import Syntax

/// The schemas of a document's headers, with what they are put together from.
final class SchemaParts {
  private let document: APIDocument
  /// What the references on the way to headers lead to.
  private lazy var targets: [Node: Node] = Dictionary(
    document.references.compactMap { reference in reference.target.map { (reference.site, $0) } },
    uniquingKeysWith: { first, _ in first })

  init(_ document: APIDocument) {
    self.document = document
  }

  /// A definition's schema and those that it refers to or that `allOf` joins to it: what each says, holds of every value.
  func objects(of definition: HeaderDefinition) -> [Node] {
    var pending = [definition.schema.node].compactMap { $0 }
    var objects: [Node] = []
    var seen: Set<Node> = []
    while let object = pending.popLast() {
      guard seen.insert(object).inserted else { continue }
      objects.append(object)
      if object["$ref"] != nil, let target = targets[object] { pending.append(target) }
      pending += (object["allOf"]?.elements ?? []).reversed()
    }
    return objects
  }

  /// All that is said about a header: by its definition, its schema and the references to it.
  func descriptions(of definition: HeaderDefinition) -> [String] {
    let places = [definition.object] + objects(of: definition) + definition.sites
    return places.compactMap { $0["description"] }.filter { !$0.isNull }.compactMap(\.text)
  }
}
