import HTTPFields
import OpenAPI
import Syntax
import Text

extension SchemaDemand {
  /// The subject of a violated demand.
  struct Fault {
    /// What to point at.
    let node: Node
    /// The misplaced format or word.
    var text: String?
    /// The misplaced value.
    var value: StatedValue?
  }

  /// Nil if the demand is met or nothing is known.
  /// - Parameter field: what the catalogue knows about the header's values.
  func fault(
    _ definition: HeaderDefinition, _ field: @autoclosure () -> FieldSchema?, in document: APIDocument
  ) -> Fault? {
    let schema = definition.schema
    var isExploded: Bool { definition.object["explode"]?.boolean == true }
    switch self {
    case .required(let required):
      guard definition.isRequired != required else { return nil }
      return Fault(node: definition.object["required"] ?? definition.object)
    case .content(let allowed):
      return Self.content(of: definition, allowed) ?? Self.json(in: definition, allowed, document)
    case .silence(let words):
      return Self.description(of: definition, words)
    case .values(let limit):
      return definition.statedValues(in: document).first { value in
        value.readings.contains { Int($0).map { $0 >= limit } ?? false }
      }.map { Fault(node: $0.node, value: $0) }
    case .otherValues(let unwanted):
      return definition.statedValues(in: document).lazy.compactMap { value in
        value.readings.first(where: unwanted.contains).map { Fault(node: value.node, text: $0, value: value) }
      }.first
    case .unlikeValues(let unwanted):
      return Self.value(of: definition, in: document, evenUnfilled: true) { text in
        unwanted.contains { $0.matches(lowercase: text) }
      }
    case .otherThanOnly(let unwanted):
      return Self.only(unwanted, definition, in: document)
    case .likeValues(let wanted, let meant):
      return Self.value(of: definition, in: document) { text in
        meant.contains { $0.matches(lowercase: text) } && !wanted.contains { $0.matches(lowercase: text) }
      }
    case _ where schema.isContent && !definition.hasScalarContent:
      return nil
    case .types(let wanted):
      return Self.type(schema) { shape in wanted.contains(where: shape.fits) }
    case .otherTypes(let unwanted):
      return Self.type(schema) { shape in
        // What is written as the field's values are is no structure of the API's own.
        !unwanted.contains(where: shape.surelyFits)
          || shape == .simple(.object) && isExploded && field()?.types.contains(.explodedObject) == true
      }
    case .typesOfField:
      guard let field = field() else { return nil }
      let isExploded = isExploded
      return Self.type(schema) { shape in field.types.contains { shape.fits($0, isExploded: isExploded) } }
    case .formats(let wanted):
      return Self.missing(wanted, schema)
    case .otherFormats(let unwanted):
      return Self.format(schema, unwanted)
    case .formatsOfField:
      return field().flatMap { Self.format(schema, $0.otherFormats) }
    case .formatted(let types):
      return Self.unformatted(schema, types) ?? definition.items(in: document)?.unformatted(types)
    case .formattedAs(let formats):
      return Self.misformatted(schema, formats) ?? definition.items(in: document)?.misformatted(formats)
    }
  }

  // MARK: Types and formats

  /// A schema is at fault only if none of its alternatives fits.
  private static func type(_ schema: SchemaFacts, fits: (ValueShape) -> Bool) -> Fault? {
    guard let shapes = schema.presentShapes, !shapes.isEmpty, !shapes.contains(where: fits) else {
      return nil
    }
    return (schema.typeNode ?? schema.node).map { Fault(node: $0) }
  }

  private static func missing(_ formats: [String], _ schema: SchemaFacts) -> Fault? {
    guard schema.isComplete, let node = schema.node,
      !schema.formats.contains(where: { formats.contains($0.text) })
    else { return nil }
    let stated = schema.formats.first
    return Fault(node: stated?.node ?? schema.typeNode ?? node, text: stated?.text)
  }

  private static func format(_ schema: SchemaFacts, _ unwanted: [String]) -> Fault? {
    var first: SchemaFacts.Keyword?
    for alternative in schema.presentAlternatives {
      guard let format = alternative.formats.first(where: { unwanted.contains($0.text) }) else { return nil }
      if first == nil { first = format }
    }
    return first.map { Fault(node: $0.node, text: $0.text) }
  }

  private static func unformatted(_ schema: SchemaFacts, _ shapes: [ValueShape]) -> Fault? {
    guard schema.isComplete else { return nil }
    let found = schema.presentAlternatives.first { alternative in
      guard alternative.formats.isEmpty, alternative.typeNode != nil, case .simple? = alternative.shape else {
        return false
      }
      return shapes.contains { alternative.shape == $0 }
    }
    return found.flatMap(\.typeNode).map { Fault(node: $0) }
  }

  /// Beside other types a format may be meant for those.
  private static func misformatted(_ schema: SchemaFacts, _ formats: [ValueShape: [String]]) -> Fault? {
    var found: SchemaFacts.Keyword?
    for alternative in schema.presentAlternatives {
      guard let shape = alternative.shape, case .simple = shape, let known = formats[shape] else {
        return nil
      }
      if found == nil { found = alternative.formats.first { !known.contains($0.text) } }
    }
    return found.map { Fault(node: $0.node, text: $0.text) }
  }

  // MARK: Values

  /// The first value of which something holds, in lower case.
  /// - Parameter evenUnfilled: whether values count in which there is a placeholder.
  private static func value(
    of definition: HeaderDefinition, in document: APIDocument, evenUnfilled: Bool = false,
    where isFaulty: (String) -> Bool
  ) -> Fault? {
    for value in definition.statedValues(in: document) where evenUnfilled || !value.isUnfilled {
      guard let text = value.readings.first(where: { isFaulty(asciiLowercase($0)) }) else { continue }
      return Fault(node: value.node, text: text, value: value)
    }
    return nil
  }

  /// The first value, where each of them is one of a kind.
  private static func only(
    _ kind: [NamePattern], _ definition: HeaderDefinition, in document: APIDocument
  ) -> Fault? {
    let values = definition.statedValues(in: document).filter { !$0.isUnfilled }
    let texts = values.map { value in
      value.readings.first { text in kind.contains { $0.matches(lowercase: asciiLowercase(text)) } }
    }
    guard let value = values.first, let text = texts[0], !texts.contains(nil) else { return nil }
    return Fault(node: value.node, text: text, value: value)
  }

  // MARK: Beside the schema

  /// JSON in a text (JSON Schema 2020-12, Validation, section 8.4).
  private static func json(
    in definition: HeaderDefinition, _ allowed: [NamePattern], _ document: APIDocument
  ) -> Fault? {
    for schema in definition.schemaParts(in: document) {
      guard let node = schema.keyword("contentMediaType"), let text = node.text,
        MediaType.mayBeJSON(text),
        !allowed.contains(where: { $0.matches(lowercase: asciiLowercase(text)) })
      else { continue }
      return Fault(node: node, text: text)
    }
    return nil
  }

  private static func content(of definition: HeaderDefinition, _ allowed: [NamePattern]) -> Fault? {
    guard definition.schema.isContent, let mediaType = definition.object["content"]?.members.first,
      !allowed.contains(where: { $0.matches(lowercase: asciiLowercase(mediaType.name)) })
    else { return nil }
    return Fault(node: mediaType.key, text: mediaType.name)
  }

  /// The description of the header or of its schema.
  private static func description(of definition: HeaderDefinition, _ words: [String]) -> Fault? {
    for holder in [definition.object, definition.schema.node].compactMap({ $0 }) {
      guard let node = holder["description"], let text = node.text,
        let word = Wording.mentioned(words, in: text)
      else { continue }
      return Fault(node: node, text: word)
    }
    return nil
  }
}
