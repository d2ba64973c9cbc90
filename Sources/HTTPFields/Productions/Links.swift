/// `Link` (RFC 8288, section 3).
extension Production {
  static let links = [
    Production("link-value", "a link", sample: "<https://api.example.com/orders?page=2>; rel=\"next\"") {
      (reader) throws(ValueFault) in
      try reader.link()
    }
  ]
}

extension FieldValueReader {
  /// `"<" URI-Reference ">" *( OWS ";" OWS link-param )`
  fileprivate mutating func link() throws(ValueFault) {
    let place = index
    guard take(UInt8(ascii: "<")) else {
      let uri = take { $0 != .semicolon && $0 != .comma && !$0.isBlank }
      let problem = "has a link whose URI isn't in angle brackets"
      guard bytes[uri].contains(where: { $0 == .slash || $0 == .colon }), bytes[uri].last != .colon else {
        throw fault(problem, at: place)
      }
      let bracketed = "<\(text(uri))>"
      var probe = self
      let hasRelation = (try? probe.linkParameters()) == true
      throw fault(
        problem, at: place, write: hasRelation ? "'\(bracketed)'" : "'\(bracketed); rel=\"…\"'",
        repair: hasRelation ? ValueFault.Repair(uri, bracketed) : nil)
    }
    let uri = take { $0 != UInt8(ascii: ">") }
    guard take(UInt8(ascii: ">")) else { throw fault("lacks the '>' after a URI", at: place) }
    let inner = part(uri)
    try URIText(uri, in: inner).check(isFragmentAllowed: true)
    let hasRelation = try linkParameters()
    guard hasRelation else {
      throw fault("has a link without 'rel'", at: place, write: "'<\(text(uri))>; rel=\"…\"'")
    }
  }

  /// - Returns: whether `rel` is among them.
  private mutating func linkParameters() throws(ValueFault) -> Bool {
    var hasRelation = false
    while let separator = parameterStart() {
      move(to: separator + 1)
      skipBlanks()
      let place = index
      if isAtEnd || next == .comma || next == .semicolon {
        throw fault(
          "has ';' with no parameter after it", at: separator, write: "';' between two parameters only",
          replacing: separator..<index, with: "")
      }
      let (name, value) = try parameter(isLoose: true)
      if name == "rel" {
        if hasRelation {
          throw fault("has 'rel' twice in one link", at: place, write: "one 'rel' with all relations")
        }
        hasRelation = true
        try checkRelations(value, place)
      } else if name.hasSuffix("*"), let value {
        try part(value).checkExtendedValue(of: name)
      }
    }
    skipBlanks()
    guard isAtEnd || next == .comma else {
      throw unexpected(after: "a parameter of a link", write: "'name=\"…\"', in quotes where it has spaces")
    }
    return hasRelation
  }

  /// `relation-type *( 1*SP relation-type )`: registered names and URIs.
  private func checkRelations(_ value: Range<Int>?, _ place: Int) throws(ValueFault) {
    let relations = value.map { text($0).split(separator: " ") } ?? []
    guard !relations.isEmpty else { throw fault("has an empty 'rel'", at: place, write: "'rel=\"…\"'") }
    for relation in relations {
      let isURI = relation.contains(":")
      let isName =
        relation.utf8.first!.isLetter
        && relation.utf8.allSatisfy { $0.isLetterOrDigit || UInt8.isIn(".-", $0) }
      guard isURI || isName else {
        throw fault("has the relation '\(relation)', which is neither a name nor a URI", at: place)
      }
    }
  }

  /// `charset "'" [ language ] "'" value-chars` (RFC 8187, section 3.2.1), unquoted, as the whole part.
  func checkExtendedValue(of name: String) throws(ValueFault) {
    if start > 0, bytes[start - 1] == .quote {
      throw fault(
        "has quotes around the value of '\(name)'", at: start - 1, write: "'\(name)=\(extendedValue)'",
        replacing: (start..<end).withQuotes, with: extendedValue)
    }
    let parts = bytes[start..<end].split(
      separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty else {
      throw fault(
        "has '\(text(start..<end))', which doesn't name its character set", at: start,
        write: "'\(name)=\(extendedValue)'", replacing: start..<end, with: extendedValue)
    }
    var index = parts[2].startIndex
    while index < end {
      guard let length = extendedCharacter(at: index) else {
        let byte = bytes[index]
        let found =
          byte.isOutsideASCII
          ? "a character outside ASCII" : byte.isBlank ? byte.blankName : excerpt(index..<(index + 1))
        throw fault(
          "has \(found) in an extended value", at: index, write: "'\(name)=\(extendedValue)'",
          replacing: start..<end, with: extendedValue)
      }
      index += length
    }
  }

  /// The number of octets of an `attr-char` or `pct-encoded` here; nil if there is neither.
  private func extendedCharacter(at index: Int) -> Int? {
    let byte = bytes[index]
    if byte == UInt8(ascii: "%") {
      return index + 2 < end && bytes[index + 1].isHexDigit && bytes[index + 2].isHexDigit ? 3 : nil
    }
    return byte.isLetterOrDigit || UInt8.isIn("!#$&+-.^_`|~", byte) ? 1 : nil
  }

  /// This part as an extended value: what follows the second apostrophe is encoded where necessary.
  var extendedValue: String {
    let apostrophes = bytes[start..<end].indices.filter { bytes[$0] == UInt8(ascii: "'") }
    let isNamed = apostrophes.count > 1
    var index = isNamed ? apostrophes[1] + 1 : start
    var encoded = isNamed ? text(start..<index) : "UTF-8''"
    if apostrophes.first == start, isNamed { encoded = "UTF-8" + encoded }
    while index < end {
      if let length = extendedCharacter(at: index) {
        encoded += text(index..<(index + length))
        index += length
      } else {
        encoded += percentEncoded(index..<index + 1)
        index += 1
      }
    }
    return encoded
  }
}
