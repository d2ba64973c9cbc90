import Syntax

/// The types of JSON Schema.
package enum ValueType: String, CaseIterable, Sendable {
  case array
  case boolean
  case integer
  case null
  case number
  case object
  case string

  /// The names in the value of `type`: one, or a list.
  package static func names(in type: Node) -> [String] {
    type.isSequence ? type.elements.compactMap(\.text) : [type.text].compactMap { $0 }
  }

  /// The types that the value of `type` allows; nil if it names none, or one that JSON Schema doesn't define.
  ///
  /// A list is accepted in every version, although OpenAPI has it only since 3.1: its meaning is clear.
  package static func all(in type: Node) -> [ValueType]? {
    guard type.isSequence else { return type.text.flatMap(ValueType.init(rawValue:)).map { [$0] } }
    let elements = type.elements
    let types = elements.compactMap { $0.text.flatMap(ValueType.init(rawValue:)) }
    return types.isEmpty || types.count < elements.count ? nil : types
  }
}

/// One alternative of what a value may be.
package enum ValueShape: Hashable, Sendable {
  case simple(ValueType)
  /// An array, with the alternatives for its items; nil if unrestricted.
  case array(items: Set<ValueType>?)

  /// The intersection of both; nil if empty. An integer is a number too.
  func narrowed(by other: ValueShape) -> ValueShape? {
    switch (self, other) {
    case (.array(let items), .array(let others)): .array(items: items ?? others)
    case (.simple(.integer), .simple(.number)), (.simple(.number), .simple(.integer)): .simple(.integer)
    default: self == other ? self : nil
    }
  }

  /// For people: `integer`, `array of string`.
  package var description: String {
    switch self {
    case .simple(let type): return type.rawValue
    case .array(let items):
      guard let items, !items.isEmpty else { return "array" }
      return "array of " + items.map(\.rawValue).sorted().joined(separator: " or ")
    }
  }
}
