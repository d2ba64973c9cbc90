import HTTPFields
import OpenAPI
import Syntax

/// The enabled rules of a run, with their severities; runs them and settles precedence.
package struct RuleSet: Sendable {
  /// Sorted by id.
  package let rules: [Rule]
  /// Severities set by the user, for all cases of a rule; by id.
  private let severities: [String: Severity]
  /// What each rule is based on, looked up once for all documents.
  private let bases: [RuleBasis]
  private let precedence: Precedence
  /// The names of the profile's.
  private let guidelines: Set<String>
  /// All rules of the profile that know which header a name stands for, in the order in which they are asked.
  private let naming: [(rule: Rule, basis: RuleBasis, isEnabled: Bool)]
  /// All rules of the profile that demand something of schemas, the more specific ones first.
  private let demanding: [(rule: Rule, basis: RuleBasis)]

  package init(
    rules: [Rule], severities: [String: Severity], catalogue: FieldCatalogue, guidelines: [Guideline],
    additions: RuleAdditions = RuleAdditions()
  ) {
    self.rules = rules.sorted { $0.id < $1.id }
    self.severities = severities
    self.guidelines = Set(guidelines.map(\.name))
    let names = KnownNames(
      catalogue: catalogue, guideline: guidelines.flatMap(\.names),
      links: guidelines.reduce(into: [:]) { $0.merge($1.nameLinks) { first, _ in first } }
    ).adding(additions.headerNames)
    let lists = additions.rules.values
    let style = NameStyle(
      abbreviations: Abbreviations(guidelines.flatMap(\.abbreviations)),
      added: Set(lists.flatMap { $0[.abbreviations] }),
      names: names.adding(lists.flatMap { $0[.spellings] }.sorted()))
    let added = AddedNames(RuleSettings(), headers: additions.headers)
    let covered = Self.covered(self.rules)
    let shapes = HeaderShapes(additions.shapes)
    func basis(_ rule: Rule) -> RuleBasis {
      let own = additions.rules[rule.id]
      return RuleBasis(
        names: names.adding(own?[.spellings] ?? []), style: style,
        added: own.map { AddedNames($0, headers: additions.headers) } ?? added,
        shapes: shapes, covered: covered[rule.id] ?? [], override: severities[rule.id],
        severity: Self.severity(of: rule, severities))
    }
    bases = self.rules.map(basis)
    let known = Dictionary(zip(self.rules.map(\.id), bases), uniquingKeysWith: { first, _ in first })
    naming = guidelines.flatMap(\.rules).compactMap { rule in rule.namingRank.map { ($0, rule) } }
      .sorted { $0.0 < $1.0 }
      .map { _, rule in (rule, known[rule.id] ?? basis(rule), known[rule.id] != nil) }
    demanding = guidelines.reversed().flatMap(\.rules).filter(\.demandsOfSchemas).map { rule in
      (rule, known[rule.id] ?? basis(rule))
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

  /// A rule's severity in this run; for a rule with cases, the highest.
  package func severity(of rule: Rule) -> Severity { Self.severity(of: rule, severities) }

  private static func severity(of rule: Rule, _ severities: [String: Severity]) -> Severity {
    severities[rule.id] ?? rule.description.severity ?? .warning
  }

  /// A collector for one of the tool's own rules; nil if it isn't enabled.
  /// - Parameter limit: how many findings it takes.
  package func collector(for rule: ToolFault.Rule, limit: Int = .max) -> FindingCollector? {
    guard let index = rules.firstIndex(where: { $0.id == rule.rawValue }) else { return nil }
    var collector = FindingCollector(limit: limit)
    collector.begin(rules[index], at: index, bases[index])
    return collector
  }

  /// The rules' findings in a document.
  /// - Parameters:
  ///   - deprecations: what is deprecated in the document.
  ///   - isConfigured: whether the configuration lists the document.
  ///   - limit: how many findings are looked for.
  /// - Returns: the findings, and whether there are more.
  package func inspect(
    _ document: APIDocument, _ deprecations: DeprecationMarks, isConfigured: Bool = false, limit: Int = .max
  ) -> (findings: [RuleFinding], hasMore: Bool) {
    let found = found(document, deprecations, isConfigured, limit)
    let findings = TwinFindings(document).merging(precedence.settle(found.findings))
    return (SeveralPlaces.joining(findings), found.hasOverflown)
  }

  /// What each rule finds by itself. What they look up together is given back at the end.
  private func found(
    _ document: APIDocument, _ deprecations: DeprecationMarks, _ isConfigured: Bool, _ limit: Int
  ) -> FindingCollector {
    var collector = FindingCollector(limit: limit)
    let named = NamedEntries(document)
    let aliases = Aliases(document, named.spellings) { [naming] in
      naming.compactMap { rule, basis, isEnabled in
        rule.check?.namingCheck.map {
          Aliases.Judge(verdict: $0.naming(basis), spelling: $0.spelling(basis), isHeard: isEnabled)
        }
      }
    }
    let given = GivenHeaders(named, aliases)
    let contexts = RuleContexts(Memo(document, deprecations, aliases, guidelines: guidelines))
    func inspection(_ basis: RuleBasis, _ demands: SchemaDemands) -> Inspection {
      Inspection(
        document: document, isConfigured: isConfigured, basis: basis, contexts: contexts, named: named,
        aliases: aliases, demands: demands)
    }
    let demands = SchemaDemands { [demanding] in
      var demands = SchemaDemands.Table()
      for (rule, basis) in demanding where given.give(rule.occasion) {
        rule.check?.schemaDemanding?.addDemands(
          to: &demands, rule, inspection(basis, SchemaDemands { [:] }))
      }
      return demands
    }
    for (index, rule) in rules.enumerated() where rule.isChecked && given.give(rule.occasion) {
      if collector.hasOverflown { break }
      guard let check = rule.check else { continue }
      let basis = bases[index]
      collector.begin(rule, at: index, basis)
      check.inspect(inspection(basis, demands), &collector)
    }
    return collector
  }
}
