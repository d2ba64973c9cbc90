/// What may be in a rule file, for those who write one.
package enum RuleLanguage {
  /// A word of the vocabulary.
  package struct Word: Sendable {
    package let word: String
    /// What it looks for, in Markdown.
    package let meaning: String
    /// The keys that it reads, without those of every entry.
    package let keys: [EntryKey]
    /// What its messages may fill in; of a check whose cases differ, all of it.
    package let placeholders: [String]
    /// The lists that a configuration can add to.
    package let lists: [String]
  }

  /// Every check, by its word.
  package static let checks = Vocabulary.checks.map { check in
    Word(
      word: check.word, meaning: check.meaning, keys: check.keys, placeholders: check.placeholders,
      lists: check.lists.map(\.rawValue))
  }

  /// The keys of the file itself.
  package static let fileKeys = Guideline.keys
  /// The keys of every entry.
  package static let entryKeys = RuleReader.keys
  /// The keys that an entry and each of its cases may have.
  package static let caseKeys = RuleReader.keysOfCases
  /// Which headers a rule looks at.
  package static let selectionKeys = Selection.keys
  /// What `where` and `unless` may say.
  package static let conditionKeys = Condition.keys
}
