import HTTPFields

/// Kebab-case with capitalised words: recognises and proposes such names.
struct NameStyle: Sendable {
  /// In upper case; also proper names with inner capitals, such as `GitHub`.
  let abbreviations: Set<String>
  /// The configuration's abbreviations; separate, so that large sets aren't copied for each document.
  var added: Set<String> = []
  let names: KnownNames

  /// Whether a name is spelled as in the registry, common use or the guideline, or in capitalised words.
  func accepts(_ name: String) -> Bool {
    if names.isSpelling(name) { return true }
    // Only `-` separates words; other signs are legal and don't affect case.
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    return words.enumerated().allSatisfy { index, word in
      let pieces = word.split(omittingEmptySubsequences: false) { !Self.isLetterOrDigit($0) && $0 != "_" }
      return pieces.allSatisfy { accepts(word: $0, mayBeNumber: index > 0) }
    }
  }

  /// Whether a name consists of words that start with a capital, short ones in capitals throughout.
  static func hasShape(_ name: String) -> Bool {
    name.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      guard let first = word.first, isUpper(first) else { return false }
      return word.dropFirst().allSatisfy { !isUpper($0) }
        || word.count <= 5 && word.allSatisfy { !isLower($0) }
    }
  }

  private func accepts(word: Substring, mayBeNumber: Bool) -> Bool {
    guard let first = word.first else { return false }
    // Digits have no case: `2fa` corresponds to `Fa`.
    if Self.isUpper(first) || Self.isDigit(first) && mayBeNumber,
      word.dropFirst().allSatisfy({ Self.isLower($0) || Self.isDigit($0) })
    {
      return true
    }
    return isAbbreviation(word)
  }

  /// `ID`, `IDs`.
  private func isAbbreviation(_ word: Substring) -> Bool {
    isListed(String(word)) || word.hasSuffix("s") && isListed(String(word.dropLast()))
  }

  private func isListed(_ word: String) -> Bool { abbreviations.contains(word) || added.contains(word) }

  /// The known spelling of a name, else the name in capitalised words.
  func proposal(for name: String) -> String {
    if let known = names.spelling(of: name) { return known }
    if let known = names.sameLetters(as: name) { return known }
    let words = self.words(of: name)
    guard let first = words.first?.first else { return name }
    // A name starts with a letter.
    let start = Self.isDigit(first) ? "X-" : ""
    let name = start + words.map(capitalise).joined(separator: "-")
    return names.sameLetters(as: name) ?? name
  }

  /// Words end at signs and before a capital that follows a lower-case letter or digit; a leading `X` as in
  /// `XTenantId` is a word.
  private func words(of name: String) -> [String] {
    var words: [String] = []
    for part in name.split(whereSeparator: { !Self.isLetterOrDigit($0) }) {
      var part = part
      if words.isEmpty, part.count > 2, part.first == "X", part.dropFirst().first.map(Self.isUpper) == true,
        part.dropFirst(2).first.map(Self.isLower) == true
      {
        words.append("X")
        part = part.dropFirst()
      }
      words += humps(part)
    }
    return words
  }

  private func humps(_ part: Substring) -> [String] {
    if isAbbreviation(part) { return [String(part)] }
    var words: [String] = []
    var word = ""
    for (index, character) in zip(part.indices, part) {
      if let last = word.last, Self.isUpper(character),
        !Self.isUpper(last) && !word.allSatisfy(Self.isDigit) || word.count > 1 && startsWord(part[index...])
      {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return words + [word]
  }

  /// Whether a capital that follows capitals starts a word, like the `M` of `HTTPMethod`, but not the `D` of
  /// `userIDs`.
  private func startsWord(_ rest: Substring) -> Bool {
    let following = rest.dropFirst()
    guard let next = following.first, Self.isLower(next) else { return false }
    return next != "s" || following.dropFirst().first.map(Self.isLower) == true
  }

  private func capitalise(_ word: String) -> String {
    if isAbbreviation(word[...]) { return word }
    if isListed(word.uppercased()) { return word.uppercased() }
    return word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }

  private static func isUpper(_ character: Character) -> Bool { ("A"..."Z").contains(character) }
  private static func isLower(_ character: Character) -> Bool { ("a"..."z").contains(character) }
  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
  private static func isLetterOrDigit(_ character: Character) -> Bool {
    isUpper(character) || isLower(character) || isDigit(character)
  }
}
