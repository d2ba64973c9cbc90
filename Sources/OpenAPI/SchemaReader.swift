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

  init(resolver: Resolver) {
    self.resolver = resolver
  }

  /// - Parameters:
  ///   - object: a Parameter Object or Header Object.
  static func facts(of object: Node, resolver: Resolver, version: OpenAPIVersion) -> SchemaFacts {
    var reader = SchemaReader(resolver: resolver)
    var schema = object["schema"]
    var isContent = false
    if version.isSwagger || (schema == nil && object["content"] == nil && object["type"] != nil) {
      schema = object
    } else if schema == nil, let content = object["content"] {
      isContent = true
      schema = content.members.first?.value["schema"]
    }
    let shapes = schema.flatMap { reader.shapes(of: $0) }
    return SchemaFacts(
      node: schema, isContent: isContent, shapes: shapes.map(Self.unique), formats: reader.formats,
      isComplete: reader.isComplete, typeNode: reader.typeNode)
  }

  private static func unique(_ shapes: [ValueShape]) -> [ValueShape] {
    var seen: Set<ValueShape> = []
    return shapes.filter { seen.insert($0).inserted }
  }

  /// The alternatives; nil where nothing restricts them.
  private mutating func shapes(of schema: Node) -> [ValueShape]? {
    let resolution = resolver.resolve(schema)
    if resolution.target == nil { isComplete = false }
    guard let target = resolution.target, target.isMapping, budget > 0, openSchemas.insert(target).inserted
    else {
      return nil
    }
    defer { openSchemas.remove(target) }
    budget -= 1
    if let format = target["format"], let text = format.text {
      formats.append(.init(text: text, node: format))
    }

    var result = ownShapes(of: target)
    // In 3.1 a schema may have keywords beside its `$ref`.
    if resolution.sites.isEmpty == false, let type = schema["type"] {
      result = narrow(result, by: typeShapes(type, in: schema))
    }
    for part in target["allOf"]?.elements ?? [] {
      result = narrow(result, by: shapes(of: part))
    }
    for keyword: StaticString in ["oneOf", "anyOf"] {
      guard let branches = target[keyword]?.elements, !branches.isEmpty else { continue }
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
    return result
  }

  private mutating func ownShapes(of schema: Node) -> [ValueShape]? {
    if let type = schema["type"] {
      var shapes = typeShapes(type, in: schema)
      if schema["nullable"]?.boolean == true { shapes?.append(.simple(.null)) }
      return shapes
    }
    if let const = schema["const"] { return [Self.shape(ofValue: const)] }
    if let values = schema["enum"]?.elements, !values.isEmpty { return values.map(Self.shape(ofValue:)) }
    return nil
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
    return result.isEmpty ? left : result
  }
}
