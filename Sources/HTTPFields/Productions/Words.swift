import Text

/// Tokens and fields built from them (RFC 9110, sections 5.6.2 to 5.6.4).
extension Production {
  static let words = [
    token("token", "a token", sample: "close"), token("method", "a method", sample: "GET"),
    token("field-name", "a field name", sample: "Accept-Language"),
    token("content-coding", "a content coding", sample: "gzip"), anyText, quotedString, weightedToken,
    weightedCoding, weightedTransferCoding, protocolName, mailbox, quotedURI,
    run(
      "policy-token", "a referrer policy", sample: "strict-origin-when-cross-origin",
      of: { $0.isLetter || $0 == .hyphen }),
  ]

  /// A token that is the whole element.
  private static func token(_ name: String, _ noun: String, sample: String) -> Production {
    run(name, noun, sample: sample, of: { $0.isTokenCharacter })
  }

  /// A literal as the element of a list.
  static func literal(_ text: String) -> Production {
    Production(text, "'\(text)'", sample: text) { (reader) throws(ValueFault) in
      let element = reader.element
      guard reader.name(element) == asciiLowercase(text) else {
        throw reader.isNot("'\(text)'", element, repaired: text)
      }
      reader.move(to: element.upperBound)
    }
  }

  /// Any text: control characters have been ruled out.
  private static let anyText = Production("field-value", "text", sample: "7da7a728") {
    (reader) throws(ValueFault) in
    reader.move(to: reader.end)
  }

  private static let quotedString = Production(
    "quoted-string", "text in double quotes", sample: "\"cache\""
  ) {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard reader.next == .quote else {
      throw reader.isNot("text in double quotes", element, repaired: reader.quoted(element))
    }
    _ = try reader.quotedString()
  }

  private static let weightedToken = weighted("weighted-token", "a token", sample: "utf-8, iso-8859-1;q=0.5")
  private static let weightedCoding = weighted(
    "weighted-coding", "a content coding", sample: "gzip;q=1.0, identity;q=0.5")

  /// `token [ weight ]`, including `*`.
  private static func weighted(_ name: String, _ noun: String, sample: String) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let word = reader.word
      guard reader.token() != nil, reader.index == word.upperBound else { throw reader.isNot(noun, word) }
      try reader.weight()
    }
  }

  /// `"trailers" / ( transfer-coding [ weight ] )` (RFC 9110, section 10.1.4); never `chunked`, which all
  /// recipients accept (RFC 9112, section 7.4).
  private static let weightedTransferCoding = Production("t-codings", "a transfer coding", sample: "trailers")
  {
    (reader) throws(ValueFault) in
    let word = reader.word
    guard reader.token() != nil, reader.index == word.upperBound else {
      throw reader.isNot("a transfer coding", word)
    }
    let coding = reader.name(word)
    guard coding != "chunked" else {
      throw reader.fault(
        "has 'chunked', which every recipient takes", at: word.lowerBound,
        write: "'trailers', or other codings")
    }
    var hasWeight = false
    try reader.parameters(isLoose: true) { (reader, name, value) throws(ValueFault) in
      guard coding != "trailers" else {
        throw reader.fault(
          "has a parameter after 'trailers', which takes none", write: "'trailers'",
          replacing: word.lowerBound..<reader.index, with: "trailers")
      }
      guard !hasWeight else {
        throw reader.fault("has a parameter after the weight", write: "the weight last")
      }
      hasWeight = name == "q"
      if hasWeight { return try reader.checkPlainWeight(value) }
      guard value != nil else {
        throw reader.fault("has the parameter '\(name)' without a value", write: "'\(name)=…'")
      }
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

  /// SOAP 1.1, section 6.1.1: a URI in quotes, an empty pair of quotes, or nothing.
  private static let quotedURI = Production(
    "quoted-URI", "a URI in double quotes", sample: "\"urn:orders#place\""
  ) {
    (reader) throws(ValueFault) in
    if reader.isAtEnd { return }
    let element = reader.rest
    guard reader.next == .quote else {
      guard !reader.bytes[element].contains(.quote) else {
        throw reader.isNot("a URI in double quotes", element)
      }
      let quoted = "\"\(reader.text(element))\""
      throw reader.isNot(
        "a URI in double quotes", element, repaired: quoted,
        write: "'\(quoted)' (the quotes are part of the value)")
    }
    let inner = reader.part(try reader.quotedString())
    try URIText(inner.rest, in: inner).check(isFragmentAllowed: true)
  }

  /// RFC 5322, section 3.4: an address, or a name followed by an address in angle brackets.
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

extension FieldValueReader {
  /// `[ OWS ";" OWS "q=" qvalue ]` (RFC 9110, section 12.4.2).
  mutating func weight() throws(ValueFault) {
    var count = 0
    try checkNamedWeight()
    try parameters { (reader, name, value) throws(ValueFault) in
      guard name == "q" else {
        throw reader.fault("has the parameter '\(name)', where only a weight is allowed", write: "';q=…'")
      }
      count += 1
      guard count == 1 else { throw reader.fault("has a second weight", write: "one weight") }
      try reader.checkPlainWeight(value)
    }
  }

  /// `;0.5`, with `q=` missing.
  func checkNamedWeight() throws(ValueFault) {
    var probe = self
    probe.skipBlanks()
    guard probe.take(.semicolon) else { return }
    probe.skipBlanks()
    let number = probe.word
    guard Self.isWeight(bytes[number]) else { return }
    throw fault(
      "has the weight \(excerpt(number)) without its name", at: number.lowerBound,
      write: "'q=\(text(number))'", replacing: number, with: "q=\(text(number))")
  }

  /// A weight must not be quoted, even where other parameters may be.
  func checkPlainWeight(_ value: Range<Int>?) throws(ValueFault) {
    try checkWeight(value)
    guard let value, value.lowerBound > start, bytes[value.lowerBound - 1] == .quote else { return }
    throw fault(
      "has a weight in quotes", at: value.lowerBound - 1, write: "'q=\(text(value))'",
      replacing: value.withQuotes, with: text(value))
  }

  /// `0`, `0.5`, `1.000`: from 0 to 1, with at most three decimals.
  func checkWeight(_ value: Range<Int>?) throws(ValueFault) {
    guard let value else {
      throw fault(
        "has 'q' without a weight after it", write: "'q=0.5'", replacing: index..<index, with: "=0.5")
    }
    guard Self.isWeight(bytes[value]) else {
      throw fault(
        "has the weight \(excerpt(value))", at: value.lowerBound,
        write: "a weight from 0 to 1 with at most three decimals, such as 'q=0.5'")
    }
  }

  private static func isWeight(_ text: ArraySlice<UInt8>) -> Bool {
    let decimals = text.dropFirst(2)
    return text.first.map { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") } == true
      && (text.count == 1 || text[text.startIndex + 1] == .dot) && decimals.count <= 3
      && decimals.allSatisfy { text.first == UInt8(ascii: "1") ? $0 == UInt8(ascii: "0") : $0.isDigit }
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
        && part.allSatisfy { $0.isTokenCharacter || UInt8.isIn("/=?{}", $0) }
    }
  }
}
