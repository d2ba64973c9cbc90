import Text

/// The names of rules, for suggesting what was meant by unknown words.
package struct RuleHints: Sendable {
  private let ids: [String]
  private let names: [String]
  private let sets: [String]

  package init(_ rules: [RuleDescription]) {
    ids = rules.map(\.id)
    names = rules.map(\.name)
    sets = Set(rules.map(\.guideline)).sorted()
  }

  /// The hint for a word that names no rule.
  /// - Parameter hasSets: whether it may have been meant to be a set.
  package func hint(for word: String, hasSets: Bool) -> String {
    Self.hint(suggestion(for: word, hasSets: hasSets))
  }

  /// - Parameter suggestion: nil if nothing is near.
  package static func hint(_ suggestion: String?) -> String {
    suggestion.map { "did you mean '\($0)'?" } ?? "'headerlint rules' lists them"
  }

  /// What a word that names no rule was probably meant to be; nil if nothing is near.
  package func suggestion(for word: String, hasSets: Bool) -> String? {
    suggestion(for: word, hasSets ? sets : [])
  }

  /// A rule with this name without its set, else a rule or set with a similar id or name; nil if there is
  /// none.
  private func suggestion(for word: String, _ sets: [String]) -> String? {
    if let named = names.firstIndex(of: word) { return ids[named] }
    if let nearest = EditDistance.nearest(to: word, among: ids + sets) { return nearest }
    return EditDistance.nearest(to: word, among: names).map { ids[names.firstIndex(of: $0)!] }
  }
}
