import Syntax

/// A rule: its description, its check, and its precedence over other rules.
///
/// A class, because lists of rules are sorted and filtered repeatedly.
package final class Rule: Sendable {
  package let description: RuleDescription
  /// Nil for uncheckable rules, and for the tool's own findings.
  private let kind: (any Check.Type)?
  /// Globs of the rules that skip this rule's headers, and those headers.
  let covers: [NamePattern]
  let headers: [NamePattern]
  /// What a document must have for the rule to say anything of it.
  let occasion: RuleOccasion
  /// When to ask it which header a name stands for; nil if it doesn't know.
  let namingRank: Int?
  /// Read for the first document that gives occasion: most documents do for a part of the rules only.
  private let body: @Sendable () -> RuleBody

  init(
    description: RuleDescription, check kind: (any Check.Type)?, covers: [NamePattern],
    headers: [NamePattern],
    entry: Node, body: @escaping @Sendable () -> RuleBody
  ) {
    self.description = description
    self.kind = kind
    self.covers = covers
    self.headers = headers
    occasion = kind.map { RuleOccasion(entry, $0) } ?? .always
    namingRank = kind?.namingRank(entry)
    self.body = body
  }

  var check: (any Check)? { body().check }

  /// In the entry's order; a single one if it doesn't list any.
  var cases: [RuleCase] { body().cases }

  /// Globs of the rules silenced when this rule reports the same text.
  var overText: [NamePattern] { body().overText }

  /// Whether it looks for anything in documents.
  var isChecked: Bool { kind != nil }

  /// Whether it demands something of the types or formats of headers.
  var demandsOfSchemas: Bool { kind?.demandsOfSchemas ?? false }

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
  package var judgesForm: Bool { kind?.judgesForm ?? false }

  /// The lists of the rule that a configuration can add to.
  package var lists: [RuleSettings.List] { kind?.lists ?? [] }
}

/// What a rule finds, and what it says of that.
struct RuleBody: Sendable {
  let check: (any Check)?
  let cases: [RuleCase]
  let overText: [NamePattern]
}
