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
    let alternatives = schema.map { reader.alternatives(of: $0) } ?? [.any]
    return SchemaFacts(
      node: schema, isContent: isContent, alternatives: alternatives, formats: reader.formats,
      isComplete: reader.isComplete, typeNode: reader.typeNode)
  }

  /// What a value may be; one alternative that says nothing where nothing restricts it.
  private mutating func alternatives(of schema: Node) -> [SchemaAlternative] {
    let resolution = resolver.resolve(schema)
    if resolution.target == nil { isComplete = false }
    let referred = resolution.target.map { keywordAlternatives(of: $0) } ?? [.any]
    guard resolution.isReference, hasReferenceSiblings else { return referred }
    return narrow(referred, by: keywordAlternatives(of: schema))
  }

  /// The alternatives that the keywords of a schema leave, `$ref` aside.
  private mutating func keywordAlternatives(of schema: Node) -> [SchemaAlternative] {
    guard schema.isMapping, budget > 0, openSchemas.insert(schema).inserted else { return [.any] }
    defer { openSchemas.remove(schema) }
    budget -= 1
    var result = ownAlternatives(of: schema)
    if let node = schema["format"], let text = node.text, !node.isNull {
      let format = SchemaFacts.Keyword(text: text, node: node)
      formats.append(format)
      for index in result.indices { result[index].formats = [format] }
    }
    for part in schema["allOf"]?.elements ?? [] { result = narrow(result, by: alternatives(of: part)) }
    for keyword: StaticString in ["oneOf", "anyOf"] {
      guard let branches = schema[keyword]?.elements, !branches.isEmpty else { continue }
      var union: [SchemaAlternative] = []
      for branch in branches { union += alternatives(of: branch) }
      result = narrow(result, by: Self.unique(union))
    }
    return result
  }

  private mutating func ownAlternatives(of schema: Node) -> [SchemaAlternative] {
    if let type = schema["type"] {
      guard var shapes = typeShapes(type, in: schema) else { return [.any] }
      if schema["nullable"]?.boolean == true { shapes.append(.simple(.null)) }
      return shapes.map { SchemaAlternative(shape: $0, typeNode: type) }
    }
    if let const = schema["const"] { return [SchemaAlternative(shape: Self.shape(ofValue: const))] }
    guard let values = schema["enum"], values.isSequence else { return [.any] }
    // A long list costs as much as many schemas.
    budget -= (values.nextIndex - values.index) / 100
    let alternatives = values.elements.map { SchemaAlternative(shape: Self.shape(ofValue: $0)) }
    return alternatives.isEmpty ? [.any] : Self.unique(alternatives)
  }

  private mutating func typeShapes(_ type: Node, in schema: Node) -> [ValueShape]? {
    if typeNode == nil { typeNode = type }
    let names = type.isSequence ? type.elements.compactMap(\.text) : [type.text].compactMap { $0 }
    let types = names.compactMap(ValueType.init(rawValue:))
    guard !types.isEmpty, types.count == names.count else { return nil }
    return types.map { $0 == .array ? .array(items: itemTypes(schema["items"])) : .simple($0) }
  }

  private mutating func itemTypes(_ items: Node?) -> Set<ValueType>? {
    guard let items else { return nil }
    // Formats of items are not the header's own.
    let outer = (formats, typeNode)
    defer { (formats, typeNode) = outer }
    typeNode = items
    var types: Set<ValueType> = []
    for alternative in alternatives(of: items) {
      switch alternative.shape {
      case nil: return nil
      case .simple(let type): types.insert(type)
      case .array: types.insert(.array)
      }
    }
    return types
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

  /// What fits both.
  private func narrow(_ left: [SchemaAlternative], by right: [SchemaAlternative]) -> [SchemaAlternative] {
    if left == [.any] { return right }
    if right == [.any] { return left }
    let result = left.flatMap { first in right.compactMap { first.narrowed(by: $0) } }
    // A schema that nothing can satisfy is another tool's matter: what the first part says is what was meant.
    return result.isEmpty ? left : Self.unique(result)
  }

  /// Each alternative once. Lists that grow with every part lose what tells their members apart but for the shape.
  private static func unique(_ alternatives: [SchemaAlternative]) -> [SchemaAlternative] {
    guard alternatives.count > 1 else { return alternatives }
    var seen: Set<SchemaAlternative> = []
    let distinct = alternatives.filter { seen.insert($0).inserted }
    guard distinct.count > 30 else { return distinct }
    var shapes: Set<ValueShape?> = []
    return distinct.filter { shapes.insert($0.shape).inserted }.map { SchemaAlternative(shape: $0.shape) }
  }
}
