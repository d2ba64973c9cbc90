import OpenAPI
import Syntax

/// Finds the mistakes in the schemas of headers. One schema may be shared by many.
struct SchemaMistakes {
  private let document: APIDocument
  private var known: [Node: [SchemaMistake]] = [:]

  init(_ document: APIDocument) {
    self.document = document
  }

  mutating func mistakes(of definition: HeaderDefinition) -> [SchemaMistake] {
    guard let view = definition.schemaView(in: document) else {
      return noSchema(of: definition.object).map { [$0] } ?? []
    }
    guard let node = view.node else { return noSchema(of: definition.object).map { [$0] } ?? [] }
    if let known = known[node] {
      return known.map { mistake in
        var mistake = mistake
        if node != view.written { mistake.site = view.written }
        return mistake
      }
    }
    let found = SchemaForm(document.version).mistakes(from: view) { !document.isExternal($0) }
    known[node] = found
    return found
  }

  // MARK: No schema

  private func noSchema(of object: Node) -> SchemaMistake? {
    guard !document.version.isSwagger else { return nil }
    for holder in [object, object["content"]?.members.first.flatMap { document.target(of: $0.value) }] {
      guard let schema = holder?["schema"], !schema.isMapping else { continue }
      if schema.boolean == true, document.version >= .v3_1 { continue }
      if schema.boolean == false, document.version >= .v3_1 {
        return SchemaMistake(
          kind: .nothing, place: schema, holder: object, found: "false", write: "'schema: {type: string}'")
      }
      let isThere = !schema.isNull || !schema.range.isEmpty
      let type = schema.isNull ? nil : schema.text.flatMap(ValueType.meant)
      return SchemaMistake(
        kind: .other, place: isThere ? schema : schema.key ?? object, holder: object,
        found: schema.isSequence
          ? "a list" : schema.isNull ? "an empty value" : "the text \(Wording.excerpt(schema.text!))",
        advice: SchemaAdvice(in: .noSchema(schema), SchemaKind(type: type ?? .string)))
    }
    return nil
  }
}
