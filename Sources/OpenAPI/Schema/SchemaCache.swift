import Syntax

/// Schemas that many headers refer to, each read once.
struct SchemaCache {
  private let version: OpenAPIVersion
  private var known: [Node: SchemaReading] = [:]

  /// - Parameter version: the version that the schemas follow.
  init(version: OpenAPIVersion) { self.version = version }

  mutating func facts(of object: Node, resolver: Resolver) -> SchemaFacts {
    let (schema, isContent) = SchemaReader.schema(of: object, resolver: resolver, version: version)
    var reader = SchemaReader(resolver, version: version, known: known)
    known = [:]
    defer { known = reader.known }
    return reader.facts(schema, isContent: isContent)
  }
}
