/// `[ "W/" ] DQUOTE *etagc DQUOTE` (RFC 9110, section 8.8.3).
extension Production {
  static let entityTags = [
    entityTag("entity-tag", "an entity-tag", isWeakAllowed: true),
    entityTag("strong-entity-tag", "a strong entity-tag", isWeakAllowed: false),
  ]

  private static func entityTag(_ name: String, _ noun: String, isWeakAllowed: Bool) -> Production {
    Production(name, noun, sample: "\"5db68c06\"") { (reader) throws(ValueFault) in
      let element = reader.element
      if reader.text(element) == "*", element != 0..<reader.bytes.count {
        throw reader.fault("has '*' where an entity-tag belongs", write: "'*' alone, or entity-tags")
      }
      if reader.take("W/\"") {
        guard isWeakAllowed else {
          throw reader.fault(
            "has the weak entity-tag \(reader.excerpt(element))", at: element.lowerBound,
            write: "a strong one, \(reader.excerpt((element.lowerBound + 2)..<element.upperBound))",
            replacing: element.lowerBound..<element.lowerBound + 2, with: "")
        }
      } else if !reader.take(.quote) {
        let tag = reader.quotedTag(element)
        throw reader.isNot(
          noun, element, repaired: tag, write: tag.map { "'\($0)' (the quotes are part of the value)" })
      }
      // etagc is any visible octet except the quote; there are no escapes.
      _ = reader.take { $0 != .quote && $0 > 0x20 && $0 != 0x7F }
      guard reader.take(.quote) else { throw reader.unclosedTag(noun, element) }
    }
  }
}

extension FieldValueReader {
  fileprivate func unclosedTag(_ noun: String, _ element: Range<Int>) -> ValueFault {
    if next?.isBlank == true {
      return fault(
        "has a space inside an entity-tag", write: "an entity-tag without spaces, such as '\"5db68c06\"'")
    }
    return ValueFault(
      "lacks the closing quote of an entity-tag", at: element.lowerBound, replacing: element,
      with: text(element) + "\"")
  }

  /// The intended form of an entity-tag without quotes or with the wrong ones; nil if unclear.
  fileprivate func quotedTag(_ element: Range<Int>) -> String? {
    var tag = bytes[element]
    let isWeak =
      tag.count > 2 && tag.first.map { $0 | 0x20 } == UInt8(ascii: "w") && tag.dropFirst().first == .slash
    if isWeak { tag = tag.dropFirst(2) }
    tag.removeAll { $0 == .backslash || $0 == .quote }
    if tag.count > 2, tag.first == UInt8(ascii: "'"), tag.last == UInt8(ascii: "'") {
      tag = tag.dropFirst().dropLast()
    }
    let isOpaque = tag.allSatisfy { $0.isLetterOrDigit || UInt8.isIn("-._:+/=~!$%*|@", $0) }
    guard !tag.isEmpty, isOpaque else { return nil }
    return (isWeak ? "W/" : "") + "\"" + String(decoding: tag, as: UTF8.self) + "\""
  }
}
