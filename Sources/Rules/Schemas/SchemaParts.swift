import OpenAPI
import Syntax

extension HeaderDefinition {
  /// Its schema and those that this joins: what each says, holds of every value.
  func schemaParts(in document: APIDocument) -> [SchemaView] {
    schemaView(in: document)?.conjunction ?? []
  }

  /// All that is said about the header: by itself, its schema and the references to it. People read what stands beside
  /// a `$ref` in every version.
  func descriptions(in document: APIDocument) -> [String] {
    let schemas = [schema.node].compactMap { $0 } + schemaParts(in: document).flatMap(\.places)
    let places = [object] + schemas + sites.sites
    return places.compactMap { $0["description"] }.filter { !$0.isNull }.compactMap(\.text)
  }
}

extension SchemaView {
  /// The schema, and the reference that stands for it.
  fileprivate var places: [Node] { node.map { $0 == written ? [$0] : [written, $0] } ?? [] }
}
