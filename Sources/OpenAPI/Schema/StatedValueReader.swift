import Syntax

extension HeaderDefinition {
  /// Every value that the definition gives as an example or lists as possible: first those beside the schema,
  /// then those in the schema, following `$ref`, `allOf`, `anyOf`, `oneOf` and `items`; at most a thousand.
  /// Computed on each call.
  package func statedValues(in document: APIDocument) -> [StatedValue] {
    guard mayStateValues else { return [] }
    var reader = StatedValueReader(self, document, [.examples, .possible])
    reader.readOwnExamples()
    reader.readSchema()
    return reader.values
  }

  /// The stated values that are examples.
  package func statedExamples(in document: APIDocument) -> [StatedValue] {
    guard mayStateValues else { return [] }
    var reader = StatedValueReader(self, document, .examples)
    reader.readOwnExamples()
    reader.readSchema()
    return reader.values
  }

  /// The other stated values, all of them in the schema: the members of `enum`, `const` and `default`. There
  /// may be many, shared by all headers with that schema.
  package func possibleValues(in document: APIDocument) -> [StatedValue] {
    guard mayStateValues else { return [] }
    var reader = StatedValueReader(self, document, .possible)
    reader.readSchema()
    return reader.values
  }

  /// The texts of the stated values, as they may be sent.
  package func statedTexts(in document: APIDocument) -> [String] {
    statedValues(in: document).flatMap(\.readings)
  }
}

/// Collects the values that a definition states.
private struct StatedValueReader {
  private(set) var values: [StatedValue] = []
  private let document: APIDocument
  private let definition: HeaderDefinition
  private let kinds: Kinds
  private let form: ValueForm
  /// Whether a list means several examples: if the schema wants a string, a list can't be one value.
  private let hasAlternatives: Bool
  private var walk = SchemaWalk()
  /// Further values aren't read: thousands of headers may share a schema with thousands of values.
  private static let limit = 1000

  struct Kinds: OptionSet {
    let rawValue: Int
    static let examples = Kinds(rawValue: 1)
    static let possible = Kinds(rawValue: 2)
  }

  init(_ definition: HeaderDefinition, _ document: APIDocument, _ kinds: Kinds) {
    self.kinds = kinds
    self.definition = definition
    self.document = document
    form = definition.valueForm
    hasAlternatives = definition.schema.presentShapes.map(Self.isTextOnly) ?? false
  }

  private static func isTextOnly(_ shapes: [ValueShape]) -> Bool {
    shapes.contains(.simple(.string)) && !shapes.contains { if case .array = $0 { true } else { false } }
  }

  // MARK: Beside the schema

  mutating func readOwnExamples() {
    let object = definition.object
    var place = StatementPlace(holder: object, schema: definition.schema.node, site: nil, isItem: false)
    if let value = object["x-example"] { addExample(value, place) }
    readNamedExamples(object["x-examples"], place)
    readExamples(of: object, place)
    guard let mediaType = object["content"]?.members.first?.value,
      let content = document.target(of: mediaType)
    else { return }
    if content != mediaType { place.site = mediaType }
    place.holder = content
    readExamples(of: content, place)
  }

  private mutating func readExamples(of holder: Node, _ place: StatementPlace) {
    if let value = holder["example"] { addExample(value, place) }
    readNamedExamples(holder["examples"], place)
  }

  /// A map of Example Objects; a list, as in JSON Schema, and bare values of `x-examples` are accepted too.
  private mutating func readNamedExamples(_ examples: Node?, _ place: StatementPlace) {
    guard let examples else { return }
    for value in examples.elements { addExample(value, place) }
    for member in examples.members {
      guard let example = document.target(of: member.value) else { continue }
      guard example.isMapping else {
        if examples.key?.hasText("x-examples") == true { addExample(example, place) }
        continue
      }
      var place = place
      place.holder = example
      if example != member.value { place.site = place.site ?? member.value }
      if let value = example["value"] { addExample(value, place) }
      if let value = example["dataValue"] { add(value, .dataExample, place) }
      if let value = example["serializedValue"], value.isScalar { add(value, .serializedExample, place) }
    }
  }

  // MARK: In the schema

  mutating func readSchema() {
    definition.schemaView(in: document).map { readSchema($0, isItem: false) }
  }

  /// - Parameter isItem: whether the schema describes the elements of a list.
  private mutating func readSchema(_ schema: SchemaView, isItem: Bool) {
    // The schema is never left: its values are read once, even if it is joined in several places.
    guard let node = walk.enter(schema) else { return }
    let place = StatementPlace(holder: node, schema: node, site: schema.site, isItem: isItem)
    // In 2.0 the schema is the parameter or header itself, whose examples have been read.
    if kinds.contains(.examples), node != definition.object {
      for value in schema.examples { addExample(value, place) }
    }
    if kinds.contains(.possible) {
      if let value = node["default"] { add(value, .default, place) }
      if let value = node["const"] { add(value, .const, place) }
      for value in node["enum"]?.elements ?? [] { add(value, .enumMember, place) }
    }
    for part in schema.conjuncts { readSchema(part, isItem: isItem) }
    for alternatives in schema.alternatives {
      for branch in alternatives.branches { readSchema(branch, isItem: isItem) }
    }
    if !isItem, let items = schema.items { readSchema(items, isItem: true) }
  }

  // MARK: Values

  private mutating func addExample(_ value: Node, _ place: StatementPlace) {
    guard value.isSequence, place.isItem || hasAlternatives else { return add(value, .example, place) }
    for element in value.elements { add(element, .example, place) }
  }

  private mutating func add(_ value: Node, _ origin: StatedValue.Origin, _ place: StatementPlace) {
    // Null means that the header is absent; the effect of an unknown tag is unknown.
    guard !value.isNull, !value.hasForeignTag, values.count < Self.limit else { return }
    values.append(
      StatedValue(
        node: value, origin: origin, schema: place.schema, holder: place.holder, site: place.site,
        isItem: place.isItem, form: form, version: document.version))
  }
}

extension HeaderDefinition {
  /// How its data becomes a field value.
  package var valueForm: ValueForm {
    ValueForm(of: object, mediaType: schema.isContent ? object["content"]?.members.first?.name : nil)
  }
}

extension HeaderDefinition {
  /// Whether an object that declares a header, or its schema, has a key that states values or leads to other schemas.
  static func mayStateValues(_ object: Node, _ schema: SchemaFacts) -> Bool {
    if schema.isContent || KeySketch(object).mayHaveOne(of: keysOfValues) { return true }
    guard let node = schema.node, node != object else { return false }
    return KeySketch(node).mayHaveOne(of: keysOfValues)
  }

  private static let keysOfValues = KeySketch([
    "x-example", "x-examples", "example", "examples", "content", "default", "const", "enum", "$ref", "allOf",
    "anyOf",
    "oneOf", "items",
  ])
}

/// What states a value.
private struct StatementPlace {
  var holder: Node
  let schema: Node?
  var site: Node?
  let isItem: Bool
}
