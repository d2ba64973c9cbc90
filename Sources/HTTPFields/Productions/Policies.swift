/// Security policies: Content Security Policy (level 3, section 2.2), Strict-Transport-Security (RFC 6797,
/// section 6.1).
extension Production {
  static let policies = [
    Production("serialized-policy", "a policy", sample: "default-src 'none'; frame-ancestors 'none'") {
      (reader) throws(ValueFault) in
      try reader.contentPolicy()
    },
    Production("transport-security", "a list of directives", sample: "max-age=31536000; includeSubDomains") {
      (reader) throws(ValueFault) in
      try reader.transportSecurity()
    },
  ]
}

extension FieldValueReader {
  /// `serialized-directive *( OWS ";" [ OWS serialized-directive ] )`, up to a comma.
  fileprivate mutating func contentPolicy() throws(ValueFault) {
    let policy = index
    var count = 0
    repeat {
      skipBlanks()
      if isAtEnd || next == .comma || next == .semicolon { continue }
      let place = word
      let name = take { $0.isLetterOrDigit || $0 == .hyphen }
      guard !name.isEmpty, index == place.upperBound else {
        guard let equals = bytes[place].firstIndex(of: .equals) else {
          throw isNot("the name of a directive", place)
        }
        let (name, value) = (text(place.lowerBound..<equals), text(equals + 1..<place.upperBound))
        throw isNot("the name of a directive", place, repaired: "\(name) \(value)")
      }
      count += 1
      _ = take { ($0 > 0x20 && $0 < 0x7F || $0.isBlank) && $0 != .semicolon && $0 != .comma }
      if let byte = next, byte.isOutsideASCII { throw fault("has a character outside ASCII") }
    } while take(.semicolon)
    guard count > 0 else { throw isNot("a policy", policy..<index) }
  }

  /// `directive *( ";" [ directive ] )`; without duplicates, and `max-age` is required.
  fileprivate mutating func transportSecurity() throws(ValueFault) {
    var names: Set<String> = []
    repeat {
      skipBlanks()
      if isAtEnd || next == .semicolon { continue }
      let place = word
      guard let nameRange = token() else { throw isNot("a directive", place) }
      let name = name(nameRange)
      skipBlanks()
      if next == .colon {
        var probe = self
        probe.take(.colon)
        probe.skipBlanks()
        throw fault(
          "has a colon after '\(text(nameRange))'", write: "'\(text(nameRange))=\(text(probe.word))'",
          replacing: nameRange.upperBound..<probe.index, with: "=")
      }
      let value = take(.equals) ? try valueBehindEquals() : nil
      guard names.insert(name).inserted else {
        throw fault("has '\(text(nameRange))' twice", at: place.lowerBound, write: "it once")
      }
      if name == "max-age" {
        guard let value, !value.isEmpty, bytes[value].allSatisfy(\.isDigit) else {
          let seconds = value.flatMap { part($0).secondsOfDuration } ?? 31_536_000
          throw ValueFault(
            "has 'max-age' without a number of seconds", at: place.lowerBound,
            replacing: place.lowerBound..<index, with: "max-age=\(seconds)")
        }
      } else if name == "includesubdomains", value != nil {
        throw fault("has a value after 'includeSubDomains', which takes none", at: place.lowerBound)
      }
      skipBlanks()
      if next == .comma {
        throw fault(
          "has a comma after a directive", write: "';' between two directives", replacing: index..<index + 1,
          with: ";")
      }
    } while take(.semicolon)
    guard isAtEnd else { throw unexpected(after: "a directive") }
    guard names.contains("max-age") else {
      throw fault(
        "lacks 'max-age'", at: start, write: "'max-age=31536000'", replacing: start..<start,
        with: "max-age=31536000; ")
    }
  }

  private mutating func valueBehindEquals() throws(ValueFault) -> Range<Int>? {
    skipBlanks()
    return try tokenOrQuotedString()
  }
}
