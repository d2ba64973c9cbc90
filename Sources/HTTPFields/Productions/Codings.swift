/// Tokens with various parameters, alternative services (RFC 7838, section 3) and warnings (RFC 7234, section
/// 5.5).
extension Production {
  static let codings = [
    parameterised("parameterised-token", "a token", sample: "permessage-deflate", areValuesNeeded: false),
    parameterised("transfer-coding", "a transfer coding", sample: "chunked", areValuesNeeded: true),
    parameterised("server-timing-metric", "a metric", sample: "db;dur=53.2", areValuesNeeded: true),
    alternative, warning,
  ]

  /// `token *( OWS ";" OWS token [ BWS "=" BWS ( token / quoted-string ) ] )`
  private static func parameterised(_ name: String, _ noun: String, sample: String, areValuesNeeded: Bool)
    -> Production
  {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let word = reader.word
      guard reader.token() != nil, reader.index == word.upperBound else { throw reader.isNot(noun, word) }
      try reader.parameters(isLoose: true) { (reader, name, value) throws(ValueFault) in
        if areValuesNeeded, value == nil {
          throw reader.fault("has the parameter '\(name)' without a value", write: "'\(name)=…'")
        }
      }
    }
  }

  /// `protocol-id "=" alt-authority *( OWS ";" OWS parameter )`
  private static let alternative = Production(
    "alt-value", "an alternative service", sample: "h3=\":443\"; ma=2592000"
  ) {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard let name = reader.token(), reader.take(.equals) else {
      throw reader.isNot("an alternative service", element)
    }
    guard reader.next == .quote else {
      let authority = reader.text(reader.word)
      guard !authority.isEmpty else { throw reader.isNot("an authority in quotes", reader.word) }
      let quoted = "\"\(authority.utf8.allSatisfy(\.isDigit) ? ":" : "")\(authority)\""
      throw reader.isNot(
        "an authority in quotes", reader.word, repaired: quoted, write: "'\(reader.text(name))=\(quoted)'")
    }
    let inner = try reader.quotedString()
    var authority = reader.part(inner)
    guard authority.hostAndPort(), authority.isAtEnd, reader.bytes[inner].contains(.colon) else {
      throw reader.isNot("an authority such as ':443'", inner)
    }
    try reader.parameters { (reader, name, value) throws(ValueFault) in
      guard name == "ma", let value, !reader.bytes[value].allSatisfy(\.isDigit) || value.isEmpty else {
        return
      }
      let seconds = reader.part(value).secondsOfDuration ?? 86_400
      throw reader.fault(
        "has \(reader.excerpt(value)) where 'ma' takes a number of seconds", at: value.lowerBound,
        write: "'ma=\(seconds)'", replacing: value, with: "\(seconds)")
    }
  }

  /// `warn-code SP warn-agent SP warn-text [ SP DQUOTE HTTP-date DQUOTE ]`
  private static let warning = Production(
    "warning-value", "a warning", sample: "199 - \"Miscellaneous warning\""
  ) {
    (reader) throws(ValueFault) in
    let whole = reader.element
    func isNot() -> ValueFault {
      reader.isNot("a warning of the form 'code agent \"text\"'", whole)
    }
    let code = reader.take(while: \.isDigit)
    guard code.count == 3, reader.take(.space) else { throw isNot() }
    let agent = reader.take { !$0.isBlank && $0 != .quote }
    guard !agent.isEmpty, reader.take(.space), reader.next == .quote else { throw isNot() }
    _ = try reader.quotedString()
    guard reader.next == .space, reader.peek(1) == .quote else { return }
    reader.take(.space)
    var date = reader.part(try reader.quotedString())
    try date.httpDate()
  }
}
