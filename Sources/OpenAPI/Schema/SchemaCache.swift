import Syntax

/// Schemas that many headers refer to are read once.
struct SchemaCache {
  private var facts: [Node: SchemaFacts] = [:]

  mutating func facts(of object: Node, resolver: Resolver, version: OpenAPIVersion) -> SchemaFacts {
    let (schema, isContent) = SchemaReader.schema(of: object, resolver: resolver, version: version)
    guard let schema else {
      return SchemaReader.facts(nil, isContent: isContent, resolver: resolver, version: version)
    }
    let key = Self.key(schema, resolver)
    if let key, let known = facts[key] { return known.at(schema, isContent: isContent) }
    let result = SchemaReader.facts(schema, isContent: isContent, resolver: resolver, version: version)
    if let key { facts[key] = result }
    return result
  }

  /// The schema that a reference leads to, where nothing stands beside the reference.
  private static func key(_ schema: Node, _ resolver: Resolver) -> Node? {
    let resolution = resolver.resolve(schema)
    return resolution.isReference && schema.members.count == 1 ? resolution.target : nil
  }
}
