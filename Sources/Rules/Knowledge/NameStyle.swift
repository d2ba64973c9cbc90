import HTTPFields

/// Kebab-case with capitalised words: recognises and proposes such names.
struct NameStyle: Sendable {
  let abbreviations: Abbreviations
  /// The configuration's abbreviations; separate, so that large sets aren't copied for each document.
  var added: Set<String> = []
  let names: KnownNames

  /// Whether a name is spelled as in the registry, common use or the guideline, or in capitalised words.
  func accepts(_ name: String) -> Bool {
    if names.isSpelling(name) || names.isPublished(name) { return true }
    let hasSmallLetters = Self.hasSmallLetters(name)
    // Only `-` separates words; other signs are legal and don't affect case.
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    return words.enumerated().allSatisfy { index, word in
      let pieces = word.split(omittingEmptySubsequences: false) { !Self.isLetterOrDigit($0) && $0 != "_" }
      return pieces.allSatisfy {
        accepts(word: $0, mayBeNumber: index > 0, mayBeCapitals: hasSmallLetters)
      }
    }
  }

  private func accepts(word: Substring, mayBeNumber: Bool, mayBeCapitals: Bool) -> Bool {
    guard let first = word.first else { return false }
    // Digits have no case: `2fa` corresponds to `Fa`.
    if Self.isUpper(first) || Self.isDigit(first) && mayBeNumber,
      word.dropFirst().allSatisfy({ Self.isLower($0) || Self.isDigit($0) })
    {
      return true
    }
    if isAbbreviation(word) { return true }
    guard !word.contains("_"), Self.isUpper(first) || Self.isDigit(first) && mayBeNumber else { return false }
    return mayBeCapitals && Self.isShortInCapitals(word) || !isCamelCase(word) && Self.hasSmallLetters(word)
  }

  /// `ID`, `IDs`, `EAN13`, `UUIDv4`.
  private func isAbbreviation(_ word: Substring) -> Bool {
    if isListed(String(word)) || word.hasSuffix("s") && isListed(String(word.dropLast())) { return true }
    guard word.last.map(Self.isDigit) == true, let end = word.lastIndex(where: { !Self.isDigit($0) }) else {
      return false
    }
    let letters = word[...end]
    let unversioned = letters.hasSuffix("v") ? letters.dropLast() : letters
    return unversioned.count > 1 && isListed(String(unversioned))
  }

  private func isListed(_ word: String) -> Bool { abbreviations.contains(word) || added.contains(word) }

  /// The known spelling of a name, else the name in capitalised words.
  func proposal(for name: String) -> String {
    if let known = names.spelling(of: name) { return known }
    if let known = names.sameLetters(as: name) { return known }
    let words = self.words(of: name)
    var proposal = joined(words, mayBeCapitals: Self.hasSmallLetters(name))
    // In a name that is all in capitals these say nothing.
    if !Self.hasSmallLetters(proposal) { proposal = joined(words, mayBeCapitals: false) }
    if proposal.isEmpty { return name }
    return names.sameLetters(as: proposal) ?? proposal
  }

  private func joined(_ words: [String], mayBeCapitals: Bool) -> String {
    let words = words.map { capitalise($0, mayBeCapitals: mayBeCapitals) }
    guard let first = words.first else { return "" }
    // A name starts with a letter, but for words such as 3DS.
    let start = first.first.map(Self.isDigit) == true && !isListed(first) ? "X-" : ""
    return start + words.joined(separator: "-")
  }

  /// Words end at signs and before a capital that follows a lower-case letter or digit; a leading `X` as in
  /// `XTenantId` is a word.
  private func words(of name: String) -> [String] {
    var words: [String] = []
    for part in name.split(whereSeparator: { !Self.isLetterOrDigit($0) }) {
      var part = part
      if words.isEmpty, part.count > 2, part.first == "X", part.dropFirst().first.map(Self.isUpper) == true,
        part.dropFirst(2).first.map(Self.isLower) == true, abbreviations.mixed(startOf: part) == nil
      {
        words.append("X")
        part = part.dropFirst()
      }
      let isWhole = abbreviations.mixed(for: String(part)) != nil || !isCamelCase(part)
      words += isWhole ? [String(part)] : humps(part)
    }
    return words
  }

  // MARK: Capitals inside

  /// Whether capitals inside a word begin words of their own, as in `tenantId`: not in `PoPP` or `KYC`, which people write
  /// as one, nor in `oPERATION`, where the case is the wrong way round.
  private func isCamelCase(_ word: Substring) -> Bool {
    guard !isAbbreviation(word), Self.hasSmallLetters(word), let first = word.first else { return false }
    let rest = word.dropFirst()
    if Self.isLower(first) {
      return rest.contains(where: Self.isUpper) && Self.hasSmallLetters(rest) || isAbbreviation(rest)
    }
    guard rest.contains(where: Self.isUpper) else { return false }
    let humps = humps(word)
    // `ABtest`, but not `XTenant`.
    if humps.count == 1, first != "X" { return false }
    // Short, with a hump that isn't a word: a made-up name.
    return word.count > 6
      || humps.allSatisfy { hump in
        isAbbreviation(hump[...]) || hump.count > 1 && (hump.count > 2 || Self.hasSmallLetters(hump))
      }
  }

  private func humps(_ part: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var index = part.startIndex
    while index < part.endIndex {
      let rest = part[index...]
      if word.isEmpty || Self.isUpper(rest.first!), let mixed = abbreviations.mixed(startOf: rest) {
        if !word.isEmpty { words.append(word) }
        words.append(mixed)
        word = ""
        index = part.index(index, offsetBy: mixed.count)
        continue
      }
      let character = part[index]
      if let last = word.last, Self.isUpper(character), startsHump(rest, after: word, last) {
        words.append(word)
        word = ""
      }
      word.append(character)
      index = part.index(after: index)
    }
    if !word.isEmpty { words.append(word) }
    return words.flatMap { abbreviationsJoined(in: $0[...]) ?? [$0] }
  }

  /// `XML` and `HTTP` for `XMLHTTP`; nil for what isn't made of abbreviations.
  private func abbreviationsJoined(in word: Substring) -> [String]? {
    guard word.count > 5, !Self.hasSmallLetters(word), !isAbbreviation(word) else { return nil }
    for length in stride(from: word.count - 3, through: 3, by: -1) where isListed(String(word.prefix(length)))
    {
      let rest = word.dropFirst(length)
      if isAbbreviation(rest) { return [String(word.prefix(length)), String(rest)] }
      if let others = abbreviationsJoined(in: rest) { return [String(word.prefix(length))] + others }
    }
    return nil
  }

  /// Whether a capital starts a word, like the `F` of `CO2Footprint`, but not the `C` of `W3CTrace`.
  private func startsHump(_ rest: Substring, after word: String, _ last: Character) -> Bool {
    if !Self.isUpper(last), Self.hasSmallLetters(word) { return true }
    return word.count > 1 && startsWord(rest) || isListed(word) && isAbbreviation(rest)
  }

  /// Whether a capital that follows capitals starts a word, like the `M` of `HTTPMethod`, but not the `D` of
  /// `userIDs`.
  private func startsWord(_ rest: Substring) -> Bool {
    let following = rest.dropFirst()
    guard let next = following.first, Self.isLower(next) else { return false }
    let second = following.dropFirst().first
    // `UUIDv4`
    if next == "v", second.map(Self.isDigit) == true { return false }
    return next != "s" || second.map(Self.isLower) == true
  }

  private func capitalise(_ word: String, mayBeCapitals: Bool) -> String {
    if isAbbreviation(word[...]) { return word }
    if isListed(word.uppercased()) { return word.uppercased() }
    if let mixed = abbreviations.mixed(for: word) { return mixed }
    if mayBeCapitals, Self.isShortInCapitals(word) { return word }
    if let first = word.first, Self.isUpper(first), Self.hasSmallLetters(word), !isCamelCase(word[...]) {
      return word
    }
    return word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }

  /// `KYC`, written so among other words.
  private static func isShortInCapitals(_ word: some StringProtocol) -> Bool {
    word.count <= 5 && !hasSmallLetters(word) && word.contains(where: isUpper)
  }

  private static func hasSmallLetters(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { 0x61...0x7A ~= $0 }
  }
  private static func isUpper(_ character: Character) -> Bool { ("A"..."Z").contains(character) }
  private static func isLower(_ character: Character) -> Bool { ("a"..."z").contains(character) }
  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
  private static func isLetterOrDigit(_ character: Character) -> Bool {
    isUpper(character) || isLower(character) || isDigit(character)
  }
}
