/// Collects what is found, in the name of the rule that is at work.
package struct FindingCollector {
  package private(set) var findings: [RuleFinding] = []
  private var current: RuleOfRun?

  /// A rule with what it is in this run.
  private struct RuleOfRun {
    let rule: Rule
    let index: Int
    let basis: RuleBasis
  }

  /// Makes a rule the one that speaks from now on.
  /// - Parameter index: where it stands among those that are enabled.
  mutating func begin(_ rule: Rule, at index: Int, _ basis: RuleBasis) {
    current = RuleOfRun(rule: rule, index: index, basis: basis)
  }

  private var speaker: RuleOfRun {
    guard let current else { preconditionFailure("no rule speaks") }
    return current
  }

  /// - Parameters:
  ///   - index: of the entry's case, 0 where it lists none.
  ///   - text: which of its texts is said.
  ///   - arguments: what fills the placeholders of that text.
  ///   - fix: what does what the text says.
  mutating func add(
    case index: Int = 0, _ text: RuleCase.Text = .message, about subject: Subject, arguments: Arguments,
    fix: Fix? = nil
  ) {
    add(statement(case: index, text, arguments: arguments), about: subject, fix: fix)
  }

  /// Adds one of the tool's own findings.
  package mutating func add(
    _ fault: ToolFault, about subject: Subject, arguments: Arguments = .none, fix: Fix? = nil
  ) {
    let index = fault.word.map { speaker.rule.index(ofFault: $0) } ?? 0
    add(case: index, about: subject, arguments: arguments, fix: fix)
  }

  /// What the rule says, for checks that say the same of many headers.
  func statement(
    case index: Int = 0, _ text: RuleCase.Text = .message, arguments: Arguments
  ) -> Statement {
    Statement(speaker.rule.cases[index], text, arguments)
  }

  /// A case of the rule that speaks.
  func ruleCase(_ index: Int) -> RuleCase { speaker.rule.cases[index] }

  mutating func add(_ statement: Statement, about subject: Subject, fix: Fix? = nil) {
    let speaker = speaker
    findings.append(
      RuleFinding(
        statement, about: subject, rule: speaker.rule.id, ruleIndex: speaker.index,
        severity: speaker.basis.override ?? statement.ruleCase.severity ?? speaker.basis.severity, fix: fix))
  }
}
