import HTTPFields

/// A media type or range with its parameters, as `content`, `produces` and `consumes` name it (RFC 9110, section 8.3.1).
package struct MediaType: Sendable {
  /// In lower case, e.g. `application`, or `*`.
  package let type: String
  /// In lower case, e.g. `problem+json`, or `*`.
  package let subtype: String
  /// The names of the parameters, in lower case.
  package let parameters: [String]

  /// Nil for a text that isn't of this form.
  package init?(_ text: String) {
    let parts = Self.split(text)
    let name = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard name.count == 2, !name[0].isEmpty, !name[1].isEmpty else { return nil }
    type = String(name[0])
    subtype = String(name[1])
    parameters = parts.dropFirst().compactMap { part in
      part.firstIndex(of: "=").map { Self.trimmed(part[..<$0]) }
    }
  }

  /// Whether content of this type is JSON, or may be: `application/json`, `application/problem+json`, `*/*`.
  package var mayBeJSON: Bool {
    if subtype == "json" || subtype.hasSuffix("+json") { return true }
    return subtype == "*" && (type == "*" || type == "application")
  }

  /// The parts between semicolons that stand outside quotes, in lower case without blanks around them.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    var isEscaped = false
    for character in asciiLowercase(text) {
      if character == ";", !isQuoted {
        parts.append(trimmed(part[...]))
        part = ""
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && character == "\\" && !isEscaped
      part.append(character)
    }
    return parts + [trimmed(part[...])]
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
