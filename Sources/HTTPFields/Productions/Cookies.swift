import Text

/// Cookies (RFC 6265, sections 4.1.1 and 4.2.1, as revised by draft-ietf-httpbis-rfc6265bis).
extension Production {
  static let cookies = [
    Production("set-cookie-string", "a cookie", sample: "SID=31d4d96e407aad42; Path=/; Secure; HttpOnly") {
      (reader) throws(ValueFault) in
      try reader.setCookie()
    },
    Production("cookie-string", "a list of cookies", sample: "SID=31d4d96e407aad42; lang=en-US") {
      (reader) throws(ValueFault) in
      try reader.cookieString()
    },
  ]
}

extension FieldValueReader {
  /// `cookie-pair *( ";" SP cookie-pair )`
  fileprivate mutating func cookieString() throws(ValueFault) {
    try cookiePair(separator: "'; ' between two cookies")
    while take(.semicolon) {
      guard take(.space) else {
        throw fault(
          "has no space after ';'", write: "'; ' between two cookies", replacing: index..<index, with: " ")
      }
      try cookiePair(separator: "'; ' between two cookies")
    }
  }

  /// `cookie-name "=" cookie-value`
  private mutating func cookiePair(separator: String) throws(ValueFault) {
    let place = word
    guard token() != nil, take(.equals) else { throw isNot("a cookie of the form 'name=value'", place) }
    let value = index
    let isQuoted = take(.quote)
    _ = take { Self.isCookieOctet($0) }
    let isClosed = !isQuoted || take(.quote)
    guard isClosed || !bytes[rest].contains(.quote) else {
      throw unencodedOctet
    }
    guard isClosed else { throw fault("lacks the closing quote of a cookie's value", at: value) }
    guard isAtEnd || next == .semicolon || next!.isBlank && isBeforeSemicolon else {
      guard next == .comma else { throw unencodedOctet }
      guard separator.hasPrefix("'") else {
        throw fault("has \(cookieByte) in a cookie's value", write: separator)
      }
      var probe = self
      probe.take(.comma)
      probe.skipBlanks()
      throw fault(
        "has \(cookieByte) in a cookie's value", write: separator, replacing: index..<probe.index, with: "; ")
    }
  }

  private var unencodedOctet: ValueFault {
    fault(
      "has \(cookieByte) in a cookie's value", write: "it percent-encoded", replacing: unfitting,
      with: percentEncoded(unfitting))
  }

  /// The next octet as a message says it.
  private var cookieByte: String {
    guard let next else { return "nothing" }
    if next.isOutsideASCII { return "a character outside ASCII" }
    return next.isBlank ? next.blankName : excerpt(index..<(index + 1))
  }

  private var isBeforeSemicolon: Bool {
    var probe = self
    probe.skipBlanks()
    return probe.next == .semicolon
  }

  private static func isCookieOctet(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !UInt8.isIn("\",;\\", byte)
  }

  /// `cookie-pair *( BWS ";" OWS cookie-av )`
  fileprivate mutating func setCookie() throws(ValueFault) {
    let name = word
    try cookiePair(separator: "one cookie in each field line")
    skipBlanks()
    var attributes: [String: Range<Int>] = [:]
    while take(.semicolon) {
      skipBlanks()
      let attribute = take { $0 != .semicolon }
      try part(attribute).checkCookieAttribute()
      attributes[part(attribute).cookieAttributeName] = attribute
    }
    try checkCookiePrefix(asciiLowercase(text(name)), attributes)
  }

  /// draft-ietf-httpbis-rfc6265bis, section 4.1.3, and draft-ietf-httpbis-layered-cookies for those with `Http`: user agents ignore a cookie whose name promises more than its attributes
  /// hold.
  private func checkCookiePrefix(_ name: String, _ attributes: [String: Range<Int>]) throws(ValueFault) {
    let prefixes = ["__Host-Http-", "__Http-", "__Host-", "__Secure-"]
    guard let prefix = prefixes.first(where: { name.hasPrefix(asciiLowercase($0)) }) else { return }
    let isHost = prefix.hasPrefix("__Host-")
    let path = attributes["path"].map { part($0).cookieAttributeValue }
    var missing: [String] = []
    if attributes["secure"] == nil { missing.append("Secure") }
    if prefix.hasSuffix("Http-"), attributes["httponly"] == nil { missing.append("HttpOnly") }
    if isHost, path == nil { missing.append("Path=/") }
    guard missing.isEmpty else {
      let text = missing.map { "; " + $0 }.joined()
      throw fault(
        "has the prefix '\(prefix)' and lacks " + missing.map { "'\($0)'" }.joined(separator: " and "),
        write: "'\(text)' after it", replacing: trimmedEnd..<trimmedEnd, with: text)
    }
    if isHost, let path, path != "/" {
      throw fault("has the prefix '\(prefix)' and a path other than '/'", write: "'Path=/'")
    }
    if isHost, attributes["domain"] != nil {
      throw fault("has the prefix '\(prefix)', which allows no 'Domain'", write: "it without 'Domain'")
    }
  }

  private var cookieAttributeName: String {
    var probe = self
    return name(probe.take { $0 != .equals && !$0.isBlank })
  }

  /// What follows the equals sign, without blanks around it.
  private var cookieAttributeValue: String {
    var probe = self
    _ = probe.take { $0 != .equals }
    probe.take(.equals)
    probe.skipBlanks()
    return text(min(probe.index, trimmedEnd)..<trimmedEnd)
  }

  fileprivate func checkCookieAttribute() throws(ValueFault) {
    var probe = self
    let nameRange = probe.take { $0 != .equals && !$0.isBlank }
    probe.skipBlanks()
    let hasValue = probe.take(.equals)
    probe.skipBlanks()
    // Blanks alone aren't a value.
    let value = hasValue ? min(probe.index, trimmedEnd)..<trimmedEnd : nil
    switch name(nameRange) {
    case "":
      let semicolon = bytes[..<start].lastIndex(of: .semicolon) ?? start
      throw fault(
        "has ';' with no attribute after it", at: max(start - 1, 0),
        write: "';' between two attributes only", replacing: semicolon..<start, with: "")
    case "expires":
      var date = part(value ?? end..<end)
      try date.httpDate()
    case "max-age":
      let digits = value.map { bytes[$0].first == .hyphen ? bytes[$0].dropFirst() : bytes[$0] } ?? []
      guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
        let seconds = value.flatMap { part($0).secondsOfDuration } ?? 3600
        throw ValueFault(
          "has 'Max-Age' without a number of seconds", at: start, replacing: start..<trimmedEnd,
          with: "Max-Age=\(seconds)")
      }
    case "samesite":
      guard let value, ["strict", "lax", "none"].contains(name(value)) else {
        throw fault("has 'SameSite' with a value other than 'Strict', 'Lax' and 'None'", at: start)
      }
    case "secure", "httponly", "partitioned":
      guard !hasValue else {
        throw ValueFault(
          "has a value after '\(text(nameRange))', which takes none", at: start,
          replacing: start..<trimmedEnd, with: text(nameRange))
      }
    case "domain":
      guard let value, !value.isEmpty else { throw fault("has 'Domain' without a host", at: start) }
      var host = part(bytes[value.lowerBound] == .dot ? (value.lowerBound + 1)..<value.upperBound : value)
      guard host.hostAndPort(), host.isAtEnd else { throw isNot("a host", value) }
    default: return
    }
  }

  private var trimmedEnd: Int {
    var position = end
    while position > start, bytes[position - 1].isBlank { position -= 1 }
    return position
  }
}
