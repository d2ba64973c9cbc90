import Syntax

/// Collects a schema's facts. The target of a reference is read once for all headers.
struct SchemaReader {
  private let resolver: Resolver
  private let version: OpenAPIVersion
  private var reading = SchemaReading()
  private var walk = SchemaWalk()
  /// How often part of a schema was skipped because the walk was already inside it or over budget.
  private var omissions = 0
  /// The results for the targets of references.
  private(set) var known: [Node: SchemaReading]

  init(_ resolver: Resolver, version: OpenAPIVersion, known: [Node: SchemaReading]) {
    self.resolver = resolver
    self.version = version
    self.known = known
  }

  /// The schema of a Parameter Object or Header Object: the object itself in 2.0, and wherever `type` occurs
  /// without `schema` and `content`.
  static func schema(
    of object: Node, resolver: Resolver, version: OpenAPIVersion
  ) -> (schema: Node?, isContent: Bool) {
    if version.isSwagger {
      // Written as since 3.0, it is meant so.
      guard object["type"] == nil, let schema = object["schema"], schema.isMapping else {
        return (object, false)
      }
      return (schema, false)
    }
    if let schema = object["schema"] { return (actual(schema, resolver, version), false) }
    guard let content = object["content"] else { return (object["type"] == nil ? nil : object, false) }
    let schema = content.members.first.flatMap { resolver.resolve($0.value).target?["schema"] }
    return (schema.map { actual($0, resolver, version) }, true)
  }

  /// A schema that refers to a header or parameter is meant as the schema of that.
  private static func actual(_ schema: Node, _ resolver: Resolver, _ version: OpenAPIVersion) -> Node {
    guard Resolver.isReference(schema), let target = resolver.resolve(schema).target,
      let kind = ObjectKind(target, version: version), kind == .header || kind == .parameter
    else { return schema }
    return target["schema"] ?? schema
  }

  mutating func facts(_ schema: Node?, isContent: Bool) -> SchemaFacts {
    if let schema { reading.alternatives = alternatives(of: SchemaView(schema, resolver, version: version)) }
    return SchemaFacts(
      node: schema, isContent: isContent, alternatives: reading.alternatives, formats: reading.formats,
      isComplete: reading.isComplete, typeNode: reading.typeNode)
  }

  /// The alternatives for a value; a single unrestricted one if nothing restricts it.
  private mutating func alternatives(of schema: SchemaView) -> [SchemaAlternative] {
    if !schema.isResolved { reading.isComplete = false }
    guard schema.isShared, let node = schema.node else { return ownAlternatives(of: schema) }
    if let known = known[node] {
      reading.add(known)
      return known.alternatives
    }
    let (outer, omissionsBefore) = (reading, omissions)
    reading = SchemaReading()
    reading.alternatives = ownAlternatives(of: schema)
    // A reading that was cut short may be complete when started elsewhere, unless the walk started here.
    if omissions == omissionsBefore || walk.isEmpty { known[node] = reading }
    let result = reading
    reading = outer
    reading.add(result)
    return result.alternatives
  }

  private mutating func ownAlternatives(of schema: SchemaView) -> [SchemaAlternative] {
    guard let node = walk.enter(schema) else {
      if schema.node != nil { omissions += 1 }
      return [.any]
    }
    defer { walk.leave(node) }
    var result = keywordAlternatives(of: schema)
    if let format = node["format"], let text = format.text, !format.isNull {
      let format = SchemaFacts.Keyword(text: text, node: format)
      reading.formats.append(format)
      for index in result.indices { result[index].formats = [format] }
    }
    for part in schema.conjuncts { result = narrow(result, by: alternatives(of: part)) }
    for alternatives in schema.alternatives {
      var union: [SchemaAlternative] = []
      for branch in alternatives.branches { union += self.alternatives(of: branch) }
      result = narrow(result, by: Self.unique(union))
    }
    return result
  }

  /// The alternatives left by a schema's keywords, applicators aside.
  private mutating func keywordAlternatives(of schema: SchemaView) -> [SchemaAlternative] {
    let type = schema.keyword("type")
    if reading.typeNode == nil { reading.typeNode = type }
    if type == nil, let constants = schema.constants {
      // A long list counts as many schemas.
      walk.spend(constants.count / 100)
      return Self.unique(constants.map { SchemaAlternative(shape: Self.shape(ofValue: $0)) })
    }
    guard let types = schema.types else { return [.any] }
    return types.map { name in
      let shape = name == .array ? ValueShape.array(items: itemTypes(schema.items)) : .simple(name)
      return SchemaAlternative(shape: shape, typeNode: type)
    }
  }

  private mutating func itemTypes(_ items: SchemaView?) -> Set<ValueType>? {
    guard let items else { return nil }
    // Formats of items aren't the header's own.
    let outer = (reading.formats, reading.typeNode)
    defer { (reading.formats, reading.typeNode) = outer }
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

  /// The intersection of both.
  private func narrow(_ left: [SchemaAlternative], by right: [SchemaAlternative]) -> [SchemaAlternative] {
    if left == [.any] { return right }
    if right == [.any] { return left }
    let result = left.flatMap { first in right.compactMap { first.narrowed(by: $0) } }
    // Unsatisfiable schemas are for other tools to report: assume that the first part is what was meant.
    return result.isEmpty ? left : Self.unique(result)
  }

  /// Removes duplicates. Lists that grow with every part are reduced to their shapes.
  private static func unique(_ alternatives: [SchemaAlternative]) -> [SchemaAlternative] {
    guard alternatives.count > 1 else { return alternatives }
    var seen: Set<SchemaAlternative> = []
    let distinct = alternatives.filter { seen.insert($0).inserted }
    guard distinct.count > 30 else { return distinct }
    var shapes: Set<ValueShape?> = []
    return distinct.filter { shapes.insert($0.shape).inserted }.map { SchemaAlternative(shape: $0.shape) }
  }
}
