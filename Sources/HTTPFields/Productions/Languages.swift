import Text

/// Language tags (RFC 5646, section 2.1) and ranges of them (RFC 4647, section 2.1).
extension Production {
  static let languages = [languageTag, languageRange]

  private static let languageTag = Production("language-tag", "a language tag", sample: "de-DE") {
    (reader) throws(ValueFault) in
    let element = reader.element
    guard LanguageTag.isValid(reader.text(element)) else {
      throw reader.isNot("a language tag", element, repaired: reader.hyphenated(element))
    }
    reader.move(to: element.upperBound)
  }

  /// `language-range [ weight ]`
  private static let languageRange = Production("language-range", "a language range", sample: "de, en;q=0.5")
  {
    (reader) throws(ValueFault) in
    let word = reader.word
    let subtags = reader.bytes[word].split(separator: .hyphen, omittingEmptySubsequences: false)
    let isRange =
      reader.text(word) == "*"
      || subtags.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(\.isLetterOrDigit) }
        && subtags[0].allSatisfy(\.isLetter)
    guard isRange else { throw reader.isNot("a language range", word, repaired: reader.hyphenated(word)) }
    reader.move(to: word.upperBound)
    try reader.weight()
  }
}

extension FieldValueReader {
  /// `en-US` for `en_US`.
  fileprivate func hyphenated(_ range: Range<Int>) -> String? {
    let text = String(text(range).map { $0 == "_" ? "-" : $0 })
    return text.contains("-") && LanguageTag.isValid(text) ? text : nil
  }
}

private enum LanguageTag {
  /// `langtag / privateuse / grandfathered`.
  static func isValid(_ tag: String) -> Bool {
    let tag = asciiLowercase(tag)
    if irregular.contains(tag) { return true }
    var subtags = tag.utf8.split(separator: .hyphen, omittingEmptySubsequences: false).map { Array($0) }[...]
    guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(\.isLetterOrDigit) }) else {
      return false
    }
    if subtags.first == [UInt8(ascii: "x")] { return subtags.count > 1 }
    guard let language = subtags.popFirst(), language.count > 1, language.allSatisfy(\.isLetter) else {
      return false
    }
    if language.count < 4 { takeExtended(&subtags) }
    if let script = subtags.first, script.count == 4, script.allSatisfy(\.isLetter) { subtags.removeFirst() }
    if let region = subtags.first, isRegion(region) { subtags.removeFirst() }
    var variants: Set<[UInt8]> = []
    while let variant = subtags.first, isVariant(variant) {
      guard variants.insert(variant).inserted else { return false }
      subtags.removeFirst()
    }
    return areExtensions(subtags)
  }

  private static func takeExtended(_ subtags: inout ArraySlice<[UInt8]>) {
    for _ in 0..<3 {
      guard let next = subtags.first, next.count == 3, next.allSatisfy(\.isLetter) else { return }
      subtags.removeFirst()
    }
  }

  private static func isRegion(_ subtag: [UInt8]) -> Bool {
    subtag.count == 2 && subtag.allSatisfy(\.isLetter) || subtag.count == 3 && subtag.allSatisfy(\.isDigit)
  }

  private static func isVariant(_ subtag: [UInt8]) -> Bool {
    subtag.count >= 5 || subtag.count == 4 && subtag[0].isDigit
  }

  /// `*( "-" extension ) [ "-" privateuse ]`: distinct singletons, each followed by subtags.
  private static func areExtensions(_ subtags: ArraySlice<[UInt8]>) -> Bool {
    var singletons: Set<UInt8> = []
    var rest = subtags
    while let singleton = rest.popFirst() {
      guard singleton.count == 1, singletons.insert(singleton[0]).inserted else { return false }
      if singleton[0] == UInt8(ascii: "x") { return !rest.isEmpty }
      let count = rest.prefix { $0.count > 1 }.count
      guard count > 0 else { return false }
      rest.removeFirst(count)
    }
    return true
  }

  /// Irregular tags, registered before the grammar was defined.
  private static let irregular: Set = [
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo",
    "i-navajo",
    "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de",
  ]
}
