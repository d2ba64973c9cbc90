import Rules
import Syntax

/// Finds the markers that had no effect in any document of a run.
struct UnusedMarkers {
  static let rule = "unused-suppression"

  /// Everything that rules are called, enabled or not.
  private let known: [RuleDescription]
  private let uses: [Use]
  private let used: Set<Marker.ID>
  private let partial: Set<Marker.ID>

  /// The markers of a document, and the rules that were enabled for it.
  struct Use {
    let markers: MarkerUse
    let rules: RuleSet
    /// The file in which markers without effect are unused. In others they may have one for documents that the run didn't
    /// look at. Nil where it looked at all.
    var onlyIn: SourceFile?
  }

  init(_ uses: [Use], known: [RuleDescription]) {
    self.known = known
    self.uses = uses
    used = uses.reduce(into: []) { $0.formUnion($1.markers.used) }
    partial = uses.reduce(into: []) { $0.formUnion($1.markers.partial) }
  }

  /// One finding for each marker, however many documents reach it.
  func findings() -> [Finding] {
    var told = used
    var findings: [Finding] = []
    for use in uses {
      guard let rule = use.rules.rule(Self.rule) else { continue }
      for marker in use.markers.markers where !told.contains(marker.id) {
        guard let message = message(marker, use) else { continue }
        told.insert(marker.id)
        findings.append(
          Finding(
            rule: rule.id, severity: use.rules.severity(of: rule), message: message, place: marker.place,
            pointer: marker.pointer))
      }
    }
    return findings
  }

  /// Nil where nothing is wrong with the marker, or nothing can be told in this run.
  private func message(_ marker: Marker, _ use: Use) -> String? {
    if let fault = marker.fault { return fault }
    let mayBeUsed = use.onlyIn.map { $0 !== marker.place.source } ?? false
    switch marker.subject {
    case .number: return nil
    case .all:
      guard !mayBeUsed, isDecided(known, use.rules) else { return nil }
      return "there is nothing to suppress here; delete the suppression"
    case .word(let word):
      let named = known.filter { $0.isNamed(by: word) }
      if named.isEmpty {
        return "no rule or set is called '\(word)'; \(known.hint(for: word, hasSets: true))"
      }
      if !Self.isSuppressible(word) { return "'\(word)' can't be suppressed" }
      guard !mayBeUsed, isDecided(named, use.rules) else { return nil }
      return partial.contains(marker.id)
        ? "'\(word)' is reported all the same, because the definition has uses without this suppression; suppress it at all uses, or at the definition"
        : "'\(word)' has nothing to report here; delete it from the suppression"
    }
  }

  /// Whether all rules were at work that are on by default. Otherwise one that wasn't may be the one that is meant.
  private func isDecided(_ named: [RuleDescription], _ rules: RuleSet) -> Bool {
    let enabled = Set(rules.rules.map(\.id))
    let expected = named.filter { $0.severity != nil || enabled.contains($0.id) }
    return !expected.isEmpty && expected.allSatisfy { enabled.contains($0.id) }
  }

  static func isSuppressible(_ rule: String) -> Bool { !unsuppressible.contains(rule) }

  /// What keeps a document from being read rightly is said whatever the document says.
  private static let unsuppressible: Set = [
    "syntax", "not-openapi", "unsupported-version", "unused-configuration", rule,
  ]
}
