import OpenAPI
import Rules
import Syntax

/// Holds back what the markers of a document's files cover. Which rule speaks is settled before.
struct Suppressor {
  /// The enabled rules that some marker names, by id.
  private let rules: [String: RuleDescription]
  private let index: MarkerIndex
  private let shared: SharedParts

  init(_ document: APIDocument, _ shared: SharedParts, rules: RuleSet) {
    let trees = document.files
    let markers = trees.flatMap(CommentMarkers.markers) + ExtensionMarkers.markers(of: document, in: trees)
    index = MarkerIndex(markers)
    let named = rules.rules.map(\.description).filter { rule in markers.contains { $0.names(rule) } }
    self.rules = Dictionary(named.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.shared = shared
  }

  struct Outcome {
    var kept: [Finding] = []
    var suppressed: [Finding] = []
    var use = MarkerUse()
  }

  func apply(_ findings: [LocatedFinding]) -> Outcome {
    var outcome = Outcome(use: MarkerUse(markers: index.markers))
    for located in findings {
      guard let rule = rules[located.finding.rule] else {
        outcome.kept.append(located.finding)
        continue
      }
      let cover = cover(of: located, rule)
      let ids = cover.markers.map(\.id)
      guard cover.isComplete else {
        outcome.use.partial.formUnion(ids)
        outcome.kept.append(located.finding)
        continue
      }
      outcome.use.used.formUnion(ids)
      var finding = located.finding
      finding.suppression = Suppression(
        kind: .inSource, justification: cover.markers.lazy.compactMap(\.reason).first)
      outcome.suppressed.append(finding)
    }
    return outcome
  }

  /// What covers a finding.
  private struct Cover {
    let markers: [Marker]
    /// Whether that is enough; false where only some uses of a definition are covered.
    let isComplete: Bool
  }

  /// A finding is covered where its element is, or where all uses of the element are.
  private func cover(of located: LocatedFinding, _ rule: RuleDescription) -> Cover {
    let own = (index.covering(located.finding.place) + index.covering(located.element)).filter {
      $0.names(rule)
    }
    return own.isEmpty ? coverOfUses(of: located.element, rule) : Cover(markers: own, isComplete: true)
  }

  /// A reference in a part that is shared itself, and that no marker covers, stands for the uses of that part.
  private func coverOfUses(of element: Node, _ rule: RuleDescription) -> Cover {
    var markers: [Marker] = []
    var isComplete = true
    var seen: Set<Node> = []
    var pending = shared.sites(leadingTo: element)
    while let site = pending.popLast() {
      guard seen.insert(site).inserted else { continue }
      let found = index.covering(site).filter { $0.names(rule) }
      if found.isEmpty {
        let uses = shared.sites(leadingTo: site)
        if uses.isEmpty { isComplete = false }
        pending += uses
      }
      markers += found
    }
    return Cover(markers: markers, isComplete: isComplete && !markers.isEmpty)
  }
}
