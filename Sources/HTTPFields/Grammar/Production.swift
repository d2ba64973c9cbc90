/// A production for field values, named as in the standards.
struct Production: Sendable {
  /// As written in grammars in rules/fields.yaml.
  let name: String
  /// For messages: `an entity-tag`.
  let noun: String
  /// A valid value.
  let sample: String
  /// Consumes one from the reader.
  let read: @Sendable (inout FieldValueReader) throws(ValueFault) -> Void

  init(
    _ name: String, _ noun: String, sample: String,
    read: @escaping @Sendable (inout FieldValueReader) throws(ValueFault) -> Void
  ) {
    self.name = name
    self.noun = noun
    self.sample = sample
    self.read = read
  }

  static let all: [Production] =
    words + numbers + entityTags + dates + uris + hosts + mediaTypes + languages + directives + links
    + dispositions + ranges + cookies + authentication + forwarding + products + tracing + vendors + encodings
    + policies
    + codings + webDAV

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  // MARK: Common parts

  /// One or more octets of a class, up to the end of the element.
  static func run(
    _ name: String, _ noun: String, sample: String, of fits: @escaping @Sendable (UInt8) -> Bool
  ) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let element = reader.element
      guard !reader.take(while: fits).isEmpty, reader.index == element.upperBound else {
        throw reader.isNot(noun, element)
      }
    }
  }
}

extension FieldValueReader {
  /// `*( OWS ";" OWS [ parameter ] )` (RFC 9110, section 5.6.6).
  /// - Parameter isLoose: allows blanks around the equals sign, and parameters without a value.
  /// - Parameter mayBeEmpty: allows a semicolon without a parameter.
  /// - Parameter visit: receives each parameter's name in lower case, and its value.
  mutating func parameters(
    isLoose: Bool = false, mayBeEmpty: Bool = false,
    _ visit: (FieldValueReader, String, Range<Int>?) throws(ValueFault) -> Void = {
      (_, _, _) throws(ValueFault) in
    }
  ) throws(ValueFault) {
    while let semicolon = parameterStart() {
      move(to: semicolon + 1)
      skipBlanks()
      if isAtEnd || next == .semicolon || next == .comma {
        if mayBeEmpty { continue }
        throw fault(
          "has ';' with no parameter after it", at: semicolon, write: "';' between two parameters only",
          replacing: semicolon..<index, with: "")
      }
      let (name, value) = try parameter(isLoose: isLoose)
      try visit(self, name, value)
    }
  }

  /// The next semicolon, if only blanks precede it.
  func parameterStart() -> Int? {
    var probe = self
    probe.skipBlanks()
    return probe.next == .semicolon ? probe.index : nil
  }

  /// `token [ "=" ( token / quoted-string ) ]`.
  mutating func parameter(isLoose: Bool) throws(ValueFault) -> (name: String, value: Range<Int>?) {
    let place = word
    guard let nameRange = token() else { throw isNot("a parameter", place) }
    let name = name(nameRange)
    let end = index
    if isLoose { skipBlanks() }
    guard take(.equals) else {
      guard isLoose else {
        if next?.isBlank == true, peek(1) == .equals {
          throw fault(
            "has a space before '='", write: "'\(text(nameRange))=…' without spaces",
            replacing: index..<index + 1, with: "")
        }
        throw fault(
          "has the parameter '\(text(nameRange))' without a value", at: nameRange.lowerBound,
          write: "'\(text(nameRange))=…'")
      }
      move(to: end)
      return (name, nil)
    }
    if isLoose { skipBlanks() }
    guard let value = try tokenOrQuotedString() else {
      throw lacksValue(nameRange)
    }
    return (name, value)
  }

  /// A parameter has nothing after its equals sign, or something that should be quoted.
  private func lacksValue(_ name: Range<Int>) -> ValueFault {
    let name = text(name)
    var value = rest
    value = value.lowerBound..<(bytes[value].firstIndex { $0 == .semicolon || $0 == .comma } ?? end)
    while let last = value.last, bytes[last].isBlank { value.removeLast() }
    guard !value.isEmpty else { return fault("has no value after '\(name)='", write: "'\(name)=…'") }
    if bytes[value.lowerBound].isBlank {
      let behind = String(decoding: bytes[value].drop(while: \.isBlank), as: UTF8.self)
      return fault("has a space after '='", write: "'\(name)=\(behind)'", replacing: value, with: behind)
    }
    if name.hasSuffix("*") {
      let encoded = part(value).extendedValue
      return fault(
        "has \(excerpt(value)) without its character set", write: "'\(name)=\(encoded)'", replacing: value,
        with: encoded)
    }
    guard bytes[value].allSatisfy({ $0.isQuotedText && !$0.isBlank }) else {
      return fault("has \(excerpt(value)) without quotes", write: "'\(name)=\"…\"'")
    }
    return fault(
      "has \(excerpt(value)) without quotes", write: "'\(name)=\(quoted(value))'", replacing: value,
      with: quoted(value))
  }
}
