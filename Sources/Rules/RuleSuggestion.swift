import Text

extension [RuleDescription] {
  /// What to say of a word that names no rule.
  /// - Parameter hasSets: whether a set may have been meant.
  package func hint(for word: String, hasSets: Bool) -> String {
    let sets = hasSets ? Set(map(\.guideline)).sorted() : []
    return suggestion(for: word, sets).map { "did you mean '\($0)'?" } ?? "'headerlint rules' lists them"
  }

  /// The id of a rule that is called so without its set, else of one whose id or name is spelt nearly so, or such a set; nil
  /// where nobody can tell.
  private func suggestion(for word: String, _ sets: [String]) -> String? {
    if let named = first(where: { $0.name == word }) { return named.id }
    if let nearest = EditDistance.nearest(to: word, among: map(\.id) + sets) { return nearest }
    let name = EditDistance.nearest(to: word, among: map(\.name))
    return first { $0.name == name }?.id
  }
}
