import Rules

/// What a user wants of the rules, in terms of the rules that there are. It stands above every configuration.
struct ResolvedSelection: Sendable {
  let book: RuleBook
  /// The name of a guideline; nil where it is left to the configuration.
  let profile: String?
  /// The words that select, as they were given.
  let named: Set<String>
  /// Ids; nil for all of the profile.
  let selected: Set<String>?
  /// Ids.
  let ignored: Set<String>
  /// By id; nil for off.
  let severities: [String: Severity?]

  func profile(under configuration: Configuration) -> String {
    profile ?? configuration.profile ?? book.defaultProfile
  }

  /// The rules that are enabled for the files of a configuration.
  func rules(under configuration: Configuration) -> RuleSet {
    let guidelines = book.profile(profile(under: configuration)) ?? []
    let severities = configuration.severities.merging(severities) { _, own in own }
    return RuleSet(
      rules: guidelines.flatMap(\.rules).filter { isEnabled($0, configuration) },
      severities: severities.compactMapValues { $0 }, catalogue: book.catalogue, guidelines: guidelines,
      additions: configuration.additions)
  }

  /// The rules that are chosen under a configuration with the severities that they have there, also those that are off.
  func descriptions(under configuration: Configuration) -> [RuleDescription] {
    let enabled = rules(under: configuration)
    let guidelines = book.profile(profile(under: configuration)) ?? []
    return guidelines.flatMap(\.rules).compactMap { rule in
      if rule.description.isCheckable, let rule = enabled.rule(rule.id) {
        return rule.description.with(severity: enabled.severity(of: rule))
      }
      let isChosen = !ignored.contains(rule.id) && selected?.contains(rule.id) ?? true
      return isChosen ? rule.description.with(severity: nil) : nil
    }.sorted { $0.id < $1.id }
  }

  private func isEnabled(_ rule: Rule, _ configuration: Configuration) -> Bool {
    if ignored.contains(rule.id) { return false }
    if let severity = severities[rule.id] { return severity != nil }
    if named.contains(rule.id) { return true }
    let configured = configuration.severities[rule.id]
    if let configured, configured == nil { return false }
    // What keeps a document from being read is said whatever is selected.
    if rule.description.guideline == RuleBook.toolName { return true }
    return selected?.contains(rule.id) ?? (configured != nil || rule.description.severity != nil)
  }
}
