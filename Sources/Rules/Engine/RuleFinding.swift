/// What a rule finds in an element.
///
/// A class to make passing it around cheap.
package final class RuleFinding: Sendable {
  /// The rule's id.
  package let rule: String
  package let statement: Statement
  package let subject: Subject
  /// The highest severity of the reported rule and the silenced ones.
  package let severity: Severity
  private let index: Int32
  /// The ids of silenced rules that found the same defect, sorted.
  package let also: [String]
  /// A fix that does what the message says; nil if it takes a person, or if there are several ways.
  package let fix: Fix?

  /// The rule's index among the enabled rules.
  var ruleIndex: Int { Int(index) }

  /// Whether the guideline allows what is found, so that it isn't a finding.
  var isAllowed: Bool { statement.ruleCase.isAllowed }

  package init(
    _ statement: Statement, about subject: Subject, rule: String, ruleIndex: Int = 0, severity: Severity,
    also: [String] = [], fix: Fix? = nil
  ) {
    self.rule = rule
    index = Int32(ruleIndex)
    self.statement = statement
    self.subject = subject
    self.severity = severity
    self.also = also
    self.fix = fix
  }

  /// The same finding, on behalf of silenced rules too.
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
