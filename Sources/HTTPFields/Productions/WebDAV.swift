/// WebDAV fields (RFC 4918, section 10).
extension Production {
  static let webDAV = [codedURL, compliance, timeout, condition]

  /// `"<" absolute-URI ">"`
  private static let codedURL = Production(
    "Coded-URL", "a URI in angle brackets", sample: "<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"
  ) { (reader) throws(ValueFault) in
    try reader.codedURL()
  }

  /// `"1" / "2" / "3" / token / Coded-URL`
  private static let compliance = Production("compliance-class", "a compliance class", sample: "1, 2") {
    (reader) throws(ValueFault) in
    if reader.next == UInt8(ascii: "<") { return try reader.codedURL() }
    let element = reader.element
    guard reader.token() != nil, reader.index == element.upperBound else {
      throw reader.isNot("a compliance class", element)
    }
  }

  /// `"Second-" 1*DIGIT / "Infinite"`
  private static let timeout = Production("TimeType", "a timeout", sample: "Second-3600") {
    (reader) throws(ValueFault) in
    let element = reader.element
    let isTimeout =
      reader.take("Infinite", isCaseSensitive: false)
      || reader.take("Second-", isCaseSensitive: false) && !reader.take(while: \.isDigit).isEmpty
    guard isTimeout, reader.index == element.upperBound else { throw reader.isNot("a timeout", element) }
  }

  /// `1*No-tag-list / 1*Tagged-list`
  private static let condition = Production(
    "If", "a list of conditions", sample: "(<urn:uuid:181d4fae-7d8c-11d0-a765-00a0c91e6bf2> [\"5db68c06\"])"
  ) { (reader) throws(ValueFault) in
    let whole = reader.rest
    let isTagged = reader.next == UInt8(ascii: "<")
    repeat {
      if isTagged, reader.next == UInt8(ascii: "<") { try reader.codedURL(isRelativeAllowed: true) }
      reader.skipBlanks()
      guard reader.next == UInt8(ascii: "(") else { throw reader.isNot("a list of conditions", whole) }
      try reader.conditions()
      reader.skipBlanks()
    } while !reader.isAtEnd
  }
}

extension FieldValueReader {
  fileprivate mutating func codedURL(isRelativeAllowed: Bool = false) throws(ValueFault) {
    let start = index
    guard take(UInt8(ascii: "<")) else {
      let element = element
      let isURI = bytes[element].contains(.colon) || bytes[element].contains(.slash)
      throw isNot("a URI in angle brackets", element, repaired: isURI ? "<\(text(element))>" : nil)
    }
    let inner = take { $0 != UInt8(ascii: ">") }
    guard take(UInt8(ascii: ">")) else { throw fault("lacks the '>' after a URI", at: start) }
    let uri = URIText(inner, in: part(inner))
    guard uri.scheme != nil || isRelativeAllowed else { throw isNot("an absolute URI", inner) }
    try uri.check(isFragmentAllowed: false)
  }

  /// `"(" 1*( [ "Not" ] ( State-token / "[" entity-tag "]" ) ) ")"`
  fileprivate mutating func conditions() throws(ValueFault) {
    let open = index
    move(to: index + 1)
    skipBlanks()
    repeat {
      if take("Not", isCaseSensitive: false) { skipBlanks() }
      if take(UInt8(ascii: "[")) {
        let inner = take { $0 != UInt8(ascii: "]") }
        var tag = part(inner)
        try Production.byName["entity-tag"]!.read(&tag)
        guard take(UInt8(ascii: "]")) else { throw fault("lacks the ']' after an entity-tag", at: open) }
      } else {
        try codedURL()
      }
      skipBlanks()
      if isAtEnd { throw fault("lacks the ')' of a list of conditions", at: open) }
    } while !take(UInt8(ascii: ")"))
  }
}
