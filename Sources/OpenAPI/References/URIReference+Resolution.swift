import Text

extension URIReference {
  /// The URI that a reference means (RFC 3986, section 5.2), fragments aside; scheme and authority in lower case.
  /// - Parameter base: an absolute URI.
  static func resolve(_ reference: String, against base: String) -> String {
    let (own, base) = (Parts(reference), Parts(base))
    var target = own
    if own.scheme == nil {
      target.scheme = base.scheme
      if own.authority == nil {
        target.authority = base.authority
        if own.path.isEmpty {
          target.path = base.path
          target.query = own.query ?? base.query
        } else if !own.path.hasPrefix("/") {
          target.path = merged(own.path, with: base)
        }
      }
    }
    if target.path.hasPrefix("/") { target.path = withoutDotSegments(target.path) }
    return target.text
  }

  /// Section 5.2.3.
  private static func merged(_ path: String, with base: Parts) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.lastIndex(of: "/") else { return path }
    return base.path[...slash] + path
  }

  /// Section 5.2.4, of a path that begins with a slash.
  private static func withoutDotSegments(_ path: String) -> String {
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for (index, segment) in segments.enumerated() {
      let isDot = segment == "." || segment == ".."
      if segment == ".." { _ = kept.popLast() }
      if !isDot { kept.append(segment) } else if index == segments.count - 1 { kept.append("") }
    }
    return "/" + kept.joined(separator: "/")
  }

  /// The parts of a reference (section 3) but its fragment.
  private struct Parts {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?

    init(_ reference: String) {
      var rest = reference.prefix { $0 != "#" }
      if let colon = rest.firstIndex(where: { ":/?".contains($0) }), rest[colon] == ":",
        colon != rest.startIndex
      {
        scheme = asciiLowercase(String(rest[..<colon]))
        rest = rest[rest.index(after: colon)...]
      }
      if let mark = rest.firstIndex(of: "?") {
        query = String(rest[rest.index(after: mark)...])
        rest = rest[..<mark]
      }
      if rest.hasPrefix("//") {
        let authority = rest.dropFirst(2).prefix { $0 != "/" }
        self.authority = asciiLowercase(String(authority))
        rest = rest[authority.endIndex...]
      }
      path = String(rest)
    }

    var text: String {
      (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
        + (query.map { "?" + $0 } ?? "")
    }
  }
}
