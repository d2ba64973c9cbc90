import HTTPFields
import OpenAPI
import Syntax

extension ValueShape {
  /// Parses `string`, `array`, `array of string`.
  init(named name: String, at node: Node) throws(RuleFileError) {
    let words = name.split(separator: " ")
    if name == "array" {
      self = .array(items: nil)
    } else if words.count == 1, let type = ValueType(rawValue: name) {
      self = .simple(type)
    } else if words.count == 3, words[0] == "array", words[1] == "of",
      let items = ValueType(rawValue: String(words[2]))
    {
      self = .array(items: [items])
    } else {
      throw RuleFileError("'\(name)' is not a type; write one like 'string' or 'array of string'", at: node)
    }
  }

  static func list(_ node: Node, _ key: String) throws(RuleFileError) -> [ValueShape] {
    var shapes: [ValueShape] = []
    for name in try EntryReader.strings(node, key) { shapes.append(try ValueShape(named: name, at: node)) }
    return shapes
  }

  /// Whether values of this shape have the wanted one.
  func fits(_ wanted: ValueShape) -> Bool {
    switch (self, wanted) {
    case (.array(let items), .array(let allowed)):
      guard let items, let allowed else { return true }
      return !items.isDisjoint(with: allowed)
    default: return self == wanted
    }
  }

  /// Whether all values of this shape are of the wanted one.
  func surelyFits(_ wanted: ValueShape) -> Bool {
    guard case .array(let items) = self, case .array(let allowed?) = wanted else { return self == wanted }
    guard let items = items?.subtracting([.null]), !items.isEmpty else { return false }
    return items.isSubset(of: allowed)
  }

  /// Whether it has several values.
  var isList: Bool {
    switch self {
    case .simple(let type): type == .object || type == .array
    case .array: true
    }
  }

  /// Whether values of this shape are serialized as a field requires.
  /// - Parameter isExploded: whether the header states `explode: true`.
  func fits(_ type: FieldSchema.ValueType, isExploded: Bool) -> Bool {
    switch type {
    case .boolean: fits(.simple(.boolean))
    case .integer: fits(.simple(.integer))
    case .number: fits(.simple(.number))
    case .string: fits(.simple(.string))
    case .arrayOfIntegers: fits(.array(items: [.integer]))
    case .arrayOfStrings: fits(.array(items: [.string]))
    case .explodedObject: isExploded && fits(.simple(.object))
    }
  }

  /// `an integer`, `an array of integers or a boolean`.
  static func describe(_ shapes: [ValueShape]) -> String {
    shapes.map(\.words).joined(separator: " or ")
  }

  private var words: String {
    switch self {
    case .simple(let type): return (type == .integer || type == .object ? "an " : "a ") + type.rawValue
    case .array(let items):
      let names = (items ?? []).subtracting([.null]).map { $0.rawValue + "s" }.sorted()
      return names.isEmpty ? "an array" : "an array of " + names.joined(separator: " or ")
    }
  }
}
