/// Hosts, origins and IP addresses (RFC 3986, section 3.2.2; RFC 6454, section 6.2).
extension Production {
  static let hosts = [host, origin, originOrNull, address]

  /// `uri-host [ ":" port ]` (RFC 9110, section 7.2).
  private static let host = Production("host", "a host with an optional port", sample: "api.example.com") {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard reader.hostAndPort(), reader.index == element.upperBound else {
      let text = URIText(element, in: reader)
      throw reader.isNot(
        "a host with an optional port", element, repaired: text.authority.map(reader.text))
    }
  }

  private static let origin = Production("origin", "an origin", sample: "https://www.example.com") {
    (reader) throws(ValueFault) in
    try reader.origin()
  }

  private static let originOrNull = Production(
    "origin-or-null", "an origin", sample: "https://www.example.com"
  ) {
    (reader) throws(ValueFault) in
    if !reader.take("null") { try reader.origin() }
  }

  /// An address as reported by proxies: possibly with a port, or obfuscated (RFC 7239, section 6).
  private static let address = Production("address", "an IP address", sample: "203.0.113.195") {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard reader.part(element).isForwardedNode(isBareIPv6Allowed: true) else {
      throw reader.isNot("an IP address", element)
    }
    reader.move(to: element.upperBound)
  }
}

extension FieldValueReader {
  /// `scheme "://" host [ ":" port ]`, without a trailing slash.
  fileprivate mutating func origin() throws(ValueFault) {
    let element = element
    let uri = URIText(element, in: self)
    guard uri.scheme != nil, let authority = uri.authority, !authority.isEmpty else {
      throw isNot("an origin", element)
    }
    if let at = bytes[authority].lastIndex(of: UInt8(ascii: "@")) {
      let origin = text(element.lowerBound..<authority.lowerBound) + text((at + 1)..<authority.upperBound)
      throw ValueFault(
        "has user information before '@'", at: authority.lowerBound, replacing: element, with: origin)
    }
    if let star = bytes[authority].firstIndex(of: .star) {
      throw fault("has '*' in an origin, where it has no meaning", at: star, write: "one origin in full")
    }
    var host = part(authority.lowerBound..<element.upperBound)
    guard host.hostAndPort(), host.index == authority.upperBound else {
      throw isNot("a host with an optional port", authority)
    }
    guard host.isAtEnd else {
      let origin = element.lowerBound..<host.index
      throw ValueFault(
        "has something after the origin \(excerpt(origin))", at: host.index, replacing: element,
        with: text(origin))
    }
    move(to: element.upperBound)
  }

  /// Consumes a host and a port; false if there is none here.
  mutating func hostAndPort() -> Bool {
    if take(UInt8(ascii: "[")) {
      let inner = take { $0 != UInt8(ascii: "]") }
      guard take(UInt8(ascii: "]")), part(inner).isIPv6 || part(inner).isFutureAddress else { return false }
    } else {
      let name = take { $0.isUnreserved || $0.isSubDelimiter && $0 != .comma || $0 == UInt8(ascii: "%") }
      let escapes = bytes[name].indices.filter { bytes[$0] == UInt8(ascii: "%") }
      let areEscapesWhole = escapes.allSatisfy {
        $0 + 2 < name.upperBound && bytes[$0 + 1].isHexDigit && bytes[$0 + 2].isHexDigit
      }
      guard areEscapesWhole else { return false }
    }
    if take(.colon) { _ = take(while: \.isDigit) }
    return true
  }

  /// `"v" 1*HEXDIG "." …`
  private var isFutureAddress: Bool {
    var probe = self
    return probe.take("v", isCaseSensitive: false) && !probe.take(while: \.isHexDigit).isEmpty
      && probe.take(.dot)
      && !probe.isAtEnd
  }

  var isIPv4: Bool {
    let parts = bytes[start..<end].split(separator: .dot, omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy(\.isDigit)
          && (part.count == 1 || part.first != UInt8(ascii: "0"))
          && Int(String(decoding: part, as: UTF8.self))! <= 255
      }
  }

  /// Eight groups of hexadecimal digits, one run of which may be `::`; the last two may be an IPv4 address.
  var isIPv6: Bool {
    let text = text(start..<end)
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::") else { return false }
    var count = 0
    for (number, half) in halves.enumerated() where !half.isEmpty {
      let groups = half.split(separator: ":", omittingEmptySubsequences: false)
      for (position, group) in groups.enumerated() {
        let isLast = number == halves.count - 1 && position == groups.count - 1
        if isLast, FieldValueReader(String(group)).isIPv4 {
          count += 2
        } else {
          guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(\.isHexDigit) else { return false }
          count += 1
        }
      }
    }
    return halves.count == 2 ? count <= 7 : count == 8
  }

  /// `nodename [ ":" node-port ]` (RFC 7239, section 6).
  func isForwardedNode(isBareIPv6Allowed: Bool) -> Bool {
    if isBareIPv6Allowed, isIPv6 { return true }
    var probe = self
    if probe.take(UInt8(ascii: "[")) {
      let inner = probe.take { $0 != UInt8(ascii: "]") }
      guard probe.take(UInt8(ascii: "]")), part(inner).isIPv6 else { return false }
    } else {
      let name = probe.take { $0 != .colon }
      let isHidden =
        bytes[name].first == UInt8(ascii: "_") && name.count > 1 && bytes[name].allSatisfy(Self.isHiding)
      guard part(name).isIPv4 || self.name(name) == "unknown" || isHidden else { return false }
    }
    guard probe.take(.colon) else { return probe.isAtEnd }
    let port = probe.rest
    return (1...5).contains(port.count) && bytes[port].allSatisfy(\.isDigit)
      || bytes[port].first == UInt8(ascii: "_") && port.count > 1 && bytes[port].allSatisfy(Self.isHiding)
  }

  private static func isHiding(_ byte: UInt8) -> Bool { byte.isLetterOrDigit || UInt8.isIn("._-", byte) }
}
