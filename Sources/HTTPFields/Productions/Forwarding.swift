/// Fields added by proxies: `Forwarded` (RFC 7239, section 4), `Via` (RFC 9110, section 7.6.3), `CDN-Loop`
/// (RFC 8586).
extension Production {
  static let forwarding = [
    Production("forwarded-element", "a forwarded element", sample: "for=192.0.2.60;proto=https") {
      (reader) throws(ValueFault) in
      try reader.forwardedElement()
    },
    Production("via-entry", "a protocol version and who received it", sample: "1.1 proxy.example.com") {
      (reader) throws(ValueFault) in
      try reader.via()
    },
    Production("forwarded-proto", "'http', 'https', 'ws' or 'wss'", sample: "https") {
      (reader) throws(ValueFault) in
      let element = reader.element
      guard ["http", "https", "ws", "wss"].contains(reader.name(element)) else {
        throw reader.isNot("'http', 'https', 'ws' or 'wss'", element)
      }
      reader.move(to: element.upperBound)
    },
    Production("cdn-info", "the identifier of a CDN", sample: "cdn.example.com") {
      (reader) throws(ValueFault) in
      let word = reader.word
      var part = reader.part(word)
      guard part.hostAndPort(), part.isAtEnd, !word.isEmpty else {
        throw reader.isNot("the identifier of a CDN", word)
      }
      reader.move(to: word.upperBound)
      try reader.parameters(isLoose: true)
    },
  ]
}

extension FieldValueReader {
  /// `[ forwarded-pair ] *( ";" [ forwarded-pair ] )`
  fileprivate mutating func forwardedElement() throws(ValueFault) {
    var names: Set<String> = []
    repeat {
      if isAtEnd || next == .comma || next == .semicolon { continue }
      if next?.isBlank == true {
        let pairs = text(start..<end).split(separator: ";").map { $0.drop { $0 == " " || $0 == "\t" } }
        throw ValueFault(
          "has a space after ';'", at: index, replacing: start..<end, with: pairs.joined(separator: ";"))
      }
      let place = word
      guard let nameRange = token(), take(.equals) else {
        throw isNot(
          "a pair of the form 'for=192.0.2.60'", place,
          repaired: part(place).isForwardedNode(isBareIPv6Allowed: false) ? "for=\(text(place))" : nil)
      }
      let name = name(nameRange)
      guard names.insert(name).inserted else {
        throw fault(
          "has '\(name)' twice in one element", at: place.lowerBound, write: "a comma between two elements")
      }
      let isQuoted = next == .quote
      let start = index
      guard let value = try tokenOrQuotedString(), isQuoted || index == place.upperBound else {
        throw unquotedForwarded(name, start..<place.upperBound)
      }
      try checkForwarded(name, value)
    } while take(.semicolon)
    if next?.isBlank == true, element.isEmpty == false, next != .comma {
      var probe = self
      probe.skipBlanks()
      if !probe.isAtEnd, probe.next != .comma {
        throw fault(
          "has a space between pairs", write: "';' without spaces", replacing: index..<probe.index,
          with: probe.next == .semicolon ? "" : ";")
      }
    }
  }

  /// A value that needs quotes because of a colon or bracket.
  private func unquotedForwarded(_ name: String, _ value: Range<Int>) -> ValueFault {
    guard !value.isEmpty else {
      let likely = name == "proto" ? "https" : "unknown"
      return fault(
        "has nothing after '\(name)='", write: "'\(name)=\(likely)'", replacing: value, with: likely)
    }
    let isAddress = ["for", "by"].contains(name)
    guard !isAddress || part(value).isForwardedNode(isBareIPv6Allowed: true) else {
      return isNot("an IP address, 'unknown' or a name such as '_hidden'", value)
    }
    let quoted = isAddress && part(value).isIPv6 ? "\"[\(text(value))]\"" : self.quoted(value)
    return fault(
      "has \(excerpt(value)) without quotes", at: value.lowerBound,
      write: "'\(name)=\(quoted)', because a colon or bracket needs quotes", replacing: value,
      with: quoted)
  }

  private func checkForwarded(_ name: String, _ value: Range<Int>) throws(ValueFault) {
    var part = part(value)
    switch name {
    case "for", "by":
      guard part.isForwardedNode(isBareIPv6Allowed: false) else {
        throw isNot("an IP address, 'unknown' or a name such as '_hidden'", value)
      }
    case "host":
      guard part.hostAndPort(), part.isAtEnd else { throw isNot("a host with an optional port", value) }
    case "proto":
      let isScheme =
        bytes[value].first?.isLetter == true
        && bytes[value].allSatisfy { $0.isLetterOrDigit || UInt8.isIn("+-.", $0) }
      guard isScheme else { throw isNot("a scheme such as 'https'", value) }
    default: return
    }
  }

  /// `[ protocol-name "/" ] protocol-version RWS received-by [ RWS comment ]`
  fileprivate mutating func via() throws(ValueFault) {
    let place = word
    guard token() != nil, !take(.slash) || token() != nil else { throw isNot("a protocol version", place) }
    guard next?.isBlank == true else {
      let isVersion = bytes[place.upperBound - 1].isDigit && (bytes[place].contains(.dot) || place.count == 1)
      let entry = isVersion ? "\(text(place)) proxy.example.com" : "1.1 \(text(place))"
      throw ValueFault(
        "has \(excerpt(place)) without \(isVersion ? "who received it" : "the protocol's version")",
        at: place.lowerBound, replacing: place, with: entry)
    }
    skipBlanks()
    let receiver = word
    guard !receiver.isEmpty, takeReceiver(), index == receiver.upperBound else {
      throw isNot("a host or a pseudonym", receiver)
    }
    var probe = self
    probe.skipBlanks()
    guard probe.next == UInt8(ascii: "(") else { return }
    self = probe
    try comment()
  }

  /// `pseudonym [ ":" port ]`, where a pseudonym is a token; RFC 7230 also allowed an IPv6 address in
  /// brackets.
  private mutating func takeReceiver() -> Bool {
    if next == UInt8(ascii: "[") { return hostAndPort() }
    guard token() != nil else { return false }
    if take(.colon) { _ = take(while: \.isDigit) }
    return true
  }

  /// `[ CFWS ]`: comments and blanks.
  mutating func comments() throws(ValueFault) {
    skipBlanks()
    while next == UInt8(ascii: "(") {
      try comment()
      skipBlanks()
    }
  }

  /// `"(" *( ctext / quoted-pair / comment ) ")"` (RFC 9110, section 5.6.5), at any depth.
  mutating func comment() throws(ValueFault) {
    let open = index
    var depth = 0
    repeat {
      switch next {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case .backslash where peek(1) != nil: move(to: index + 1)
      case nil: throw fault("lacks the ')' of a comment", at: open)
      default: break
      }
      move(to: index + 1)
    } while depth > 0
  }
}
