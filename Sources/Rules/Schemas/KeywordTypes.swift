import OpenAPI
import Syntax

/// Which types the keywords of a schema are about (JSON Schema Validation, sections 6.2 to 6.5, and 7).
enum KeywordTypes {
  /// The keys of a schema's own keywords that have no effect on values of a type.
  /// - Parameter isLenient: whether such a keyword is left alone where it changes nothing in any type, as generators write
  ///   `exclusiveMinimum: false`.
  static func foreign(
    in schema: Node, to type: ValueType, _ version: OpenAPIVersion, isLenient: Bool = false
  ) -> [Node] {
    schema.members.filter { member in
      guard let types = types[member.name], member.key.parent == schema, !types.contains(type) else {
        return false
      }
      if isLenient, member.value.boolean == false || member.value.isNull { return false }
      // Beside the schema of a parameter it says something else.
      return !(version.isSwagger && member.name == "required")
    }.map(\.key)
  }

  /// The same with a format of other types, in the words of messages: `, without 'minimum'`. Nothing is said of what
  /// obviously belongs to the old type.
  /// - Parameter hasFormat: whether another format is to be written anyway.
  static func without(
    _ schemas: [Node], _ kind: ValueType, hasFormat: Bool, _ version: OpenAPIVersion
  ) -> String {
    var names = schemas.flatMap { foreign(in: $0, to: kind, version, isLenient: true) }.compactMap(\.text)
      .filter { !structural.contains($0) }
    if !hasFormat, schemas.contains(where: { foreignFormat(in: $0, to: kind) != nil }) {
      names.insert("format", at: 0)
    }
    return names.isEmpty ? "" : ", without " + Wording.quoted(names)
  }

  /// The key of a format that another type has.
  static func foreignFormat(in schema: Node, to type: ValueType) -> Node? {
    guard let format = schema["format"], let text = format.text, let types = KnownFormat.types(of: text),
      !types.contains(type)
    else { return nil }
    return format.key
  }

  /// A sketch of these keywords.
  static let sketch = KeySketch(types.keys)

  private static let structural: Set = [
    "items", "prefixItems", "properties", "additionalProperties", "required",
  ]

  private static let types: [String: Set<ValueType>] = {
    var types: [String: Set<ValueType>] = [:]
    for name in ["minLength", "maxLength", "pattern"] { types[name] = [.string] }
    for name in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] {
      types[name] = [.integer, .number]
    }
    for name in ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"] { types[name] = [.array] }
    for name in ["properties", "additionalProperties", "required", "minProperties", "maxProperties"] {
      types[name] = [.object]
    }
    return types
  }()
}
