import Rules

/// The user's choice of rules, resolved to existing rules. Takes precedence over every configuration.
struct ResolvedSelection: Sendable {
  let book: RuleBook
  /// The name of a guideline; nil to leave it to the configuration.
  let profile: String?
  /// The words that select or give a severity, as they were given.
  let named: Set<String>
  /// Ids; nil for the whole profile.
  let selected: Set<String>?
  /// Ids.
  let ignored: Set<String>
  /// By id; nil for off.
  let severities: [String: Severity?]

  func profile(under configuration: Configuration) -> String {
    profile ?? configuration.profile ?? book.defaultProfile
  }

  /// The rules enabled for the files under a configuration.
  func rules(under configuration: Configuration) -> RuleSet {
    let chosen = rulesToChooseFrom(under: configuration)
    let names = Set(chosen.map(\.description.guideline))
    let guidelines = book.guidelines.filter { names.contains($0.name) }
    let severities = configuration.severities.merging(severities) { _, own in own }
    return RuleSet(
      rules: chosen.filter { isEnabled($0, configuration) },
      severities: severities.compactMapValues { $0 }, catalogue: book.catalogue, guidelines: guidelines,
      additions: configuration.additions)
  }

  /// The rules selected under a configuration with their severities there, including those that are off.
  func descriptions(under configuration: Configuration) -> [RuleDescription] {
    let enabled = rules(under: configuration)
    return rulesToChooseFrom(under: configuration).compactMap { rule in
      if rule.description.isCheckable, let rule = enabled.rule(rule.id) {
        return rule.description.with(severity: enabled.severity(of: rule))
      }
      let isChosen = !ignored.contains(rule.id) && selected?.contains(rule.id) ?? true
      return isChosen ? rule.description.with(severity: nil) : nil
    }.sorted { $0.id < $1.id }
  }

  /// The rules of the profile, and those outside the configuration's own that it turns on.
  private func rulesToChooseFrom(under configuration: Configuration) -> [Rule] {
    func rules(of profile: String) -> [Rule] { book.profile(profile)?.flatMap(\.rules) ?? [] }
    let profile = profile(under: configuration)
    let chosen = Set(rules(of: profile).map(\.id))
    let own = Set(rules(of: configuration.profile ?? book.defaultProfile).map(\.id))
    return book.guidelines.flatMap(\.rules).filter { rule in
      chosen.contains(rule.id) || configuration.turnsOn(rule.id) && !own.contains(rule.id)
    }
  }

  private func isEnabled(_ rule: Rule, _ configuration: Configuration) -> Bool {
    if ignored.contains(rule.id) { return false }
    if let severity = severities[rule.id], severity == nil { return false }
    if named.contains(rule.id) { return true }
    let configured = configuration.severities[rule.id]
    if let configured, configured == nil { return false }
    // Problems that prevent reading a document are reported whatever is selected.
    if rule.description.guideline == RuleBook.toolName { return true }
    // A set or a number means those of its rules that are on.
    let isOn = configured != nil || rule.description.severity != nil
    return isOn && selected?.contains(rule.id) ?? true
  }
}
