import OpenAPI
import Rules
import Syntax

/// Holds back what the markers of a document's files cover. Which rule speaks is settled before.
struct Suppressor {
  private let document: APIDocument
  /// The enabled rules that some marker names, by id.
  private let rules: [String: RuleDescription]
  private let index: MarkerIndex
  private let operations: [Node: [Int]]

  init(_ document: APIDocument, rules: RuleSet) {
    self.document = document
    let trees = document.trees
    let markers = trees.flatMap(CommentMarkers.markers) + ExtensionMarkers.markers(of: document, in: trees)
    index = MarkerIndex(markers)
    operations = index.hasObjects ? document.operationsByNode() : [:]
    let named = rules.rules.map(\.description).filter { rule in markers.contains { $0.names(rule) } }
    self.rules = Dictionary(named.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
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
    if !own.isEmpty { return Cover(markers: own, isComplete: true) }
    let sites = cover(of: located.sites, rule)
    if sites.isComplete { return sites }
    let around = aroundOperations(using: located.element, rule)
    return around.isEmpty ? sites : Cover(markers: around, isComplete: true)
  }

  /// References that are mere links on the way of others count with those.
  private func cover(of sites: [Node], _ rule: RuleDescription) -> Cover {
    var markers: [Marker] = []
    var open: [Node] = []
    for site in sites {
      let found = covering(site, rule)
      if found.isEmpty { open.append(site) }
      markers += found
    }
    if !markers.isEmpty, !open.isEmpty {
      let targets = Set(sites.compactMap(Self.fragment))
      open.removeAll { targets.contains($0.pointer) }
    }
    return Cover(markers: markers, isComplete: !markers.isEmpty && open.isEmpty)
  }

  /// The markers that cover a use.
  private func covering(_ site: Node, _ rule: RuleDescription) -> [Marker] {
    let markers = index.covering(site).filter { $0.names(rule) }
    return markers.isEmpty ? aroundOperations(using: site, rule) : markers
  }

  /// The markers around the operations that use a node; none where there is none around one of them.
  private func aroundOperations(using node: Node, _ rule: RuleDescription) -> [Marker] {
    var markers: [Marker] = []
    for number in operations[node, default: []] {
      let operation = document.operations[number]
      let around = (index.around(operation.node) + index.around(operation.keyNode)).filter {
        $0.names(rule)
      }
      if around.isEmpty { return [] }
      markers += around
    }
    return markers
  }

  private static func fragment(of reference: Node) -> String? {
    guard let text = reference["$ref"]?.text, let hash = text.firstIndex(of: "#") else { return nil }
    return String(text[text.index(after: hash)...])
  }
}
