import Syntax

/// A rule: what its entry tells people, the check that it names, and how it stands to other rules.
///
/// A class, because lists of rules are sorted and filtered again and again.
package final class Rule: Sendable {
  package let description: RuleDescription
  /// Nil for what no document shows, and for the tool's own findings.
  let check: (any Check)?
  /// The severity of each case, in the entry's order; nil for off.
  let severities: [Severity?]
  /// The guideline's word for each case.
  let levels: [Level?]
  /// For each case, globs of the rules that are silent about an element when this rule speaks about it.
  let over: [[NamePattern]]
  /// Globs of the rules that are silent about a text when this rule speaks about the same text.
  let overText: [NamePattern]
  /// Globs of the rules that leave this rule's headers alone altogether, and those headers.
  let covers: [NamePattern]
  let headers: [NamePattern]

  init(
    description: RuleDescription, check: (any Check)?, severities: [Severity?], levels: [Level?],
    over: [[NamePattern]], overText: [NamePattern], covers: [NamePattern], headers: [NamePattern]
  ) {
    self.description = description
    self.check = check
    self.severities = severities
    self.levels = levels
    self.over = over
    self.overText = overText
    self.covers = covers
    self.headers = headers
  }

  package var id: String { description.id }

  /// The lists of the rule that a configuration can add to.
  package var lists: [RuleSettings.List] { check.map { type(of: $0).lists } ?? [] }
}
