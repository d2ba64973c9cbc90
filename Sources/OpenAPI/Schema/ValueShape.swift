import Syntax
import Text

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

  /// The types that the value of `type` allows; nil if it names none, or an unknown one.
  ///
  /// A list is accepted in every version, although OpenAPI has it only since 3.1: its meaning is clear. So is that of
  /// `int`.
  package static func all(in type: Node) -> [ValueType]? {
    guard type.isSequence else { return type.text.flatMap(meant).map { [$0] } }
    let elements = type.elements
    let types = elements.compactMap { $0.text.flatMap(meant) }
    return types.isEmpty || types.count < elements.count ? nil : types
  }

  /// The type that a name means: its own, one in other letters, or one of other languages.
  package static func meant(by name: String) -> ValueType? {
    if let type = ValueType(rawValue: name) { return type }
    let word = asciiLowercase(name)
    return ValueType(rawValue: word) ?? foreign[word]?.type
  }

  /// The format that goes with the name of a type in another language: `date` for a `date`.
  package static func format(meantBy name: String) -> String? { foreign[asciiLowercase(name)]?.format }

  private static let foreign: [String: (type: ValueType, format: String?)] = [
    "bool": (.boolean, nil), "date": (.string, "date"), "date-time": (.string, "date-time"),
    "datetime": (.string, "date-time"), "decimal": (.number, nil), "double": (.number, "double"),
    "enum": (.string, nil), "float": (.number, "float"), "guid": (.string, "uuid"),
    "int": (.integer, "int32"),
    "int32": (.integer, "int32"), "int64": (.integer, "int64"), "list": (.array, nil),
    "long": (.integer, "int64"), "numeric": (.number, nil), "str": (.string, nil), "text": (.string, nil),
    "uri": (.string, "uri"), "uuid": (.string, "uuid"),
  ]
}

/// One alternative of what a value may be.
package enum ValueShape: Hashable, Sendable {
  case simple(ValueType)
  /// An array, with the alternatives for its items; nil if unrestricted.
  case array(items: Set<ValueType>?)

  var isArray: Bool { if case .array = self { true } else { false } }

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
