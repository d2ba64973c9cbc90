import Syntax

extension Baseline {
  /// What a baseline makes of findings.
  package struct Comparison: Sendable {
    /// What it has no entry for, or more of than it has.
    package var reported: [Finding] = []
    /// What it has entries for, with the baseline as the reason.
    package var held: [Finding] = []
    /// The entries that held back fewer findings than they count.
    package var stale: [StaleEntry] = []
  }

  package struct StaleEntry: Equatable, Sendable {
    package let entry: Entry
    /// How many of the entry's findings are gone.
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
  package func compare(
    _ findings: [Finding], path: (SourceFile) -> String, covers: [String: [String]] = [:]
  ) -> Comparison {
    var matching = BaselineMatching(self)
    var comparison = Comparison()
    for finding in findings {
      if let subject = Subject(of: finding, path: path),
        matching.holds(subject, also: finding.silences(covers))
      {
        comparison.held.append(finding.suppressedByBaseline)
      } else {
        comparison.reported.append(finding)
      }
    }
    comparison.stale = matching.stale
    return comparison
  }

  /// Records findings, all but the tool's own.
  package init(of findings: [Finding], path: (SourceFile) -> String, covers: [String: [String]] = [:]) {
    self.init(
      findings.compactMap { finding in
        Subject(of: finding, path: path).map { Entry(subject: $0, also: finding.silences(covers), count: 1) }
      })
  }
}

extension Baseline.Subject {
  /// Nil for the tool's own findings: a document that can't be read rightly is nothing to get used to.
  init?(of finding: Finding, path: (SourceFile) -> String) {
    guard let pointer = finding.stablePointer, !finding.isOwn else { return nil }
    self.init(path: path(finding.place.source), rule: finding.rule, pointer: pointer, header: finding.header)
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

  /// Whether it is the tool's own, as `syntax` is: only those stand in no set.
  var isOwn: Bool { !rule.utf8.contains(UInt8(ascii: "/")) }
}
