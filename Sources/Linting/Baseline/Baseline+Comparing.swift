import Rules
import Syntax

extension Baseline {
  /// The result of comparing findings with a baseline.
  package struct Comparison: Sendable {
    /// Findings without an entry, or beyond an entry's count.
    package var reported: [Finding] = []
    /// Findings with an entry; their reason is the baseline.
    package var held: [Finding] = []
    /// Entries that matched fewer findings than they count.
    package var stale: [StaleEntry] = []
  }

  package struct StaleEntry: Equatable, Sendable {
    package let entry: Entry
    /// The number of the entry's findings that are gone.
    package let missing: Int

    package init(entry: Entry, missing: Int) {
      self.entry = entry
      self.missing = missing
    }
  }

  /// - Parameters:
  ///   - findings: in the order of a report; an entry holds back the first of them.
  ///   - path: a file's path relative to its repository's root.
  ///   - covers: by rule, the rules that are silent about its headers altogether.
  ///   - checks: whether the run checks a rule.
  package func compare(
    _ findings: [Finding], path: (SourceFile) -> String, covers: [String: [String]] = [:],
    checks: (String) -> Bool = { _ in true }
  ) -> Comparison {
    var matching = BaselineMatching(self, checks: checks)
    var comparison = Comparison()
    for finding in findings {
      if let subject = Subject(of: finding, path: path),
        Self.isHeld(finding, subject, finding.silences(covers), &matching, path: path)
      {
        comparison.held.append(finding.suppressedByBaseline)
      } else {
        comparison.reported.append(finding)
      }
    }
    comparison.stale = matching.stale
    return comparison
  }

  private static func isHeld(
    _ finding: Finding, _ subject: Subject, _ also: [String], _ matching: inout BaselineMatching,
    path: (SourceFile) -> String
  ) -> Bool {
    func subjects(_ spots: [Rules.Subject.Spot]) -> [Subject] {
      spots.map { Subject(of: finding, at: $0, path: path) }
    }
    if finding.others.isEmpty {
      let isHeld = matching.holds(subject, also: also)
      return matching.holds(anyOf: subjects(finding.twins)) || isHeld
    }
    let spots = finding.others.flatMap { [$0] + $0.twins } + finding.twins
    let isHeld = matching.holds(places: [subject] + subjects(spots), count: finding.placeCount)
    matching.use(allOf: subjects(spots.flatMap(\.twins) + finding.twins))
    return isHeld
  }

  /// Records findings, all but the tool's own.
  package init(of findings: [Finding], path: (SourceFile) -> String, covers: [String: [String]] = [:]) {
    self.init(
      findings.compactMap { finding in
        Subject(of: finding, path: path).map {
          Entry(subject: $0, also: finding.silences(covers), count: finding.placeCount)
        }
      })
  }
}

extension Baseline.Subject {
  /// Nil for the tool's own findings: a document that can't be read properly is not something to get used to.
  init?(of finding: Finding, path: (SourceFile) -> String) {
    guard let pointer = finding.stablePointer, !finding.isOwn else { return nil }
    self.init(path: path(finding.place.source), rule: finding.rule, pointer: pointer, header: finding.header)
  }

  /// The same at another place of which a finding speaks.
  fileprivate init(of finding: Finding, at spot: Rules.Subject.Spot, path: (SourceFile) -> String) {
    self.init(
      path: path(spot.place.source), rule: finding.rule, pointer: spot.element.stablePointer,
      header: finding.header)
  }
}

extension Finding {
  /// The rules that would speak of it if its own were off.
  fileprivate func silences(_ covers: [String: [String]]) -> [String] { also + covers[rule, default: []] }

  fileprivate var suppressedByBaseline: Finding {
    var finding = self
    finding.suppression = Suppression(kind: .external, justification: "baseline")
    return finding
  }

  /// How many places it speaks of; what is in a twin is one with it.
  fileprivate var placeCount: Int { 1 + others.count }

  /// Whether it is the tool's own, as `syntax` is: only those are in no set.
  var isOwn: Bool { !rule.utf8.contains(UInt8(ascii: "/")) }
}
