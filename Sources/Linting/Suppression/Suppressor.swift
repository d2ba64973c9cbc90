import OpenAPI
import Rules
import Syntax

/// Suppresses findings covered by directives in a document's files. Precedence between rules is settled
/// beforehand.
struct Suppressor {
  /// The enabled rules named by any directive, by id.
  private let rules: [String: RuleDescription]
  private let index: DirectiveIndex
  private let shared: SharedParts
  /// The covers of uses looked up so far, by part and rule.
  private var coversOfUses: [PartRule: Cover] = [:]

  private struct PartRule: Hashable {
    let part: Node
    let rule: String
  }

  init(_ document: APIDocument, _ shared: SharedParts, rules: RuleSet) {
    let trees = document.files
    let directives =
      trees.flatMap(CommentDirectives.directives) + ExtensionDirectives.directives(of: document, in: trees)
    index = DirectiveIndex(directives)
    let subjects = Set(directives.map(\.subject))
    self.rules = subjects.isEmpty ? [:] : Self.rules(in: rules, named: subjects)
    self.shared = shared
  }

  /// The directive at a position, 0-based; nil if there are fewer.
  func directive(at position: Int) -> Directive? { index.directives.dropFirst(position).first }

  private static func rules(in rules: RuleSet, named subjects: Set<Directive.Subject>) -> [String:
    RuleDescription]
  {
    let named = rules.rules.map(\.description).filter { rule in subjects.contains { $0.names(rule) } }
    return Dictionary(named.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  mutating func apply(_ findings: [Finding]) -> SuppressionOutcome {
    if index.directives.isEmpty { return SuppressionOutcome(kept: findings) }
    var outcome = SuppressionOutcome(use: SuppressionUsage(directives: index.directives))
    for finding in findings {
      // A directive for a silenced rule has an effect once the rule that speaks is off.
      for rule in finding.also.compactMap({ rules[$0] }) {
        cover(of: finding, rule).note(in: &outcome.use, isComplete: true)
      }
      guard let rule = rules[finding.rule] else {
        outcome.kept.append(finding)
        continue
      }
      let cover = cover(of: finding, rule)
      cover.note(in: &outcome.use, isComplete: cover.isComplete)
      guard cover.isComplete else {
        outcome.kept.append(finding)
        continue
      }
      var finding = finding
      finding.suppression = Suppression(kind: .inSource, justification: cover.reason)
      outcome.suppressed.append(finding)
    }
    return outcome
  }

  /// What covers a finding; shared by all findings of a rule in a shared part.
  private final class Cover {
    private let shares: [DirectiveGroup.Share]
    /// Whether it is sufficient; false if only some uses of a definition are covered.
    let isComplete: Bool
    /// The first reason given.
    let reason: String?
    private var isNoted = false

    init(_ shares: [DirectiveGroup.Share], isComplete: Bool) {
      self.shares = shares
      self.isComplete = isComplete
      reason = shares.lazy.compactMap(\.reason).first
    }

    convenience init(anyOf covers: [Cover]) {
      self.init(covers.flatMap(\.shares), isComplete: covers.contains(where: \.isComplete))
    }

    convenience init(allOf covers: [Cover]) {
      self.init(covers.flatMap(\.shares), isComplete: covers.allSatisfy(\.isComplete))
    }

    func note(in use: inout SuppressionUsage, isComplete: Bool) {
      guard !isNoted else { return }
      isNoted = true
      for share in shares { share.note(in: &use, isComplete: isComplete) }
    }
  }

  /// A finding is covered where all the places are of which it speaks, and each of these where one of its twins is.
  private mutating func cover(of finding: Finding, _ rule: RuleDescription) -> Cover {
    let own = cover(of: finding.element?.node, at: finding.place, rule)
    guard !finding.others.isEmpty || !finding.twins.isEmpty else { return own }
    var covers = [Cover(anyOf: [own] + finding.twins.map { cover(of: $0.element, at: $0.place, rule) })]
    for spot in finding.others {
      covers.append(
        Cover(anyOf: ([spot] + spot.twins).map { cover(of: $0.element, at: $0.place, rule) }))
    }
    return Cover(allOf: covers)
  }

  /// An element is covered where it is itself, or where all its uses are.
  private mutating func cover(of element: Node?, at place: Place, _ rule: RuleDescription) -> Cover {
    let own = (index.covering(place) + (element.map(index.covering) ?? []))
      .compactMap { $0.share(of: rule) }
    if !own.isEmpty { return Cover(own, isComplete: true) }
    return element.map { coverOfUses(of: $0, rule) } ?? Cover([], isComplete: false)
  }

  private mutating func coverOfUses(of element: Node, _ rule: RuleDescription) -> Cover {
    guard let part = shared.nearestPart(around: element) else { return Cover([], isComplete: false) }
    let key = PartRule(part: part, rule: rule.id)
    if let known = coversOfUses[key] { return known }
    let cover = coverOfUses(from: shared.sites(leadingTo: element), rule)
    coversOfUses[key] = cover
    return cover
  }

  /// An uncovered reference inside a shared part is covered if all uses of that part are.
  private func coverOfUses(from sites: [Node], _ rule: RuleDescription) -> Cover {
    var shares: [DirectiveGroup.Share] = []
    var isComplete = true
    var seen: Set<Node> = []
    var seenParts: Set<Node> = []
    var pending = sites
    while let site = pending.popLast() {
      guard seen.insert(site).inserted else { continue }
      let found = index.covering(site).compactMap { $0.share(of: rule) }
      shares += found
      guard found.isEmpty else { continue }
      guard let part = shared.nearestPart(around: site) else {
        isComplete = false
        continue
      }
      if seenParts.insert(part).inserted { pending += shared.sites(leadingTo: site) }
    }
    return Cover(shares, isComplete: isComplete && !shares.isEmpty)
  }
}

struct SuppressionOutcome {
  var kept: [Finding] = []
  var suppressed: [Finding] = []
  var use = SuppressionUsage()
}
