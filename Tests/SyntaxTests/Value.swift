import Foundation
import Syntax

/// The content of a document regardless of its notation, for comparing readers.
enum Value: Hashable, Decodable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case list([Value])
  case map([String: Value])

  init(_ node: Node) {
    switch node.kind {
    case .mapping:
      self = .map(
        Dictionary(node.members.map { ($0.name, Value($0.value)) }, uniquingKeysWith: { $1 }))
    case .sequence: self = .list(node.elements.map(Value.init))
    case .scalar: self.init(node.scalar!)
    }
  }

  private init(_ scalar: Scalar) {
    switch scalar {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let text), .number(let text): self = .number(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    }
  }

  /// By Foundation, as a reference for JSON.
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([Value].self) {
      self = .list(value)
    } else {
      self = .map(try container.decode([String: Value].self))
    }
  }
}
