import Text

/// Cache directives (RFC 9111, section 5.2) and client preferences (RFC 7240).
extension Production {
  static let directives = [
    Production("directive", "a directive", sample: "no-cache") { (reader) throws(ValueFault) in
      _ = try reader.directive()
    },
    Production("cache-directive", "a cache directive", sample: "private, max-age=3600") {
      (reader) throws(ValueFault) in
      try reader.cacheDirective()
    },
    preference("preference", sample: "return=minimal", hasParameters: true),
    preference("applied-pref", sample: "return=minimal", hasParameters: false),
  ]

  /// `token [ BWS "=" BWS word ] *( OWS ";" [ OWS parameter ] )`
  private static func preference(_ name: String, sample: String, hasParameters: Bool) -> Production {
    Production(name, "a preference", sample: sample) { (reader) throws(ValueFault) in
      let place = reader.element
      guard reader.token() != nil else { throw reader.isNot("a preference", place) }
      reader.move(to: place.lowerBound)
      let (name, value) = try reader.parameter(isLoose: true)
      if name == "wait" {
        guard let value, reader.bytes[value].allSatisfy(\.isDigit), !value.isEmpty else {
          let seconds = value.flatMap { reader.part($0).secondsOfDuration } ?? 10
          throw ValueFault(
            "has 'wait' without a number of seconds", at: place.lowerBound,
            replacing: place.lowerBound..<reader.index, with: "wait=\(seconds)")
        }
      }
      if hasParameters {
        try reader.parameters(isLoose: true, mayBeEmpty: true)
      } else if reader.next == .semicolon {
        throw reader.fault(
          "has parameters, which an applied preference doesn't repeat",
          write: "'\(reader.text(place.lowerBound..<reader.index))'",
          replacing: reader.index..<place.upperBound, with: "")
      }
      guard reader.isAtEnd || reader.index == place.upperBound || reader.next == .comma else {
        reader.skipBlanks()
        throw reader.unexpected(after: "a preference", write: "it as 'name=value'")
      }
    }
  }
}

extension FieldValueReader {
  /// `token [ "=" ( token / quoted-string ) ]`
  mutating func directive() throws(ValueFault) -> (name: Range<Int>, value: Range<Int>?, isQuoted: Bool) {
    let element = element
    guard let name = token() else { throw isNot("a directive", element) }
    if next == .colon {
      var probe = self
      probe.take(.colon)
      probe.skipBlanks()
      throw fault(
        "has a colon after '\(text(name))'", write: "'\(text(name))=\(text(probe.word))'",
        replacing: name.upperBound..<probe.index, with: "=")
    }
    guard take(.equals) else {
      guard next.map({ $0 == .comma || $0.isBlank }) ?? true, index == element.upperBound else {
        throw notSeparated(after: name)
      }
      return (name, nil, false)
    }
    let isQuoted = next == .quote
    guard let value = try tokenOrQuotedString() else {
      guard word.isEmpty else {
        throw fault("has \(excerpt(word)) after '\(text(name))=', which is neither a token nor in quotes")
      }
      throw lacksValue(name)
    }
    guard index == element.upperBound else { throw notSeparated(after: name.lowerBound..<index) }
    return (name, value, isQuoted)
  }

  /// Directives separated by semicolons or blanks, or with blanks around the equals sign.
  private func notSeparated(after directive: Range<Int>) -> ValueFault {
    var probe = self
    probe.skipBlanks()
    if probe.next == .equals {
      return fault(
        "has a space before '='", write: "'\(text(directive))=…' without spaces",
        replacing: index..<probe.index, with: "")
    }
    let advice = "a comma between two directives"
    guard probe.next == .semicolon else {
      // `no cache` may be one directive.
      return fault("has \(excerpt(probe.word)) after '\(text(directive))'", write: advice)
    }
    return fault(
      "has ';' after '\(text(directive))'", write: advice, replacing: index..<probe.index + 1, with: ",")
  }

  /// Nothing follows the equals sign, or there is a blank before the value.
  private func lacksValue(_ name: Range<Int>) -> ValueFault {
    let problem = "has no value after '\(text(name))='"
    var probe = self
    probe.skipBlanks()
    let value = probe.word
    guard probe.index > index, !value.isEmpty else {
      return fault(problem, write: "'\(text(name))=…' without spaces")
    }
    return fault(
      problem, write: "'\(text(name))=\(text(value))'", replacing: index..<probe.index, with: "")
  }

  fileprivate mutating func cacheDirective() throws(ValueFault) {
    let place = index
    let (nameRange, value, isQuoted) = try directive()
    let name = text(nameRange)
    switch CacheArgument.byDirective[asciiLowercase(name)] {
    case .seconds(let isOptional):
      if value == nil, isOptional { return }
      let digits = value.map { bytes[$0] } ?? []
      guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
        guard let value else {
          throw ValueFault(
            "has '\(name)' without a number of seconds", at: place, replacing: nameRange,
            with: "\(name)=3600")
        }
        let seconds = part(value).secondsOfDuration ?? 3600
        throw fault(
          "has \(excerpt(value)) where '\(name)' takes a number of seconds", at: value.lowerBound,
          write: "'\(name)=\(seconds)'", replacing: isQuoted ? value.withQuotes : value, with: "\(seconds)")
      }
      if isQuoted, let value {
        throw fault(
          "has quotes around the seconds of '\(name)'", at: value.lowerBound - 1,
          write: "'\(name)=\(text(value))'", replacing: value.withQuotes, with: text(value))
      }
    case .none?:
      if let value {
        throw fault(
          "has a value after '\(name)', which takes none", at: value.lowerBound, write: "'\(name)'",
          replacing: nameRange.upperBound..<index, with: "")
      }
    case .fieldNames?:
      guard let value else { return }
      var names = part(value)
      try names.list(of: Production.byName["field-name"]!, isOptional: true)
    case nil: return
    }
  }
}

/// The argument of a cache directive.
private enum CacheArgument {
  case none
  case seconds(isOptional: Bool)
  /// None, or field names in quotes.
  case fieldNames

  static let byDirective: [String: CacheArgument] = [
    "immutable": .none, "max-age": .seconds(isOptional: false), "max-stale": .seconds(isOptional: true),
    "min-fresh": .seconds(isOptional: false), "must-revalidate": .none, "must-understand": .none,
    "no-cache": .fieldNames, "no-store": .none, "no-transform": .none, "only-if-cached": .none,
    "private": .fieldNames, "proxy-revalidate": .none, "public": .none,
    "s-maxage": .seconds(isOptional: false), "stale-if-error": .seconds(isOptional: false),
    "stale-while-revalidate": .seconds(isOptional: false),
  ]
}
