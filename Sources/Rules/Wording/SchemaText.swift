import OpenAPI
import Syntax

/// Parts of schemas, written for people and compared.
enum SchemaText {
  /// A value on one line: `uuid`, `[a, b]`, `{type: string, format: uuid}`.
  static func flow(_ node: Node) -> String {
    switch node.kind {
    case .mapping:
      return "{" + node.members.map { "\($0.name): \(flow($0.value))" }.joined(separator: ", ") + "}"
    case .sequence: return "[" + node.elements.map(flow).joined(separator: ", ") + "]"
    case .scalar:
      // As spelled, including quotes.
      let text = node.source.text(node.range)
      return text.contains(where: \.isNewline) ? Wording.excerpt(node.text ?? "") : text
    }
  }

  /// Whether two values mean the same, ignoring the order of keys and of lists like `enum`.
  static func equals(_ left: Node, _ right: Node) -> Bool {
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .mapping:
      let (first, second) = (Array(left.members), Array(right.members))
      return first.count == second.count
        && first.allSatisfy { member in
          right.value(ofKey: member.name).map { equals(member.value, $0) } ?? false
        }
    case .sequence:
      let (first, second) = (left.elements, right.elements)
      return first.count == second.count
        && first.allSatisfy { element in second.contains { equals(element, $0) } }
    case .scalar: return left.scalar.map(SchemaScalar.init) == right.scalar.map(SchemaScalar.init)
    }
  }

  /// A scalar for which `1` and `1.0` are equal.
  private enum SchemaScalar: Equatable {
    case number(Double)
    case other(Scalar)

    init(_ scalar: Scalar) {
      switch scalar {
      case .integer(let text), .number(let text):
        self = Double(text).map { .number($0) } ?? .other(.string(text))
      default: self = .other(scalar)
      }
    }
  }
}
