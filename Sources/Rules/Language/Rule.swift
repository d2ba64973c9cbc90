import Syntax

/// A rule: its description, its check, and its precedence over other rules.
///
/// A class, because lists of rules are sorted and filtered repeatedly.
package final class Rule: Sendable {
  package let description: RuleDescription
  /// Nil for uncheckable rules, and for the tool's own findings.
  let check: (any Check)?
  /// In the entry's order; a single one if it doesn't list any.
  let cases: [RuleCase]
  /// Globs of the rules silenced when this rule reports the same text.
  let overText: [NamePattern]
  /// Globs of the rules that skip this rule's headers, and those headers.
  let covers: [NamePattern]
  let headers: [NamePattern]

  init(
    description: RuleDescription, check: (any Check)?, cases: [RuleCase], overText: [NamePattern],
    covers: [NamePattern], headers: [NamePattern]
  ) {
    self.description = description
    self.check = check
    self.cases = cases
    self.overText = overText
    self.covers = covers
    self.headers = headers
  }

  package var id: String { description.id }

  /// The index of the case for one of the tool's own faults, which exists for each.
  func index(ofFault word: String) -> Int {
    guard let index = cases.firstIndex(where: { $0.fault == word }) else {
      preconditionFailure("\(id) has no case for \(word)")
    }
    return index
  }

  /// Whether one of its cases may silence another rule about the same element.
  package func isOver(_ other: Rule) -> Bool {
    cases.contains { $0.over.contains { $0.matches(lowercase: other.id) } }
      || rejects && other.judgesForm
      || other.cases.contains { $0.under.contains { $0.matches(lowercase: id) } }
  }

  /// Whether one of its cases is about headers that should not be there.
  package var rejects: Bool { cases.contains(where: \.rejects) }

  /// Whether it has nothing to say of such a header.
  package var judgesForm: Bool { check.map { type(of: $0).judgesForm } ?? false }

  /// The lists of the rule that a configuration can add to.
  package var lists: [RuleSettings.List] { check.map { type(of: $0).lists } ?? [] }
}
