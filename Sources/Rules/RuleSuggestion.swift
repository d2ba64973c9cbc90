extension [RuleDescription] {
  /// What was meant by a word that is no id: the id of a rule that is called so without its set, else of one whose id or
  /// name is spelt nearly so, or another word; nil where nobody can tell.
  /// - Parameter others: what else may have been meant, e.g. the names of sets.
  package func suggestion(for word: String, others: [String] = []) -> String? {
    if let named = first(where: { $0.name == word }) { return named.id }
    if let nearest = EditDistance.nearest(to: word, among: map(\.id) + others) { return nearest }
    let name = EditDistance.nearest(to: word, among: map(\.name))
    return first { $0.name == name }?.id
  }
}
