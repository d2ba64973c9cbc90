import Syntax

/// Collects a schema's facts. Each schema is looked at once, so that circles and shared parts cost nothing extra.
struct SchemaReader {
  private let resolver: Resolver
  private var formats: [SchemaFacts.Keyword] = []
  private var typeNode: Node?
  private var openSchemas: Set<Node> = []
  /// Schemas still to be looked at; real ones need a handful.
  private var budget = 500
  private var isComplete = true

  private let hasReferenceSiblings: Bool

  private init(resolver: Resolver, version: OpenAPIVersion) {
    self.resolver = resolver
    // Until 3.0 what stands beside a `$ref` is ignored; since 3.1 it counts.
    hasReferenceSiblings = version >= .v3_1
  }

  /// The schema of a Parameter Object or Header Object: in 2.0 the object itself, and so where `type` stands beside
  /// neither `schema` nor `content`.
  static func schema(
    of object: Node, resolver: Resolver, version: OpenAPIVersion
  ) -> (schema: Node?, isContent: Bool) {
    if version.isSwagger { return (object, false) }
    if let schema = object["schema"] { return (schema, false) }
    guard let content = object["content"] else { return (object["type"] == nil ? nil : object, false) }
    return (content.members.first.flatMap { resolver.resolve($0.value).target?["schema"] }, true)
  }

  static func facts(_ schema: Node?, isContent: Bool, resolver: Resolver, version: OpenAPIVersion)
    -> SchemaFacts
  {
    var reader = SchemaReader(resolver: resolver, version: version)
    let shapes = schema.flatMap { reader.shapes(of: $0) }
    return SchemaFacts(
      node: schema, isContent: isContent, shapes: shapes, formats: reader.formats,
      isComplete: reader.isComplete,
      typeNode: reader.typeNode)
  }

  /// The alternatives; nil where nothing restricts them.
  private mutating func shapes(of schema: Node) -> [ValueShape]? {
    let resolution = resolver.resolve(schema)
    if resolution.target == nil { isComplete = false }
    let referred = resolution.target.flatMap { keywordShapes(of: $0) }
    guard resolution.isReference, hasReferenceSiblings else { return referred }
    return narrow(referred, by: keywordShapes(of: schema))
  }

  /// The alternatives that the keywords of a schema leave, `$ref` aside.
  private mutating func keywordShapes(of schema: Node) -> [ValueShape]? {
    guard schema.isMapping, budget > 0, openSchemas.insert(schema).inserted else { return nil }
    defer { openSchemas.remove(schema) }
    budget -= 1
    if let format = schema["format"], let text = format.text, !format.isNull {
      formats.append(.init(text: text, node: format))
    }
    var result = ownShapes(of: schema)
    for part in schema["allOf"]?.elements ?? [] { result = narrow(result, by: shapes(of: part)) }
    for keyword: StaticString in ["oneOf", "anyOf"] {
      guard let branches = schema[keyword]?.elements, !branches.isEmpty else { continue }
      result = narrow(result, by: union(of: branches))
    }
    return result
  }

  private mutating func union(of branches: [Node]) -> [ValueShape]? {
    var result: [ValueShape]? = []
    for branch in branches {
      guard let shapes = shapes(of: branch) else {
        result = nil
        continue
      }
      result? += shapes
    }
    return result.map(Self.unique)
  }

  private mutating func ownShapes(of schema: Node) -> [ValueShape]? {
    if let type = schema["type"] {
      var shapes = typeShapes(type, in: schema)
      if schema["nullable"]?.boolean == true { shapes?.append(.simple(.null)) }
      return shapes
    }
    if let const = schema["const"] { return [Self.shape(ofValue: const)] }
    guard let values = schema["enum"], values.isSequence else { return nil }
    // A long list costs as much as many schemas.
    budget -= (values.nextIndex - values.index) / 100
    let shapes = Self.unique(values.elements.map(Self.shape(ofValue:)))
    return shapes.isEmpty ? nil : shapes
  }

  private mutating func typeShapes(_ type: Node, in schema: Node) -> [ValueShape]? {
    if typeNode == nil { typeNode = type }
    let names = type.isSequence ? type.elements.compactMap(\.text) : [type.text].compactMap { $0 }
    let types = names.compactMap(ValueType.init(rawValue:))
    guard !types.isEmpty, types.count == names.count else { return nil }
    return Self.unique(types.map { $0 == .array ? .array(items: itemTypes(schema["items"])) : .simple($0) })
  }

  private mutating func itemTypes(_ items: Node?) -> Set<ValueType>? {
    guard let items else { return nil }
    // Formats of items are not the header's own.
    let outer = (formats, typeNode)
    defer { (formats, typeNode) = outer }
    typeNode = items
    guard let shapes = shapes(of: items) else { return nil }
    return Set(
      shapes.map { shape in
        switch shape {
        case .simple(let type): type
        case .array: .array
        }
      })
  }

  private static func shape(ofValue value: Node) -> ValueShape {
    if value.isMapping { return .simple(.object) }
    if value.isSequence { return .array(items: nil) }
    switch value.scalar! {
    case .null: return .simple(.null)
    case .boolean: return .simple(.boolean)
    case .integer: return .simple(.integer)
    case .number: return .simple(.number)
    case .string: return .simple(.string)
    }
  }

  /// What fits both. An integer is a number as well.
  private func narrow(_ left: [ValueShape]?, by right: [ValueShape]?) -> [ValueShape]? {
    guard let left else { return right }
    guard let right else { return left }
    var result: [ValueShape] = []
    for first in left {
      for second in right {
        switch (first, second) {
        case (.array(let items), .array(let others)): result.append(.array(items: items ?? others))
        case (.simple(.integer), .simple(.number)), (.simple(.number), .simple(.integer)):
          result.append(.simple(.integer))
        case _ where first == second: result.append(first)
        default: break
        }
      }
    }
    // A schema that nothing can satisfy is another tool's matter: what the first part says is what was meant.
    return result.isEmpty ? left : Self.unique(result)
  }

  private static func unique(_ shapes: [ValueShape]) -> [ValueShape] {
    var seen: Set<ValueShape> = []
    return shapes.filter { seen.insert($0).inserted }
  }
}
