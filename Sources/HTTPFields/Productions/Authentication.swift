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
      var names: Set<String> = []
      try reader.authenticationParameter(unlike: &names)
    },
  ]
}

extension FieldValueReader {
  /// `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`; a comma may start the next challenge.
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
    var names: Set<String> = []
    while true {
      try authenticationParameter(unlike: &names)
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
        "has nothing after the scheme '\(text(start..<end))'", at: end,
        write: "the scheme and the credentials")
    }
    skipBlanks()
    // Amazon's scheme has its own grammar.
    if AuthenticationScheme.ownGrammar.contains(scheme) { return move(to: end) }
    let place = index
    if takeToken68() { return }
    move(to: place)
    if next == .quote {
      let inner = (index + 1)..<(bytes[end - 1] == .quote && end - 1 > index ? end - 1 : end)
      throw fault(
        "has quotes around the credentials", write: "'\(text(start..<place))\(text(inner))'",
        replacing: place..<end, with: text(inner))
    }
    if !beginsParameter {
      throw fault("has \(excerpt(rest)) after the scheme, which is neither a token nor 'name=value'")
    }
    var names: Set<String> = []
    repeat {
      skipBlanks()
      try authenticationParameter(unlike: &names)
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
      throw lacksScheme(range)
    }
    guard isAtEnd || next == .space || next == .comma else {
      var probe = self
      if probe.take(.colon) {
        probe.skipBlanks()
        throw fault(
          "has a colon after the scheme '\(text(range))'", write: "'\(text(range)) \(text(probe.rest))'",
          replacing: range.upperBound..<probe.index, with: " ")
      }
      throw isNot("an authentication scheme", place)
    }
    return name(range)
  }

  /// A parameter is where a scheme should be; after a lone scheme, the mistake is its comma.
  private func lacksScheme(_ parameter: Range<Int>) -> ValueFault {
    var before = bytes[start..<parameter.lowerBound]
    while let last = before.last, last.isBlank || last == .comma { before.removeLast() }
    let isAlone = !before.isEmpty && before.allSatisfy(\.isTokenCharacter)
    let scheme = isAlone ? String(decoding: before, as: UTF8.self) : "Bearer"
    guard before.isEmpty || isAlone else {
      return fault("lacks the scheme before '\(text(parameter))='", at: parameter.lowerBound)
    }
    return ValueFault(
      "lacks the scheme before '\(text(parameter))='", at: parameter.lowerBound, replacing: start..<end,
      with: "\(scheme) \(text(parameter.lowerBound..<end))")
  }

  /// `1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`, if an element ends after it.
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

  /// `token BWS "=" BWS ( token / quoted-string )`; names are unique within a challenge.
  fileprivate mutating func authenticationParameter(unlike names: inout Set<String>) throws(ValueFault) {
    let element = element
    guard let name = token() else { throw isNot("a parameter of the form 'name=value'", element) }
    skipBlanks()
    guard take(.equals) else { throw isNot("a parameter of the form 'name=value'", element) }
    guard names.insert(self.name(name)).inserted else {
      throw fault("has the parameter '\(text(name))' twice", at: name.lowerBound, write: "it once")
    }
    skipBlanks()
    let value = index
    guard try tokenOrQuotedString() != nil else {
      throw fault("has no value after '\(text(name))='", write: "'\(text(name))=\"…\"'")
    }
    guard index >= element.upperBound || next == .comma else {
      if let fault = lacksComma(name.lowerBound..<element.upperBound) { throw fault }
      let whole = value..<element.upperBound
      throw fault(
        "has \(excerpt(whole)) without quotes", at: value, write: "'\(text(name))=\(quoted(whole))'",
        replacing: whole, with: quoted(whole))
    }
    // Recipients take a token, but senders must not write one (RFC 9110, section 11.5).
    if self.name(name) == "realm", bytes[value] != .quote {
      let hasSingleQuotes = index - value > 2 && bytes[value] == 0x27 && bytes[index - 1] == 0x27
      let inner = hasSingleQuotes ? value + 1..<index - 1 : value..<index
      throw fault(
        "has a realm without quotes", at: value, write: "'\(text(name))=\(quoted(inner))'",
        replacing: value..<index, with: quoted(inner))
    }
  }

  /// Another parameter follows after a blank or semicolon, or the text after the quotes isn't a parameter.
  private func lacksComma(_ parameters: Range<Int>) -> ValueFault? {
    var probe = self
    let separators = probe.take { $0.isBlank || $0 == .semicolon }
    guard !separators.isEmpty else { return nil }
    let before = text(parameters.lowerBound..<index)
    let rest = min(probe.index, parameters.upperBound)..<parameters.upperBound
    if probe.beginsParameter, !rest.isEmpty {
      return fault(
        "lacks a comma between two parameters", write: "'\(before), \(text(rest))'", replacing: separators,
        with: ", ")
    }
    guard bytes[index - 1] == .quote || rest.isEmpty else { return nil }
    let surplus = index..<parameters.upperBound
    return fault(
      "has \(excerpt(surplus)) after '\(before)'", write: "'\(before)'", replacing: surplus, with: "")
  }

  /// Whether `token BWS "="` follows.
  private var beginsParameter: Bool {
    var probe = self
    guard probe.token() != nil else { return false }
    probe.skipBlanks()
    return probe.next == .equals
  }
}

private enum AuthenticationScheme {
  /// Registered schemes whose credentials are never the scheme alone.
  static let takeCredentials: Set = [
    "basic", "bearer", "concealed", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth",
    "privatetoken", "scram-sha-1", "scram-sha-256", "vapid",
  ]
  static let ownGrammar: Set = ["aws4-hmac-sha256", "aws4-ecdsa-p256-sha256"]
}
