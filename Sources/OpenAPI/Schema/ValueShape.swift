import Syntax

/// JSON's types, and integer.
package enum ValueType: String, CaseIterable, Sendable {
  case array
  case boolean
  case integer
  case null
  case number
  case object
  case string

  /// The names in the value of `type`: one, or a list of them.
  package static func names(in type: Node) -> [String] {
    type.isSequence ? type.elements.compactMap(\.text) : [type.text].compactMap { $0 }
  }

  /// What the value of `type` allows; nil where it names nothing, or something that JSON Schema doesn't know.
  ///
  /// A list is understood in every version, though OpenAPI has it since 3.1 only: nothing else can be meant by it.
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
  /// An array; the alternatives of its items, nil where they aren't restricted.
  case array(items: Set<ValueType>?)

  /// What fits both; nil where nothing does. An integer is a number as well.
  func narrowed(by other: ValueShape) -> ValueShape? {
    switch (self, other) {
    case (.array(let items), .array(let others)): .array(items: items ?? others)
    case (.simple(.integer), .simple(.number)), (.simple(.number), .simple(.integer)): .simple(.integer)
    default: self == other ? self : nil
    }
  }

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
