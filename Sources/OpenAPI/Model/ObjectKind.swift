import Syntax

/// What an object of a document is.
package enum ObjectKind: String, CaseIterable, Sendable {
  case header
  case parameter
  case schema
  case response
  /// Any other kind, such as an example or a request body.
  case other

  /// By its place among the components, or else by a key that only its kind has; nil where neither tells.
  init?(_ object: Node, version: OpenAPIVersion) {
    let place = Self.isSchema(byPlaceOf: object) ? .schema : object.parent.flatMap(Self.init(membersOf:))
    guard let kind = place ?? Self.kind(byKeysOf: object, version) else { return nil }
    self = kind
  }

  /// What a map holds, if it is one of the components.
  init?(membersOf map: Node) {
    guard let kind = Self.kind(ofMembersOf: map) else { return nil }
    self = kind
  }

  private static func kind(ofMembersOf map: Node) -> ObjectKind? {
    guard let name = map.key, let holder = map.parent else { return nil }
    if name.hasText("definitions") || name.hasText("$defs") { return .schema }
    let isSwagger = holder.parent == nil && holder["swagger"] != nil
    guard isSwagger || holder.key?.hasText("components") == true else { return nil }
    return name.text.flatMap { mapsOfComponents[$0] }
  }

  private static let mapsOfComponents: [String: ObjectKind] = [
    "callbacks": .other, "examples": .other, "headers": .header, "links": .other, "mediaTypes": .other,
    "parameters": .parameter, "pathItems": .other, "requestBodies": .other, "responses": .response,
    "schemas": .schema, "securityDefinitions": .other, "securitySchemes": .other,
  ]

  // MARK: Schemas

  /// Whether an object stands where schemas do: among the components, in what a schema describes, or in another schema.
  package static func isSchema(byPlaceOf object: Node) -> Bool {
    var part = object
    while !isOutermostSchema(part) {
      guard let outer = schema(around: part) else { return false }
      part = outer
    }
    return true
  }

  private static func isOutermostSchema(_ object: Node) -> Bool {
    guard let key = object.key, let holder = object.parent else { return false }
    if kind(ofMembersOf: holder) == .schema { return true }
    guard key.hasText("schema") else { return false }
    // In a header, a media type, a response of 2.0 or a parameter.
    return holder.parent?.key?.text.map(described.contains) == true || holder["in"]?.isScalar == true
  }

  private static let described: Set = ["content", "headers", "responses"]

  /// The schema of which an object is a part by its key.
  private static func schema(around part: Node) -> Node? {
    guard let holder = part.parent else { return nil }
    if let key = holder.key?.text {
      let collects = holder.isSequence ? lists.contains(key) : maps.contains(key)
      if collects { return holder.parent }
    }
    return part.key?.text.map(parts.contains) == true ? holder : nil
  }

  private static let lists: Set = ["allOf", "anyOf", "oneOf", "prefixItems"]
  private static let maps: Set = ["dependentSchemas", "patternProperties", "properties"]
  private static let parts: Set = [
    "additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames",
    "then", "unevaluatedItems", "unevaluatedProperties",
  ]

  // MARK: Keys

  private static func kind(byKeysOf object: Node, _ version: OpenAPIVersion) -> ObjectKind? {
    guard object.isMapping else { return nil }
    // The document as a whole.
    if object.parent == nil, object["openapi"] != nil || object["swagger"] != nil { return .other }
    if object["in"]?.isScalar == true {
      let isScheme = object["type"]?.hasText("apiKey") == true
      return isScheme ? .other : object["name"] == nil ? nil : .parameter
    }
    if object["responses"]?.isMapping == true { return .other }
    if object["properties"]?.isMapping == true { return .schema }
    guard object["schema"]?.isMapping == true, object["name"] == nil else { return nil }
    if version.isSwagger { return .response }
    // A Media Type Object has a schema as well.
    return object["encoding"] == nil && object.parent?.key?.hasText("content") != true ? .header : .other
  }
}

/// A reference that leads to an object of another kind than its place wants.
package struct Misdirection: Sendable {
  /// The Reference Object.
  package let site: Node
  /// Of its place.
  package let wanted: ObjectKind
  package let found: ObjectKind
  package let target: Node
  /// The name of the header; nil if it has none.
  package let name: String?
}
