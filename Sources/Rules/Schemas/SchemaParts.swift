import OpenAPI
import Syntax

extension HeaderDefinition {
  /// Its schema and those it joins: each of them applies to every value.
  func schemaParts(in document: APIDocument) -> [SchemaView] {
    schemaView(in: document)?.conjunction ?? []
  }

  /// All descriptions of the header: its own, its schema's and those beside references, which people read in
  /// every version.
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
