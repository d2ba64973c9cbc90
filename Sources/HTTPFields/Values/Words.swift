/// Tokens and what is made of them (RFC 9110, sections 5.6.2 to 5.6.4).
extension Production {
  static let words = [
    token("token", "a token", sample: "close"), token("method", "a method", sample: "GET"),
    token("field-name", "a field name", sample: "Accept-Language"),
    token("content-coding", "a content coding", sample: "gzip"), anyText, quotedString, weightedToken,
    weightedCoding, weightedTransferCoding, protocolName, mailbox, quotedURI,
  ]

  /// A token that is the whole element.
  private static func token(_ name: String, _ noun: String, sample: String) -> Production {
    run(name, noun, sample: sample, of: { $0.isTokenCharacter })
  }

  /// A literal as the element of a list.
  static func literal(_ text: String) -> Production {
    Production(text, "'\(text)'", sample: text) { (reader) throws(ValueFault) in
      let element = reader.element
      guard reader.name(element) == asciiLowercase(text) else { throw reader.isNot("'\(text)'", element) }
      reader.move(to: element.upperBound)
    }
  }

  /// Any text: control characters were looked for before.
  private static let anyText = Production("field-value", "a text", sample: "7da7a728") {
    (reader) throws(ValueFault) in
    reader.move(to: reader.end)
  }

  private static let quotedString = Production(
    "quoted-string", "a text in double quotes", sample: "\"cache\""
  ) {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard reader.next == .quote else {
      throw reader.isNot("a text in double quotes", element, write: "'\"\(reader.text(element))\"'")
    }
    _ = try reader.quotedString()
  }

  private static let weightedToken = weighted("weighted-token", "a token", sample: "utf-8, iso-8859-1;q=0.5")
  private static let weightedCoding = weighted(
    "weighted-coding", "a content coding", sample: "gzip;q=1.0, identity;q=0.5")

  /// `token [ weight ]`, `*` included.
  private static func weighted(_ name: String, _ noun: String, sample: String) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let word = reader.word
      guard reader.token() != nil, reader.index == word.upperBound else { throw reader.isNot(noun, word) }
      try reader.weight()
    }
  }

  /// `"trailers" / ( transfer-coding [ weight ] )` (RFC 9110, section 10.1.4).
  private static let weightedTransferCoding = Production("t-codings", "a transfer coding", sample: "trailers")
  {
    (reader) throws(ValueFault) in
    let word = reader.word
    guard reader.token() != nil, reader.index == word.upperBound else {
      throw reader.isNot("a transfer coding", word)
    }
    try reader.parameters(isLoose: true) { (reader, name, value) throws(ValueFault) in
      if name == "q" { try reader.checkWeight(value) }
    }
  }

  /// `protocol-name [ "/" protocol-version ]` (RFC 9110, section 7.8).
  private static let protocolName = Production("protocol", "a protocol", sample: "HTTP/2.0") {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard reader.token() != nil, !reader.take(.slash) || reader.token() != nil,
      reader.index == element.upperBound
    else { throw reader.isNot("a protocol", element) }
  }

  /// SOAP 1.1, section 6.1.1: a URI in quotes, quotes alone, or nothing.
  private static let quotedURI = Production(
    "quoted-URI", "a URI in double quotes", sample: "\"urn:orders#place\""
  ) {
    (reader) throws(ValueFault) in
    if reader.isAtEnd { return }
    let element = reader.rest
    guard reader.next == .quote else {
      throw reader.isNot(
        "a URI in double quotes", element,
        write: "'\"\(reader.text(element))\"' (the quotes are part of the value)")
    }
    let inner = reader.part(try reader.quotedString())
    try URIText(inner.rest, in: inner).check(isFragmentAllowed: true)
  }

  /// RFC 5322, section 3.4: an address, or a name with an address in angle brackets.
  private static let mailbox = Production("mailbox", "an e-mail address", sample: "webmaster@example.org") {
    (reader) throws(ValueFault) in
    let whole = reader.rest
    var address = whole
    if reader.bytes[whole].last == UInt8(ascii: ">"),
      let open = reader.bytes[whole].lastIndex(of: UInt8(ascii: "<"))
    {
      address = (open + 1)..<(whole.upperBound - 1)
    }
    guard reader.part(address).isAddress else { throw reader.isNot("an e-mail address", whole) }
    reader.move(to: reader.end)
  }
}

extension ValueReader {
  /// `[ OWS ";" OWS "q=" qvalue ]` (RFC 9110, section 12.4.2).
  mutating func weight() throws(ValueFault) {
    try parameters { (reader, name, value) throws(ValueFault) in
      guard name == "q" else {
        throw reader.fault("has the parameter '\(name)', where only a weight may stand", write: "';q=…'")
      }
      try reader.checkWeight(value)
    }
  }

  /// `0`, `0.5`, `1.000`: from 0 to 1, with three decimals at most.
  func checkWeight(_ value: Range<Int>?) throws(ValueFault) {
    let text = value.map { bytes[$0] } ?? []
    let decimals = text.dropFirst(2)
    let isWeight =
      text.first.map { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") } == true
      && (text.count == 1 || text[text.startIndex + 1] == .dot) && decimals.count <= 3
      && decimals.allSatisfy { text.first == UInt8(ascii: "1") ? $0 == UInt8(ascii: "0") : $0.isDigit }
    guard isWeight else {
      throw fault(
        "has the weight '\(String(decoding: text, as: UTF8.self))'", at: value?.lowerBound,
        write: "a weight from 0 to 1 with at most three decimals, such as 'q=0.5'")
    }
  }

  /// `local-part "@" domain`.
  fileprivate var isAddress: Bool {
    guard let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")), at > start, at + 1 < end else {
      return false
    }
    let local = bytes[start..<at]
    let isQuoted = local.count > 2 && local.first == .quote && local.last == .quote
    let domain = bytes[(at + 1)..<end]
    let isLiteral = domain.first == UInt8(ascii: "[") && domain.last == UInt8(ascii: "]")
    return (isQuoted || Self.isDotAtom(local)) && (isLiteral || Self.isDotAtom(domain))
  }

  private static func isDotAtom(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: .dot, omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { $0.isTokenCharacter || UInt8.isIn("/=?{}", $0) || $0.isOutsideASCII }
    }
  }
}
