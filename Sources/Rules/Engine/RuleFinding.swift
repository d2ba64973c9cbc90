/// What a rule says about an element.
///
/// A class, because thousands of them are handed on.
package final class RuleFinding: Sendable {
  /// The rule's id.
  package let rule: String
  /// The rule's position among those that are enabled.
  let ruleIndex: Int
  package let statement: Statement
  package let subject: Subject
  /// The highest of the rule that speaks and of those that are silent.
  package let severity: Severity
  /// The ids of the rules that see the same defect and are silent, sorted.
  package let also: [String]
  /// What does what the message says; nil where only people can, or where there are several ways.
  package let fix: Fix?

  /// Whether the guideline allows what is found, which then is no finding.
  var isAllowed: Bool { statement.ruleCase.isAllowed }

  package init(
    _ statement: Statement, about subject: Subject, rule: String, ruleIndex: Int = 0, severity: Severity,
    also: [String] = [], fix: Fix? = nil
  ) {
    self.rule = rule
    self.ruleIndex = ruleIndex
    self.statement = statement
    self.subject = subject
    self.severity = severity
    self.also = also
    self.fix = fix
  }

  /// The same finding, speaking for rules that are silent.
  /// - Parameters:
  ///   - also: their ids, sorted.
  ///   - severity: the highest of all.
  package func speaking(for also: [String], severity: Severity) -> RuleFinding {
    RuleFinding(
      statement, about: subject, rule: rule, ruleIndex: ruleIndex, severity: severity, also: also, fix: fix)
  }

  /// The same finding, speaking of further places.
  func speaking(of subject: Subject, saying statement: Statement? = nil, fix: Fix?) -> RuleFinding {
    RuleFinding(
      statement ?? self.statement, about: subject, rule: rule, ruleIndex: ruleIndex, severity: severity,
      also: also, fix: fix)
  }
}
