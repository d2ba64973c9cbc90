/// Challenges and credentials (RFC 9110, section 11).
extension Production {
  static let authentication = [
    Production("challenge", "a challenge", sample: "Bearer realm=\"api\"") { (reader) throws(ValueFault) in
      try reader.challenge()
    },
    Production("credentials", "credentials", sample: "Bearer mF_9.B5f-4.1JqM") {
      (reader) throws(ValueFault) in
      try reader.credentials()
    },
    Production("auth-param", "a parameter of the form 'name=value'", sample: "nextnonce=\"6uKBvE\"") {
      (reader) throws(ValueFault) in
      try reader.authenticationParameter()
    },
  ]
}

extension ValueReader {
  /// `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`, where a comma may begin the next challenge.
  fileprivate mutating func challenge() throws(ValueFault) {
    try scheme("a challenge", example: "realm=\"api\"")
    guard next == .space else { return }
    let behind = index
    skipBlanks()
    if isAtEnd || next == .comma {
      move(to: behind)
      return
    }
    if takeToken68() { return }
    while true {
      try authenticationParameter()
      var probe = self
      probe.skipBlanks()
      guard probe.take(.comma) else { return }
      probe.skipBlanks()
      guard probe.beginsParameter else { return }
      self = probe
    }
  }

  /// `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`
  fileprivate mutating func credentials() throws(ValueFault) {
    let scheme = try scheme("credentials", example: "…")
    if isAtEnd {
      guard AuthenticationScheme.takeCredentials.contains(scheme) else { return }
      throw fault(
        "has nothing behind the scheme '\(text(start..<end))'", at: end,
        write: "the scheme and the credentials")
    }
    skipBlanks()
    // Amazon's scheme has a grammar of its own.
    if AuthenticationScheme.ownGrammar.contains(scheme) { return move(to: end) }
    let place = index
    if takeToken68() { return }
    move(to: place)
    if next == .quote {
      let inner = (index + 1)..<(bytes[end - 1] == .quote && end - 1 > index ? end - 1 : end)
      throw fault("has quotes around the credentials", write: "'\(text(start..<place))\(text(inner))'")
    }
    if !beginsParameter {
      throw fault("has \(excerpt(rest)) behind the scheme, which is neither a token nor 'name=value'")
    }
    repeat {
      skipBlanks()
      try authenticationParameter()
      skipBlanks()
    } while take(.comma)
  }

  /// - Returns: the scheme in lower case.
  @discardableResult
  private mutating func scheme(_ noun: String, example: String) throws(ValueFault) -> String {
    let place = word
    guard let range = token(), bytes[range.lowerBound].isLetter else {
      throw isNot("an authentication scheme", place)
    }
    if next == .equals {
      throw fault(
        "lacks the scheme before '\(text(range))='", at: range.lowerBound,
        write: "'Bearer \(text(start..<end))'")
    }
    guard isAtEnd || next == .space || next == .comma else {
      var probe = self
      if probe.take(.colon) {
        probe.skipBlanks()
        throw fault(
          "has a colon behind the scheme '\(text(range))'", write: "'\(text(range)) \(text(probe.rest))'")
      }
      throw isNot("an authentication scheme", place)
    }
    return name(range)
  }

  /// `1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`, where an element ends behind it.
  private mutating func takeToken68() -> Bool {
    var probe = self
    let characters = probe.take { $0.isLetterOrDigit || UInt8.isIn("-._~+/", $0) }
    _ = probe.take { $0 == .equals }
    var behind = probe
    behind.skipBlanks()
    guard !characters.isEmpty, behind.isAtEnd || behind.next == .comma else { return false }
    self = probe
    return true
  }

  /// `token BWS "=" BWS ( token / quoted-string )`
  fileprivate mutating func authenticationParameter() throws(ValueFault) {
    let element = element
    guard let name = token() else { throw isNot("a parameter of the form 'name=value'", element) }
    skipBlanks()
    guard take(.equals) else { throw isNot("a parameter of the form 'name=value'", element) }
    skipBlanks()
    guard try tokenOrQuotedString() != nil else {
      throw fault("has no value behind '\(text(name))='", write: "'\(text(name))=\"…\"'")
    }
    guard index == element.upperBound || next == .comma else {
      let value = (name.upperBound + 1)..<element.upperBound
      throw fault(
        "has \(excerpt(value)) without quotes", at: value.lowerBound,
        write: "'\(text(name))=\"\(text(value))\"'")
    }
  }

  /// Whether `token BWS "="` comes.
  private var beginsParameter: Bool {
    var probe = self
    guard probe.token() != nil else { return false }
    probe.skipBlanks()
    return probe.next == .equals
  }
}

private enum AuthenticationScheme {
  /// Registered schemes, whose credentials are never the scheme alone.
  static let takeCredentials: Set = [
    "basic", "bearer", "concealed", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth",
    "privatetoken", "scram-sha-1", "scram-sha-256", "vapid",
  ]
  static let ownGrammar: Set = ["aws4-hmac-sha256", "aws4-ecdsa-p256-sha256"]
}
