import OpenAPI
import Syntax

extension HeaderDefinition {
  /// Its schema and those that this refers to or joins by `allOf`: what each says, holds of every value.
  func schemaParts(in document: APIDocument) -> [Node] {
    var pending = [schema.node].compactMap { $0 }
    var parts: [Node] = []
    var seen: Set<Node> = []
    while let part = pending.popLast() {
      guard seen.insert(part).inserted else { continue }
      parts.append(part)
      pending += (part["allOf"]?.elements ?? []).reversed()
      if let target = document.target(of: part) { pending.append(target) }
    }
    return parts
  }

  /// All that is said about the header: by itself, its schema and the references to it.
  func descriptions(in document: APIDocument) -> [String] {
    let places = [object] + schemaParts(in: document) + sites.sites
    return places.compactMap { $0["description"] }.filter { !$0.isNull }.compactMap(\.text)
  }
}
