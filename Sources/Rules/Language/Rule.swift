import Syntax

/// A rule: what its entry tells people, the check that it names, and how it stands to other rules.
///
/// A class, because lists of rules are sorted and filtered again and again.
package final class Rule: Sendable {
  package let description: RuleDescription
  /// Nil for what no document shows, and for the tool's own findings.
  let check: (any Check)?
  /// In the entry's order; one where it lists none.
  let cases: [RuleCase]
  /// Globs of the rules that are silent about a text when this rule speaks about the same text.
  let overText: [NamePattern]
  /// Globs of the rules that leave this rule's headers alone altogether, and those headers.
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

  /// The position of the case about a fault of the tool's own; the rule files are held to have one for each.
  func index(ofFault word: String) -> Int {
    guard let index = cases.firstIndex(where: { $0.fault == word }) else {
      preconditionFailure("\(id) has no case for \(word)")
    }
    return index
  }

  /// Whether one of its cases may silence another rule about the same element.
  /// - Parameter id: the other rule's, in lower case.
  package func isOver(_ id: String) -> Bool {
    cases.contains { $0.over.contains { $0.matches(lowercase: id) } }
  }

  /// The lists of the rule that a configuration can add to.
  package var lists: [RuleSettings.List] { check.map { type(of: $0).lists } ?? [] }
}
