import Text

/// A media type or range with its parameters, as in `content`, `produces` and `consumes` (RFC 9110, section
/// 8.3.1).
package struct MediaType: Sendable {
  /// In lower case, e.g. `application`, or `*`.
  package let type: String
  /// In lower case, e.g. `problem+json`, or `*`.
  package let subtype: String
  /// The names of the parameters, in lower case.
  package let parameters: [String]

  /// Nil if the text doesn't have this form.
  package init?(_ text: String) {
    let parts = Self.split(asciiLowercase(text).utf8[...])
    guard let slash = parts[0].firstIndex(of: UInt8(ascii: "/")) else { return nil }
    type = Self.string(parts[0][..<slash])
    subtype = Self.string(parts[0][slash...].dropFirst())
    parameters = parts.dropFirst().compactMap { part in
      part.firstIndex(of: UInt8(ascii: "=")).map { Self.string(Self.trimmed(part[..<$0])) }
    }
    if type.isEmpty || subtype.isEmpty { return nil }
  }

  /// Whether content of a type is JSON, or may be.
  package static func mayBeJSON(_ text: String) -> Bool {
    // Most is of this one.
    text == "application/json" || MediaType(text)?.mayBeJSON ?? false
  }

  /// Whether content of this type is JSON, or may be: `application/json`, `application/problem+json`, `*/*`.
  package var mayBeJSON: Bool {
    if subtype == "json" || subtype.utf8.suffix(5).elementsEqual("+json".utf8) { return true }
    return subtype == "*" && (type == "*" || type == "application")
  }

  // MARK: Parameters

  /// Whether a media type has any of these parameters.
  /// - Parameter names: in lower case.
  package static func has(_ names: [String], in text: String) -> Bool {
    // Most media types have no such parameter, and needn't be parsed.
    guard mayHave(names, text) else { return false }
    return MediaType(text)?.parameters.contains(where: names.contains) ?? false
  }

  /// Whether an equals sign follows one of these names, or a word that ends like one.
  private static func mayHave(_ names: [String], _ text: String) -> Bool {
    text.withBytes { bytes in
      bytes.indices.contains { index in
        guard bytes[index] == UInt8(ascii: "=") else { return false }
        let start = bytes[..<index].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
        return names.contains { name in
          start >= name.utf8.count
            && zip(name.utf8, bytes[(start - name.utf8.count)...]).allSatisfy { $0 == asciiLowercase($1) }
        }
      }
    }
  }

  // MARK: Reading

  private typealias Bytes = Substring.UTF8View

  /// The parts between semicolons outside quotes, trimmed.
  private static func split(_ text: Bytes) -> [Bytes] {
    var parts: [Bytes] = []
    var start = text.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: ";"), !isQuoted {
        parts.append(trimmed(text[start..<index]))
        start = text.index(after: index)
        continue
      }
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
    }
    return parts + [trimmed(text[start...])]
  }

  private static func trimmed(_ text: Bytes) -> Bytes {
    var text = text
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func string(_ bytes: Bytes) -> String { String(Substring(bytes)) }
}
