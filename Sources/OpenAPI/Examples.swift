import Syntax

extension HeaderExample {
  /// Every value that a definition gives as an example or states as possible, in document order within each source.
  static func all(of object: Node, schema: Node?, resolver: Resolver) -> [HeaderExample] {
    var examples: [HeaderExample] = []
    if let value = object["example"] { examples.append(.init(value: value, source: .example)) }
    if let value = object["x-example"] { examples.append(.init(value: value, source: .example)) }
    for member in object["examples"]?.members ?? [] {
      guard let example = resolver.resolve(member.value).target else { continue }
      if let value = example["value"] { examples.append(.init(value: value, source: .example)) }
      if let value = example["dataValue"] { examples.append(.init(value: value, source: .data)) }
      if let value = example["serializedValue"] { examples.append(.init(value: value, source: .serialized)) }
    }
    guard let schema = schema.flatMap({ resolver.resolve($0).target }) else { return examples }
    if schema != object, let value = schema["example"] {
      examples.append(.init(value: value, source: .schema))
    }
    if schema != object, let values = schema["examples"]?.elements {
      examples += values.map { .init(value: $0, source: .schema) }
    }
    if let value = schema["default"] { examples.append(.init(value: value, source: .default)) }
    if let value = schema["const"] { examples.append(.init(value: value, source: .const)) }
    examples += (schema["enum"]?.elements ?? []).map { .init(value: $0, source: .enum) }
    return examples
  }
}
