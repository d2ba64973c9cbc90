import Syntax

/// A document written as JSON, every member on a line of its own.
package enum JSONForm {
  package static func bytes(_ node: Node) -> [UInt8] { Array(text(node).utf8) }

  package static func text(_ node: Node) -> String {
    switch node.kind {
    case .mapping:
      return "{" + node.members.map { quoted($0.name) + ":\t" + text($0.value) }.joined(separator: ",\n")
        + "}"
    case .sequence: return "[" + node.elements.map(text).joined(separator: ",\n") + "]"
    case .scalar:
      switch node.scalar! {
      case .null: return "null"
      case .boolean(let value): return value ? "true" : "false"
      case .integer(let text), .number(let text): return text
      case .string(let text): return quoted(text)
      }
    }
  }

  package static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default:
        scalar.value < 0x20
          ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
