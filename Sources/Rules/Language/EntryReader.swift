import Syntax
import Text

/// Reads an entry of a rule file key by key; unknown keys are reported at the end.
///
/// A case inherits from the surrounding entry whatever it doesn't state itself.
package final class EntryReader {
  let node: Node
  /// Unowned, because the outer reader owns those of its parts.
  private unowned let outer: EntryReader?
  private let keys: KeySketch
  /// The keys asked for so far, possibly with duplicates.
  private var known: [StaticString] = []
  /// The members asked for so far, by the index of the value.
  private var read: [Int] = []
  private var innerReaders: [EntryReader] = []
  private var caseReaders: [EntryReader]?
  /// The texts that the check has read for this case.
  var texts = RuleCase.Texts()
  /// The word of `for`, if the check uses it.
  var fault: String?
  private var knownAllowance: Bool?

  init(_ node: Node, outer: EntryReader? = nil) throws(RuleFileError) {
    guard node.isMapping else { throw RuleFileError("expected a mapping", at: node) }
    self.node = node
    self.outer = outer
    keys = KeySketch(node)
    known.reserveCapacity(32)
    outer?.innerReaders.append(self)
  }

  /// The value of a key, here or in the surrounding entry.
  func value(_ key: StaticString) -> Node? { ownValue(key) ?? outer?.value(key) }

  /// The value of a key, here only.
  func ownValue(_ key: StaticString) -> Node? {
    known.append(key)
    guard keys.mayHave(key), let value = node[key] else { return nil }
    if !read.contains(value.index) { read.append(value.index) }
    return value
  }

  /// The cases of the entry; the entry itself if it has none.
  func cases() throws(RuleFileError) -> [EntryReader] {
    if let caseReaders { return caseReaders }
    guard let cases = ownValue("cases") else { return [self] }
    guard cases.isSequence, !cases.elements.isEmpty else {
      throw RuleFileError("'cases' must be a list", at: cases)
    }
    var readers: [EntryReader] = []
    for element in cases.elements { readers.append(try EntryReader(element, outer: self)) }
    caseReaders = readers
    return readers
  }

  /// Whether the guideline allows what the case finds.
  var isAllowed: Bool {
    get throws(RuleFileError) {
      if let knownAllowance { return knownAllowance }
      var isAllowed = false
      if let own = ownValue("allow") {
        isAllowed = try Self.boolean(own, "allow")
      } else if let outer {
        isAllowed = try outer.isAllowed
      }
      knownAllowance = isAllowed
      return isAllowed
    }
  }

  // MARK: Values

  func string(_ key: StaticString) throws(RuleFileError) -> String? {
    guard let value = value(key) else { return nil }
    return try Self.string(value, key)
  }

  static func string(_ value: Node, _ key: some CustomStringConvertible) throws(RuleFileError) -> String {
    guard let text = value.text, !value.isNull else {
      throw RuleFileError("'\(key)' must be a string", at: value)
    }
    return text
  }

  func requiredString(_ key: StaticString) throws(RuleFileError) -> String {
    guard let text = try string(key) else {
      throw RuleFileError("the entry lacks '\(key)'", at: node.key ?? node)
    }
    return text
  }

  func integer(_ key: StaticString) throws(RuleFileError) -> Int? {
    try Self.integer(ifAny: value(key), key)
  }

  static func integer(_ value: Node, _ key: some CustomStringConvertible) throws(RuleFileError) -> Int {
    guard case .integer(let text) = value.scalar, let number = Int(text) else {
      throw RuleFileError("'\(key)' must be a whole number", at: value)
    }
    return number
  }

  static func integer(ifAny value: Node?, _ key: StaticString) throws(RuleFileError) -> Int? {
    try value.map { (value) throws(RuleFileError) in try integer(value, key) }
  }

  func boolean(_ key: StaticString) throws(RuleFileError) -> Bool? {
    try Self.boolean(ifAny: value(key), key)
  }

  static func boolean(_ value: Node, _ key: some CustomStringConvertible) throws(RuleFileError) -> Bool {
    guard let boolean = value.boolean else {
      throw RuleFileError("'\(key)' must be true or false", at: value)
    }
    return boolean
  }

  static func boolean(ifAny value: Node?, _ key: StaticString) throws(RuleFileError) -> Bool? {
    try value.map { (value) throws(RuleFileError) in try boolean(value, key) }
  }

  /// A list of texts, or a single text.
  func strings(_ key: StaticString) throws(RuleFileError) -> [String]? {
    guard let value = value(key) else { return nil }
    return try Self.strings(value, key)
  }

  static func strings(_ value: Node, _ key: some CustomStringConvertible) throws(RuleFileError) -> [String] {
    if let text = value.text { return [text] }
    var texts: [String] = []
    for element in value.elements {
      guard let text = element.text else {
        throw RuleFileError("'\(key)' must be a list of strings", at: element)
      }
      texts.append(text)
    }
    guard value.isSequence else { throw RuleFileError("'\(key)' must be a list of strings", at: value) }
    return texts
  }

  /// One of a set of words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: StaticString, _ type: Word.Type
  ) throws(RuleFileError) -> Word?
  where Word.RawValue == String {
    guard let value = value(key) else { return nil }
    return try Self.word(value, key, type)
  }

  static func word<Word: RawRepresentable & CaseIterable>(
    _ value: Node, _ key: some CustomStringConvertible, _ type: Word.Type
  ) throws(RuleFileError) -> Word where Word.RawValue == String {
    guard let word = Word.allCases.first(where: { value.hasText($0.rawValue) }) else {
      let words = Word.allCases.map(\.rawValue)
      throw RuleFileError(
        "'\(value.text ?? "")' is not a valid '\(key)'; \(suggestion(for: value.text ?? "", among: words))",
        at: value)
    }
    return word
  }

  /// A list of words, or a single word.
  func words<Word: RawRepresentable & CaseIterable>(
    _ key: StaticString, _ type: Word.Type
  ) throws(RuleFileError) -> [Word]?
  where Word.RawValue == String {
    guard let value = value(key) else { return nil }
    return try Self.words(value, key, type)
  }

  static func words<Word: RawRepresentable & CaseIterable>(
    _ value: Node, _ key: some CustomStringConvertible, _ type: Word.Type
  ) throws(RuleFileError) -> [Word] where Word.RawValue == String {
    var words: [Word] = []
    for element in value.isSequence ? value.elements : [value] {
      words.append(try word(element, key, type))
    }
    return words
  }

  // MARK: Mistakes

  /// - Throws: if the entry has a key that hasn't been read.
  func finish() throws(RuleFileError) {
    if hasReadAll, innerReaders.allSatisfy(\.hasReadAll) { return }
    try requireKeys(innerReaders.reduce(known) { $0 + $1.known })
    for reader in innerReaders { try reader.requireKeys(reader.known) }
  }

  private func requireKeys(_ known: [StaticString]) throws(RuleFileError) {
    let keys = Set(known.map(\.description))
    for member in node.members where !keys.contains(member.name) {
      throw RuleFileError(
        "unknown key '\(member.name)'; \(Self.suggestion(for: member.name, among: keys.sorted()))",
        at: member.key)
    }
  }

  /// Whether each member has been asked for. Two of them may share a value, as aliases.
  private var hasReadAll: Bool { read.count == keys.count }

  /// The most similar of some words, or a list of all of them.
  package static func suggestion(for word: String, among words: [String]) -> String {
    if let nearest = EditDistance.nearest(to: word, among: words) { return "did you mean '\(nearest)'?" }
    return "expected one of " + words.map { "'\($0)'" }.joined(separator: ", ")
  }
}
