import Syntax

/// Schemas that many headers refer to are read once.
struct SchemaCache {
  private var facts: [Node: SchemaFacts] = [:]
  private var examples: [Node: [HeaderExample]] = [:]

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

  mutating func examples(_ schema: Node?, of object: Node, resolver: Resolver) -> [HeaderExample] {
    guard let schema, let target = resolver.resolve(schema).target else { return [] }
    if let known = examples[target] { return known }
    let result = HeaderExample.all(ofSchema: target, of: object)
    if target != object { examples[target] = result }
    return result
  }

  /// The schema that a reference leads to, where nothing stands beside the reference.
  private static func key(_ schema: Node, _ resolver: Resolver) -> Node? {
    let resolution = resolver.resolve(schema)
    return resolution.isReference && schema.members.count == 1 ? resolution.target : nil
  }
}
