/// Media types and ranges of them (RFC 9110, sections 8.3.1 and 12.5.1).
extension Production {
  static let mediaTypes = [
    mediaType("media-type", "a media type", sample: "application/json", isRange: false),
    mediaType("media-range", "a media range", sample: "application/json, text/*;q=0.5", isRange: true),
  ]

  private static func mediaType(_ name: String, _ noun: String, sample: String, isRange: Bool) -> Production {
    Production(name, noun, sample: sample) { (reader) throws(ValueFault) in
      let word = reader.word
      guard let type = reader.token(), reader.take(.slash), let subtype = reader.token(),
        reader.index == word.upperBound
      else {
        guard let spaced = reader.mediaTypeWithoutBlanks(from: word.lowerBound) else {
          throw reader.isNot(noun, word, repaired: reader.fullMediaType(word))
        }
        throw ValueFault(
          reader.isNot(noun, word).problem, at: word.lowerBound, replacing: spaced.range, with: spaced.text)
      }
      let isAnyType = reader.text(type) == "*"
      let isAnySubtype = reader.text(subtype) == "*"
      guard isRange || !isAnyType && !isAnySubtype else {
        throw reader.fault(
          "has the range \(reader.excerpt(word)) where a media type belongs", at: word.lowerBound)
      }
      guard !isAnyType || isAnySubtype else { throw reader.isNot("a media range", word) }
      if isRange { try reader.checkNamedWeight() }
      try reader.parameters(mayBeEmpty: true) { (reader, name, value) throws(ValueFault) in
        if isRange, name == "q" { try reader.checkWeight(value) }
      }
    }
  }
}

extension FieldValueReader {
  /// `text/html` for `text /html`; nil where blanks aren't what is wrong.
  fileprivate func mediaTypeWithoutBlanks(from start: Int) -> (range: Range<Int>, text: String)? {
    var probe = part(start..<end)
    guard let type = probe.token() else { return nil }
    let before = probe.take(while: \.isBlank)
    guard probe.take(.slash) else { return nil }
    let behind = probe.take(while: \.isBlank)
    guard let subtype = probe.token(), !before.isEmpty || !behind.isEmpty else { return nil }
    return (start..<subtype.upperBound, "\(text(type))/\(text(subtype))")
  }

  /// The media type meant by a word such as `json`.
  fileprivate func fullMediaType(_ word: Range<Int>) -> String? {
    switch name(word) {
    case "json", "xml", "pdf", "yaml", "zip": "application/\(name(word))"
    case "csv", "html": "text/\(name(word))"
    case "text": "text/plain"
    default: nil
    }
  }
}
