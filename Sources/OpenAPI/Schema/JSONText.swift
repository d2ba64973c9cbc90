import Syntax

/// Data as JSON on one line, as sent in a field whose `content` is JSON.
enum JSONText {
  /// Nil if any of it has no JSON form or is nested too deeply.
  static func of(_ node: Node, depth: Int = 0) -> String? {
    guard depth < 32 else { return nil }
    switch node.kind {
    case .mapping:
      let members = node.members.map { member in
        of(member.value, depth: depth + 1).map { quoted(member.name) + ":" + $0 }
      }
      return joined(members).map { "{" + $0 + "}" }
    case .sequence: return joined(node.elements.map { of($0, depth: depth + 1) }).map { "[" + $0 + "]" }
    case .scalar: return scalar(node.scalar!)
    }
  }

  private static func joined(_ parts: [String?]) -> String? {
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? known.joined(separator: ",") : nil
  }

  private static func scalar(_ scalar: Scalar) -> String? {
    switch scalar {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let text), .number(let text): text
    case .string(let text): quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
