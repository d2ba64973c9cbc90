import Syntax
import TestSupport

/// A document that a test modifies and writes as JSON.
indirect enum Value: Sendable {
  case mapping([(key: String, value: Value)])
  case list([Value])
  /// A scalar in JSON notation.
  case scalar(String)

  init(_ node: Node) {
    switch node.kind {
    case .mapping: self = .mapping(node.members.map { ($0.name, Value($0.value)) })
    case .sequence: self = .list(node.elements.map(Value.init))
    case .scalar: self = .scalar(JSONForm.text(node))
    }
  }

  /// One member or element per line.
  var json: String {
    switch self {
    case .mapping(let members):
      "{" + members.map { JSONForm.quoted($0.key) + ": " + $0.value.json }.joined(separator: ",\n") + "}"
    case .list(let elements): "[" + elements.map(\.json).joined(separator: ",\n") + "]"
    case .scalar(let text): text
    }
  }

  var bytes: [UInt8] { Array(json.utf8) }

  /// Every place in it, the root first; a place is a path of member and element indices.
  var places: [[Int]] {
    [[]] + children.enumerated().flatMap { index, child in child.places.map { [index] + $0 } }
  }

  private var children: [Value] {
    switch self {
    case .mapping(let members): members.map(\.value)
    case .list(let elements): elements
    case .scalar: []
    }
  }

  /// Replaces a place, or removes it if `other` is nil.
  func replacing(_ place: ArraySlice<Int>, by other: Value?) -> Value? {
    guard let first = place.first else { return other }
    let child = children[first].replacing(place.dropFirst(), by: other)
    switch self {
    case .mapping(var members):
      if let child { members[first].value = child } else { members.remove(at: first) }
      return .mapping(members)
    case .list(var elements):
      if let child { elements[first] = child } else { elements.remove(at: first) }
      return .list(elements)
    case .scalar: return self
    }
  }

  subscript(key: String) -> Value? {
    guard case .mapping(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }
}

extension Value {
  /// In YAML's block style.
  var yaml: String { block(0) }

  private func block(_ column: Int) -> String {
    let blanks = String(repeating: " ", count: column)
    switch self {
    case .mapping(let members) where !members.isEmpty:
      return members.map { blanks + Self.key($0.key) + ":" + $0.value.behindIndicator(column) }.joined()
    case .list(let elements) where !elements.isEmpty:
      return elements.map { blanks + "-" + $0.behindIndicator(column) }.joined()
    default: return blanks + json + "\n"
    }
  }

  private func behindIndicator(_ column: Int) -> String {
    switch self {
    case .mapping(let members) where !members.isEmpty: "\n" + block(column + 2)
    case .list(let elements) where !elements.isEmpty: "\n" + block(column + 2)
    default: " " + json + "\n"
    }
  }

  private static func key(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }
    return isPlain && text != "null" && text != "true" && text != "false" && !text.hasPrefix("-")
      ? text : JSONForm.quoted(text)
  }
}
