import Syntax

/// The keyword of a schema that refuses a value.
package struct SchemaFault: Sendable {
  package let keyword: Keyword
  /// What the keyword says, e.g. the list of `enum`.
  package let node: Node
  /// The element that is refused, where the value is a list and its schema speaks of the elements.
  package internal(set) var element: String?

  package enum Keyword: Sendable {
    case type
    case const
    case `enum`
    case pattern
    case format
    case minLength, maxLength
    /// Where exclusive, the bound itself is refused.
    case minimum(isExclusive: Bool)
    case maximum(isExclusive: Bool)
    case multipleOf
    case minItems, maxItems
    case uniqueItems
    /// `anyOf` or `oneOf`: what each branch refuses.
    case branches([SchemaFault])
  }

  init(_ keyword: Keyword, _ node: Node) {
    self.keyword = keyword
    self.node = node
  }

  /// Whether the value is of the wrong kind altogether.
  var isOfType: Bool {
    switch keyword {
    case .type: element == nil
    case .branches(let faults): faults.allSatisfy(\.isOfType)
    default: false
    }
  }

  /// Whether nothing but null is accepted.
  var wantsNull: Bool { if case .type = keyword { node.hasText("null") } else { false } }
}
