import Syntax

extension HeaderDefinition {
  /// Every value that it gives as an example or states as possible: what stands beside the schema, then what the
  /// schema says, `$ref`, `allOf`, `anyOf`, `oneOf` and `items` looked through. Read anew each time it is asked for.
  package func statedValues(in document: APIDocument) -> [StatedValue] {
    var reader = StatedValueReader(self, document)
    reader.readOwnExamples()
    if let schema = schema.node { reader.readSchema(schema, isItem: false) }
    return reader.values
  }

  /// The texts of all these, as they may be sent.
  package func statedTexts(in document: APIDocument) -> [String] {
    statedValues(in: document).flatMap(\.readings)
  }
}

/// Collects the values that a definition states.
private struct StatedValueReader {
  private(set) var values: [StatedValue] = []
  private let document: APIDocument
  private let definition: HeaderDefinition
  private let form: ValueForm
  /// Whether a list stands for several examples: where the schema wants a string, it can't be one value.
  private let hasAlternatives: Bool
  private var seenSchemas: Set<Node> = []
  /// Schemas still to be looked at; real ones need a handful.
  private var budget = 500

  init(_ definition: HeaderDefinition, _ document: APIDocument) {
    self.definition = definition
    self.document = document
    form = ValueForm(
      of: definition.object,
      mediaType: definition.schema.isContent ? definition.object["content"]?.members.first?.name : nil)
    hasAlternatives = definition.schema.presentShapes.map(Self.isTextOnly) ?? false
  }

  private static func isTextOnly(_ shapes: [ValueShape]) -> Bool {
    shapes.contains(.simple(.string)) && !shapes.contains { if case .array = $0 { true } else { false } }
  }

  // MARK: Beside the schema

  mutating func readOwnExamples() {
    let object = definition.object
    let schema = definition.schema.node
    if let value = object["x-example"] { addExample(value, schema) }
    readNamedExamples(object["x-examples"], schema)
    let content = object["content"]?.members.first.flatMap { document.target(of: $0.value) }
    for holder in [object, content].compactMap({ $0 }) {
      if let value = holder["example"] { addExample(value, schema) }
      readNamedExamples(holder["examples"], schema)
    }
  }

  /// A map of Example Objects; a list, as JSON Schema has it, and bare values of `x-examples` are understood as well.
  private mutating func readNamedExamples(_ examples: Node?, _ schema: Node?) {
    guard let examples else { return }
    for value in examples.elements { addExample(value, schema) }
    for member in examples.members {
      guard let example = document.target(of: member.value) else { continue }
      if example.isScalar, examples.key?.hasText("x-examples") == true { addExample(example, schema) }
      if let value = example["value"] { addExample(value, schema) }
      if let value = example["dataValue"] { addExample(value, schema) }
      if let value = example["serializedValue"], value.isScalar { add(value, .serializedExample, schema) }
    }
  }

  // MARK: In the schema

  /// - Parameter isItem: whether it describes the elements of a list.
  mutating func readSchema(_ schema: Node, isItem: Bool) {
    guard let target = document.target(of: schema) else { return }
    // Until 3.0 what stands beside a `$ref` is ignored; since 3.1 it counts.
    if target != schema, definition.version(in: document) >= .v3_1 { readKeywords(schema, isItem: isItem) }
    readKeywords(target, isItem: isItem)
  }

  private mutating func readKeywords(_ schema: Node, isItem: Bool) {
    guard schema.isMapping, budget > 0, seenSchemas.insert(schema).inserted else { return }
    budget -= 1
    // In 2.0 the schema is the parameter or header itself, whose examples are read already.
    if schema != definition.object {
      if let value = schema["example"] { addExample(value, schema, isItem: isItem) }
      for value in schema["examples"]?.elements ?? [] { addExample(value, schema, isItem: isItem) }
    }
    if let value = schema["default"] { add(value, .default, schema, isItem: isItem) }
    if let value = schema["const"] { add(value, .const, schema, isItem: isItem) }
    for value in schema["enum"]?.elements ?? [] { add(value, .enumMember, schema, isItem: isItem) }
    for keyword: StaticString in ["allOf", "anyOf", "oneOf"] {
      for part in schema[keyword]?.elements ?? [] { readSchema(part, isItem: isItem) }
    }
    if !isItem, let items = schema["items"] { readSchema(items, isItem: true) }
  }

  // MARK: Values

  private mutating func addExample(_ value: Node, _ schema: Node?, isItem: Bool = false) {
    guard value.isSequence, isItem || hasAlternatives else {
      return add(value, .example, schema, isItem: isItem)
    }
    for element in value.elements { add(element, .example, schema, isItem: isItem) }
  }

  private mutating func add(
    _ value: Node, _ origin: StatedValue.Origin, _ schema: Node?, isItem: Bool = false
  ) {
    // Null means that the header is absent; what a tag of somebody's own makes of a text, nobody knows.
    guard !value.isNull, !value.hasForeignTag else { return }
    values.append(
      StatedValue(node: value, origin: origin, schema: schema, isItem: isItem, form: form))
  }
}

extension HeaderDefinition {
  /// The version whose rules its text follows: the guideline's published models are written for 3.0.
  func version(in document: APIDocument) -> OpenAPIVersion { isPublished ? .v3_0 : document.version }
}
