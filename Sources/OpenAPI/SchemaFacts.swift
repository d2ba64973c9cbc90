import Syntax

/// What a header's schema says about its values, with `$ref`, `allOf`, `oneOf` and `anyOf` looked through.
package struct SchemaFacts: Sendable {
  /// The Schema Object, or in 2.0 the parameter or header itself; nil where there is none.
  package let node: Node?
  /// Whether the value is described by `content` instead of by a schema.
  package let isContent: Bool
  /// The alternatives that a value may be; nil where nothing restricts them.
  package let shapes: [ValueShape]?
  /// Every `format` that some alternative states, with where it is written.
  package let formats: [Keyword]
  /// Whether every reference in the schema could be followed.
  package let isComplete: Bool
  /// The `type` keyword that says so, for pointing at; nil where types follow from something else.
  package let typeNode: Node?

  /// The same facts of a schema that another place refers to.
  func at(_ node: Node, isContent: Bool) -> SchemaFacts {
    SchemaFacts(
      node: node, isContent: isContent, shapes: shapes, formats: formats, isComplete: isComplete,
      typeNode: typeNode)
  }

  /// A keyword's value and where it is written.
  package struct Keyword: Sendable {
    package let text: String
    package let node: Node
  }

  /// The shapes but null: null means that the header is absent.
  package var presentShapes: [ValueShape]? { shapes?.filter { $0 != .simple(.null) } }
}

/// JSON's types, and integer.
package enum ValueType: String, Sendable {
  case array
  case boolean
  case integer
  case null
  case number
  case object
  case string
}

/// One alternative of what a value may be.
package enum ValueShape: Hashable, Sendable {
  case simple(ValueType)
  /// An array; the alternatives of its items, nil where they aren't restricted.
  case array(items: Set<ValueType>?)

  /// How people say it: `integer`, `array of string`.
  package var description: String {
    switch self {
    case .simple(let type): return type.rawValue
    case .array(let items):
      guard let items, !items.isEmpty else { return "array" }
      return "array of " + items.map(\.rawValue).sorted().joined(separator: " or ")
    }
  }
}
