import Syntax

/// The schema keyword that rejects a value.
package struct SchemaFault: Sendable {
  package let keyword: Keyword
  /// The keyword's value, e.g. the list of `enum`.
  package let node: Node
  /// The rejected element, if the value is a list and the keyword applies to its elements.
  package internal(set) var element: String?
  /// The names of the properties that lead to the rejected value, the outermost first.
  package internal(set) var properties: [String] = []

  package enum Keyword: Sendable {
    case type
    case const
    case `enum`
    case pattern
    case format
    case minLength, maxLength
    /// If exclusive, the bound itself is rejected.
    case minimum(isExclusive: Bool)
    case maximum(isExclusive: Bool)
    case multipleOf
    case minItems, maxItems
    case uniqueItems
    case minProperties, maxProperties
    /// Properties that aren't there, and those beside them that there may not be.
    case required([String], without: [String])
    /// Properties that there may not be.
    case additionalProperties([String])
    /// `anyOf` or `oneOf`: the fault of each branch.
    case branches([SchemaFault])
  }

  init(_ keyword: Keyword, _ node: Node) {
    self.keyword = keyword
    self.node = node
  }

  /// Whether the value has the wrong type altogether.
  var isOfType: Bool {
    switch keyword {
    case .type: element == nil && properties.isEmpty
    case .branches(let faults): faults.allSatisfy(\.isOfType)
    default: false
    }
  }

  /// Whether only null is accepted.
  var wantsNull: Bool { if case .type = keyword { node.hasText("null") } else { false } }
}
