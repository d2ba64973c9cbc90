/// URIs and references (RFC 3986, appendix A).
extension Production {
  static let uris = [
    uri("URI-reference", "a URI", sample: "https://api.example.com/orders/42", isFragmentAllowed: true),
    uri("absolute-URI", "a URI", sample: "https://api.example.com/orders/42", needsScheme: true),
    uri("partial-URI", "a relative URI", sample: "/orders/42", forbidsScheme: true),
    uri("referrer", "a URI", sample: "https://www.example.com/orders", forbidsUserinfo: true),
  ]

  private static func uri(
    _ name: String, _ noun: String, sample: String, isFragmentAllowed: Bool = false,
    needsScheme: Bool = false,
    forbidsScheme: Bool = false, forbidsUserinfo: Bool = false
  ) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let text = URIText(reader.rest, in: reader)
      if needsScheme, text.scheme == nil { throw reader.isNot("an absolute URI", reader.rest) }
      if forbidsScheme, text.scheme != nil { throw reader.isNot("a relative URI", reader.rest) }
      try text.check(isFragmentAllowed: isFragmentAllowed, forbidsUserinfo: forbidsUserinfo)
      reader.move(to: reader.end)
    }
  }
}

/// A text that should be a URI reference, split into parts.
struct URIText {
  let reader: FieldValueReader
  let whole: Range<Int>
  let scheme: Range<Int>?
  let authority: Range<Int>?
  let path: Range<Int>
  let query: Range<Int>?
  let fragment: Range<Int>?

  init(_ range: Range<Int>, in reader: FieldValueReader) {
    self.reader = reader
    whole = range
    let bytes = reader.bytes
    let hash = bytes[range].firstIndex(of: UInt8(ascii: "#"))
    fragment = hash.map { ($0 + 1)..<range.upperBound }
    var rest = range.lowerBound..<(hash ?? range.upperBound)
    let question = bytes[rest].firstIndex(of: UInt8(ascii: "?"))
    query = question.map { ($0 + 1)..<rest.upperBound }
    rest = rest.lowerBound..<(question ?? rest.upperBound)
    scheme = Self.scheme(bytes, rest)
    if let scheme { rest = (scheme.upperBound + 1)..<rest.upperBound }
    if bytes[rest].starts(with: [.slash, .slash]) {
      let start = rest.lowerBound + 2
      let end = bytes[start..<rest.upperBound].firstIndex(of: .slash) ?? rest.upperBound
      authority = start..<end
      path = end..<rest.upperBound
    } else {
      authority = nil
      path = rest
    }
  }

  /// `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )` before a colon.
  private static func scheme(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard let colon = bytes[range].firstIndex(of: .colon), colon > range.lowerBound,
      bytes[range.lowerBound].isLetter,
      bytes[range.lowerBound..<colon].allSatisfy({ $0.isLetterOrDigit || UInt8.isIn("+-.", $0) })
    else { return nil }
    return range.lowerBound..<colon
  }

  func check(isFragmentAllowed: Bool, forbidsUserinfo: Bool = false) throws(ValueFault) {
    try checkCharacters()
    if let authority { try checkAuthority(authority, forbidsUserinfo: forbidsUserinfo) }
    if scheme == nil, authority == nil, path.first.map({ reader.bytes[$0] }) != .slash {
      let segment = reader.bytes[path].prefix { $0 != .slash }
      if let colon = segment.firstIndex(of: .colon) {
        throw reader.fault(
          "has a colon in the first segment of a relative URI", at: colon, write: "'./' before it",
          replacing: whole.lowerBound..<whole.lowerBound, with: "./")
      }
    }
    if let fragment, !isFragmentAllowed {
      let surplus = fragment.lowerBound - 1..<fragment.upperBound
      let problem = "has the fragment \(reader.excerpt(surplus))"
      guard surplus != whole else { throw reader.fault(problem, at: surplus.lowerBound) }
      throw ValueFault(
        problem, at: surplus.lowerBound, replacing: whole,
        with: reader.text(whole.lowerBound..<surplus.lowerBound))
    }
  }

  /// Octets that are never allowed unencoded; brackets only in the host.
  private func checkCharacters() throws(ValueFault) {
    var index = whole.lowerBound
    while index < whole.upperBound {
      let byte = reader.bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < whole.upperBound, reader.bytes[index + 1].isHexDigit,
          reader.bytes[index + 2].isHexDigit
        else {
          throw reader.fault(
            "has '%' without two hexadecimal digits", at: index, write: "'%25' for a percent sign",
            replacing: index..<index + 1, with: "%25")
        }
        index += 2
      } else if !(byte.isUnreserved || byte.isSubDelimiter || UInt8.isIn(":/?@", byte)),
        byte != UInt8(ascii: "#") || index + 1 != fragment?.lowerBound,
        !UInt8.isIn("[]", byte) || authority?.contains(index) != true
      {
        throw fault(at: index)
      }
      index += 1
    }
  }

  private func fault(at index: Int) -> ValueFault {
    let bytes = reader.bytes
    switch bytes[index] {
    case UInt8(ascii: "<") where index == whole.lowerBound && bytes[whole].last == UInt8(ascii: ">"):
      let inner = reader.text((index + 1)..<(whole.upperBound - 1))
      return ValueFault("is a URI in angle brackets", at: index, replacing: whole, with: inner)
    case .quote where index == whole.lowerBound && whole.count > 1 && bytes[whole].last == .quote:
      let inner = reader.text((index + 1)..<(whole.upperBound - 1))
      return ValueFault("is a URI in quotes", at: index, replacing: whole, with: inner)
    case UInt8(ascii: "{"):
      let close = bytes[index..<whole.upperBound].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
      let template = reader.excerpt(index..<(close ?? whole.upperBound))
      return reader.fault(
        "has the placeholder \(template)", at: index, write: "an example value in its place")
    case let byte:
      let unfitting = reader.part(index..<whole.upperBound).unfitting
      let code = reader.percentEncoded(unfitting)
      let (problem, advice) =
        byte == .space
        ? ("has a space in a URI", "'%20' for a space")
        : byte.isOutsideASCII
          ? ("has a character outside ASCII", "it percent-encoded")
          : ("has \(reader.excerpt(unfitting)) in a URI", "'\(code)' in its place")
      return reader.fault(problem, at: index, write: advice, replacing: unfitting, with: code)
    }
  }

  /// `[ userinfo "@" ] host [ ":" port ]`; a sender must not write userinfo in http URIs (RFC 9110, section 4.2.4).
  private func checkAuthority(_ authority: Range<Int>, forbidsUserinfo: Bool) throws(ValueFault) {
    var host = authority
    if let at = reader.bytes[authority].lastIndex(of: UInt8(ascii: "@")) {
      let isHTTP = scheme.map { ["http", "https"].contains(reader.name($0)) } ?? true
      if isHTTP || forbidsUserinfo {
        throw reader.fault(
          "has user information before '@'", at: authority.lowerBound, write: "the URI without it",
          replacing: authority.lowerBound..<at + 1, with: "")
      }
      host = (at + 1)..<authority.upperBound
    }
    var part = reader.part(host)
    guard part.hostAndPort(), part.isAtEnd else { throw reader.isNot("a host with an optional port", host) }
    // RFC 9110, sections 4.2.1 and 4.2.2.
    let isHTTP = scheme.map { ["http", "https"].contains(reader.name($0)) } ?? false
    if isHTTP, host.isEmpty || reader.bytes[host.lowerBound] == .colon {
      throw reader.fault("has no host after '//'", at: host.lowerBound, write: "the host there")
    }
  }
}
