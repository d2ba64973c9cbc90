import Text

/// What rules are called, to say what was meant by a word that names none: made once for many such words.
package struct RuleHints: Sendable {
  private let ids: [String]
  private let names: [String]
  private let sets: [String]

  package init(_ rules: [RuleDescription]) {
    ids = rules.map(\.id)
    names = rules.map(\.name)
    sets = Set(rules.map(\.guideline)).sorted()
  }

  /// What to say of a word that names no rule.
  /// - Parameter hasSets: whether a set may have been meant.
  package func hint(for word: String, hasSets: Bool) -> String {
    suggestion(for: word, hasSets ? sets : []).map { "did you mean '\($0)'?" }
      ?? "'headerlint rules' lists them"
  }

  /// The id of a rule that is called so without its set, else of one whose id or name is spelt nearly so, or such a set; nil
  /// where nobody can tell.
  private func suggestion(for word: String, _ sets: [String]) -> String? {
    if let named = names.firstIndex(of: word) { return ids[named] }
    if let nearest = EditDistance.nearest(to: word, among: ids + sets) { return nearest }
    return EditDistance.nearest(to: word, among: names).map { ids[names.firstIndex(of: $0)!] }
  }
}
