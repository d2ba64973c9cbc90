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

  /// Collects what one of the tool's own rules says; nil where it isn't enabled.
  package func collector(for rule: ToolFault.Rule) -> FindingCollector? {
    guard let index = rules.firstIndex(where: { $0.id == rule.rawValue }) else { return nil }
    var collector = FindingCollector()
    collector.begin(rules[index], at: index, bases[index])
    return collector
  }

  /// What the rules say about a document.
  /// - Parameter deprecations: what is known of deprecated parts of the document.
  package func inspect(_ document: APIDocument, _ deprecations: DeprecationMarks) -> [RuleFinding] {
    var collector = FindingCollector()
    let contexts = RuleContexts(Memo(document, deprecations))
    let named = NamedEntries(document)
    for (index, rule) in rules.enumerated() {
      guard let check = rule.check else { continue }
      let basis = bases[index]
      let inspection = Inspection(document: document, basis: basis, contexts: contexts, named: named)
      collector.begin(rule, at: index, basis)
      check.inspect(inspection, &collector)
    }
    return SeveralPlaces.joining(TwinFindings(document).merging(precedence.settle(collector.findings)))
  }
}
