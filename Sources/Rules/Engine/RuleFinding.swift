/// What a rule finds in an element.
///
/// A class to make passing it around cheap.
package final class RuleFinding: Sendable {
  private let speaker: Speaker
  package let statement: Statement
  package let subject: Subject
  /// The highest severity of the reported rule and the silenced ones.
  package let severity: Severity
  /// The ids of silenced rules that found the same defect, sorted.
  package let also: [String]
  /// A fix that does what the message says; nil if it takes a person, or if there are several ways.
  package let fix: Fix?

  /// A rule of a run. A class, because a document may have very many findings of one.
  final class Speaker: Sendable {
    let id: String
    /// Its index among the enabled rules.
    let index: Int

    init(id: String, index: Int) {
      self.id = id
      self.index = index
    }
  }

  /// The rule's id.
  package var rule: String { speaker.id }

  /// The rule's index among the enabled rules.
  var ruleIndex: Int { speaker.index }

  /// Whether the guideline allows what is found, so that it isn't a finding.
  var isAllowed: Bool { statement.ruleCase.isAllowed }

  /// A finding by itself.
  package convenience init(
    _ statement: Statement, about subject: Subject, rule: String, severity: Severity, also: [String] = [],
    fix: Fix? = nil
  ) {
    self.init(
      statement, about: subject, by: Speaker(id: rule, index: 0), severity: severity, also: also, fix: fix)
  }

  init(
    _ statement: Statement, about subject: Subject, by speaker: Speaker, severity: Severity,
    also: [String] = [], fix: Fix? = nil
  ) {
    self.speaker = speaker
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
      statement, about: subject, by: speaker, severity: severity, also: also, fix: fix)
  }

  /// The same finding, speaking of further places.
  func speaking(of subject: Subject, saying statement: Statement? = nil, fix: Fix?) -> RuleFinding {
    RuleFinding(
      statement ?? self.statement, about: subject, by: speaker, severity: severity, also: also, fix: fix)
  }
}
