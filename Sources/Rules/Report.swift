/// What checks have to say about a document, in the name of the rules that they belong to.
struct Report {
  private(set) var findings: [RuleFinding] = []
  private var current: RuleOfRun?

  /// A rule with what it is in this run.
  private struct RuleOfRun {
    let rule: Rule
    let index: Int
    let override: Severity?
    let severity: Severity
  }

  /// Makes a rule the one that speaks from now on.
  /// - Parameters:
  ///   - index: where it stands among those that are enabled.
  ///   - override: the severity that the user sets for all its cases.
  ///   - severity: that of cases that have none of their own.
  mutating func begin(_ rule: Rule, at index: Int, override: Severity?, severity: Severity) {
    current = RuleOfRun(rule: rule, index: index, override: override, severity: severity)
  }

  /// - Parameters:
  ///   - variant: index of the entry's case, 0 where it has none.
  ///   - message: one sentence without a full stop, that says what to write instead.
  mutating func add(_ message: String, about subject: Subject, variant: Int = 0) {
    guard let current else { preconditionFailure("no rule speaks") }
    let rule = current.rule
    let isCase = rule.severities.indices.contains(variant)
    let own = isCase ? rule.severities[variant] : nil
    findings.append(
      RuleFinding(
        message, about: subject, rule: rule.id, ruleIndex: current.index, variant: variant,
        severity: current.override ?? own ?? current.severity,
        level: isCase ? rule.levels[variant] : rule.description.level))
  }
}
