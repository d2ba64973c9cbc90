import Text

/// Fields whose values those describe who define them.
extension Production {
  static let vendors = [
    // GitHub, Validating webhook deliveries; the same in upper case is another text to those that compare.
    signature("github-signature", methods: ["sha256"], sample: "sha256=" + digits(64)),
    // WebSub, section 7.1.
    signature(
      "websub-signature", methods: ["sha1", "sha256", "sha384", "sha512"], sample: "sha1=" + digits(40)),
    // Cloudflare, HTTP headers: the data centre may be missing in requests.
    Production("cf-ray", "a ray such as '230b030023ae2822-SJC'", sample: "230b030023ae2822-SJC") {
      (reader) throws(ValueFault) in
      let whole = reader.rest
      let parts = reader.bytes[whole].split(separator: .hyphen, omittingEmptySubsequences: false)
      guard parts.count <= 2, parts[0].count == 16, parts[0].allSatisfy(\.isHexDigit),
        parts.count == 1 || parts[1].count == 3 && parts[1].allSatisfy({ (0x41...0x5A).contains($0) })
      else { throw reader.isNot("a ray such as '230b030023ae2822-SJC'", whole) }
      reader.move(to: reader.end)
    },
    // Model Context Protocol, Versioning. Its drafts have other names: `DRAFT-2026-v1`.
    Production("mcp-version", "a version of the form 'YYYY-MM-DD'", sample: "2025-06-18") {
      (reader) throws(ValueFault) in
      let whole = reader.rest
      let text = reader.text(whole)
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let isRevision =
        parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
        && CalendarDate(year: Int(parts[0])!, month: Int(parts[1])!, day: Int(parts[2])!).exists
      guard isRevision || text.hasPrefix("DRAFT-") else {
        throw reader.isNot("a version of the form 'YYYY-MM-DD'", whole)
      }
      reader.move(to: reader.end)
    },
    // Chromium, Origin Trials: version, signature, length and payload in Base64 (RFC 4648, section 4), with or without
    // quotes.
    Production("origin-trial", "a token in Base64", sample: "A" + digits(127)) {
      (reader) throws(ValueFault) in
      let element = reader.element
      var text = reader.bytes[element]
      for quote in "\"'".utf8 where text.count > 1 && text.first == quote && text.last == quote {
        text = text.dropFirst().dropLast()
      }
      let content = text.reversed().drop { $0 == .equals }
      guard text.count.isMultiple(of: 4), text.count - content.count < 3, !content.isEmpty,
        content.allSatisfy({ $0.isLetter || $0.isDigit || UInt8.isIn("+/", $0) })
      else { throw reader.isNot("a token in Base64", element) }
      reader.move(to: element.upperBound)
    },
    signatureAgent, documentMode, datadogTag,
  ]

  /// HTTP Message Signatures for automated traffic: a member of a dictionary of strings with parameters or, as in earlier
  /// drafts, a string alone.
  private static let signatureAgent = Production(
    "signature-agent", "an agent such as 'sig1=\"https://agent.example\"'",
    sample: "sig1=\"https://agent.example\""
  ) { (reader) throws(ValueFault) in
    let element = reader.element
    guard isAgent(reader.bytes[element]) else {
      throw reader.isNot("an agent such as 'sig1=\"https://agent.example\"'", element)
    }
    reader.move(to: element.upperBound)
  }

  private static func isAgent(_ member: ArraySlice<UInt8>) -> Bool {
    var text = member
    if let equals = text.firstIndex(of: .equals), text.first != .quote {
      let key = text[..<equals]
      guard let first = key.first, first.isLowerCaseLetter || first == UInt8(ascii: "*"),
        key.allSatisfy({ $0.isLowerCaseLetter || $0.isDigit || UInt8.isIn("_-.*", $0) })
      else { return false }
      text = text[(equals + 1)...]
    }
    guard text.first == .quote else { return false }
    let string = text.dropFirst().prefix { $0 != .quote }
    let behind = text[string.endIndex...].dropFirst()
    return !string.isEmpty && string.endIndex < text.endIndex
      && (behind.isEmpty || behind.first == .semicolon)
  }

  /// Internet Explorer Document Compatibility, section 2.1.3.5, and Chrome Frame; several are separated by either sign.
  private static let documentMode = Production(
    "document-mode", "a mode such as 'IE=edge'", sample: "IE=edge"
  ) { (reader) throws(ValueFault) in
    let element = reader.element
    let parts = reader.bytes[element].split(separator: .semicolon).map { part in
      String(decoding: part.filter { !$0.isBlank }, as: UTF8.self)
    }
    let isKnown = parts.map(asciiLowercase).allSatisfy { part in
      let mode = part.hasPrefix("ie=") ? part.dropFirst(3) : ""
      let version = mode.hasPrefix("emulateie") ? mode.dropFirst(9) : mode
      return part.hasPrefix("chrome=") || mode == "edge"
        || !version.isEmpty && version.utf8.allSatisfy { $0.isDigit || $0 == .dot }
    }
    guard !parts.isEmpty, isKnown else { throw reader.isNot("a mode such as 'IE=edge'", element) }
    reader.move(to: element.upperBound)
  }

  /// Datadog's libraries (tag_propagation.cpp, DatadogTagsHeader.cs): `tag = ( identifier - space ), "=", identifier`.
  private static let datadogTag = Production(
    "datadog-tag", "a pair of the form 'key=value'", sample: "_dd.p.dm=-1"
  ) { (reader) throws(ValueFault) in
    let start = reader.index
    let key = reader.take { $0 > 0x20 && $0 < 0x7F && $0 != .comma && $0 != .equals }
    let hasValue = reader.take(.equals)
    let value = reader.take { $0 >= 0x20 && $0 < 0x7F && $0 != .comma }
    guard !key.isEmpty, hasValue, !value.isEmpty else {
      throw reader.isNot("a pair of the form 'key=value'", start..<max(reader.index, start))
    }
  }

  private static func digits(_ count: Int) -> String {
    String(repeating: "0123456789abcdef", count: count / 16 + 1).prefix(count).description
  }

  /// `method "=" 1*HEXDIG`, as many as the method yields.
  private static func signature(_ name: String, methods: [String], sample: String) -> Production {
    let lengths = ["sha1": 40, "sha256": 64, "sha384": 96, "sha512": 128]
    let noun =
      methods.count == 1
      ? "'\(methods[0])=' with \(lengths[methods[0]]!) hexadecimal digits"
      : "a method such as 'sha1', '=' and the hexadecimal digits of the signature"
    return Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let whole = reader.rest
      let parts = reader.text(whole).split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, methods.contains(parts[0]), parts[1].utf8.count == lengths[parts[0]]!,
        parts[1].utf8.allSatisfy(\.isHexDigit)
      else { throw reader.isNot(noun, whole) }
      reader.move(to: reader.end)
    }
  }
}
