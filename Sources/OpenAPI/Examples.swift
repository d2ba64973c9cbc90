import Syntax

extension HeaderExample {
  /// The examples that stand in a Parameter Object or Header Object itself, or in its `content`.
  static func own(of object: Node, resolver: Resolver) -> [HeaderExample] {
    var examples: [HeaderExample] = []
    if let value = object["x-example"] { examples.append(.init(value: value, source: .example)) }
    let content = object["content"]?.members.first.flatMap { resolver.resolve($0.value).target }
    for holder in [object, content].compactMap({ $0 }) {
      if let value = holder["example"] { examples.append(.init(value: value, source: .example)) }
      for member in holder["examples"]?.members ?? [] {
        guard let example = resolver.resolve(member.value).target else { continue }
        if let value = example["value"] { examples.append(.init(value: value, source: .example)) }
        if let value = example["dataValue"] { examples.append(.init(value: value, source: .data)) }
        if let value = example["serializedValue"] {
          examples.append(.init(value: value, source: .serialized))
        }
      }
    }
    return examples
  }

  /// The values that a schema gives as examples or states as possible.
  /// - Parameter object: what the schema belongs to; in 2.0 that may be the schema itself.
  static func all(ofSchema schema: Node, of object: Node) -> [HeaderExample] {
    var examples: [HeaderExample] = []
    if schema != object {
      if let value = schema["example"] { examples.append(.init(value: value, source: .schema)) }
      examples += (schema["examples"]?.elements ?? []).map { .init(value: $0, source: .schema) }
    }
    if let value = schema["default"] { examples.append(.init(value: value, source: .default)) }
    if let value = schema["const"] { examples.append(.init(value: value, source: .const)) }
    examples += (schema["enum"]?.elements ?? []).map { .init(value: $0, source: .enum) }
    return examples
  }
}
