/// Collects findings on behalf of the current rule.
package struct FindingCollector {
  package private(set) var findings: [RuleFinding] = []
  /// How many findings it takes.
  private let limit: Int
  /// Whether there were more.
  package private(set) var hasOverflown = false
  private var current: RuleOfRun?

  /// A rule with its settings in this run.
  private final class RuleOfRun {
    let rule: Rule
    let name: RuleFinding.Speaker
    let basis: RuleBasis
    /// Every finding asks for one of them.
    private(set) lazy var cases = rule.cases

    init(_ rule: Rule, _ index: Int, _ basis: RuleBasis) {
      self.rule = rule
      name = RuleFinding.Speaker(id: rule.id, index: index)
      self.basis = basis
    }
  }

  package init(limit: Int = .max) {
    self.limit = limit
  }

  /// Makes a rule the current one.
  /// - Parameter index: its index among the enabled rules.
  mutating func begin(_ rule: Rule, at index: Int, _ basis: RuleBasis) {
    current = RuleOfRun(rule, index, basis)
  }

  private var speaker: RuleOfRun {
    guard let current else { preconditionFailure("no rule speaks") }
    return current
  }

  /// - Parameters:
  ///   - index: of the entry's case; 0 if it doesn't list any.
  ///   - text: which of the case's texts to use.
  ///   - arguments: the values of the text's placeholders.
  ///   - fix: does what the text says.
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

  /// The statement of the rule, for checks that reuse it for many headers.
  func statement(
    case index: Int = 0, _ text: RuleCase.Text = .message, arguments: Arguments, url: String? = nil
  ) -> Statement {
    Statement(speaker.cases[index], text, arguments, url: url)
  }

  /// A case of the current rule.
  func ruleCase(_ index: Int) -> RuleCase { speaker.cases[index] }

  mutating func add(_ statement: Statement, about subject: Subject, fix: Fix? = nil) {
    guard findings.count < limit else {
      hasOverflown = true
      return
    }
    let speaker = speaker
    findings.append(
      RuleFinding(
        statement, about: subject, by: speaker.name,
        severity: speaker.basis.override ?? statement.ruleCase.severity ?? speaker.basis.severity, fix: fix))
  }
}
