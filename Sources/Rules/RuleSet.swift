import HTTPFields
import OpenAPI
import Syntax

/// The rules that are enabled in a run, with their severities; runs them and settles which one speaks.
package struct RuleSet: Sendable {
  /// Sorted by id.
  package let rules: [Rule]
  /// Severities that the user sets, for all cases of a rule; by id.
  private let severities: [String: Severity]
  /// What each rule goes by, looked up once for all documents.
  private let bases: [RuleBasis]
  private let precedence: Precedence

  package init(
    rules: [Rule], severities: [String: Severity], catalogue: FieldCatalogue, guidelines: [Guideline],
    additions: RuleAdditions = RuleAdditions()
  ) {
    self.rules = rules.sorted { $0.id < $1.id }
    self.severities = severities
    let names = KnownNames(catalogue: catalogue, guideline: guidelines.flatMap(\.names))
      .adding(additions.headerNames)
    let added = AddedNames(RuleSettings(), headers: additions.headers)
    let covered = Self.covered(self.rules)
    let shapes = HeaderShapes(additions.shapes)
    bases = self.rules.map { rule in
      let own = additions.rules[rule.id]
      return RuleBasis(
        names: names.adding(own?[.spellings] ?? []),
        added: own.map { AddedNames($0, headers: additions.headers) } ?? added,
        shapes: shapes, covered: covered[rule.id] ?? [], override: severities[rule.id],
        severity: Self.severity(of: rule, severities))
    }
    precedence = Precedence(rules: self.rules)
  }

  private static func covered(_ rules: [Rule]) -> [String: [NamePattern]] {
    var covered: [String: [NamePattern]] = [:]
    for upper in rules where !upper.covers.isEmpty {
      for rule in rules where upper.covers.contains(where: { $0.matches(lowercase: rule.id) }) {
        covered[rule.id, default: []] += upper.headers
      }
    }
    return covered
  }

  package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

  /// A rule's severity in this run; of a rule with cases, the highest.
  package func severity(of rule: Rule) -> Severity { Self.severity(of: rule, severities) }

  private static func severity(of rule: Rule, _ severities: [String: Severity]) -> Severity {
    severities[rule.id] ?? rule.description.severity ?? .warning
  }

  /// What the rules say about a document.
  /// - Parameter deprecations: what is known of deprecated parts of the document.
  package func inspect(_ document: APIDocument, _ deprecations: DeprecationMarks) -> [RuleFinding] {
    var report = Report()
    let situations = Situations(Memo(document, deprecations))
    let named = NamedEntries(document)
    for (index, rule) in rules.enumerated() {
      guard let check = rule.check else { continue }
      let basis = bases[index]
      let inspection = Inspection(document: document, basis: basis, situations: situations, named: named)
      report.begin(rule, at: index, override: basis.override, severity: basis.severity)
      check.inspect(inspection, &report)
    }
    return precedence.settle(report.findings)
  }
}

/// What a rule says about an element.
///
/// A class, because thousands of them are handed on.
package final class RuleFinding: Sendable {
  package let rule: String
  /// Where the rule stands among those that are enabled.
  let ruleIndex: Int
  /// Index of the rule's case.
  let variant: Int
  package let severity: Severity
  /// The guideline's own word, which may differ from case to case.
  package let level: Level?
  package let header: String
  package let message: String
  /// The text to look at.
  package let place: Place
  /// The element that is wrong.
  package let element: Node
  /// The references that lead to it.
  package let sites: UseList
  /// The entries that it speaks about.
  let elements: [Node]
  /// The rules that see the same defect and are silent, sorted.
  package let also: [String]
  /// What it says holds only while nothing refers to this element, in this document or another.
  package let unlessReferenced: Node?

  init(
    _ message: String, about subject: Subject, rule: String, ruleIndex: Int, variant: Int,
    severity: Severity, level: Level?
  ) {
    self.rule = rule
    self.ruleIndex = ruleIndex
    self.variant = variant
    self.severity = severity
    self.level = level
    self.message = message
    header = subject.header
    place = subject.place
    element = subject.element
    sites = subject.sites
    elements = subject.elements
    unlessReferenced = subject.unlessReferenced
    also = []
  }

  /// The same finding, speaking for rules that are silent.
  /// - Parameter also: their ids, sorted.
  init(_ finding: RuleFinding, also: [String]) {
    rule = finding.rule
    ruleIndex = finding.ruleIndex
    variant = finding.variant
    severity = finding.severity
    level = finding.level
    header = finding.header
    message = finding.message
    place = finding.place
    element = finding.element
    sites = finding.sites
    elements = finding.elements
    unlessReferenced = finding.unlessReferenced
    self.also = also
  }
}
