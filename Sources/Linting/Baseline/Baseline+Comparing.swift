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
  package func compare(_ findings: [Finding], path: (SourceFile) -> String) -> Comparison {
    var left = Dictionary(uniqueKeysWithValues: entries.map { ($0.subject, $0.count) })
    var comparison = Comparison()
    // Entries for a document as a whole, where now some of its operations are spoken of one by one.
    var summaries: Set<Subject> = []
    func isHeld(_ subject: Subject) -> Bool {
      if let count = left[subject], count > 0 {
        left[subject] = count - 1
        return true
      }
      guard let summary = subject.summary, let count = left[summary],
        count > 0 || summaries.contains(summary)
      else { return false }
      summaries.insert(summary)
      left[summary] = 0
      return true
    }
    for finding in findings {
      if let subject = Subject(of: finding, path: path), isHeld(subject) {
        comparison.held.append(finding.suppressedByBaseline)
      } else {
        comparison.reported.append(finding)
      }
    }
    comparison.stale = entries.compactMap { entry in
      let missing = left[entry.subject]!
      return missing > 0 ? StaleEntry(entry: entry, missing: missing) : nil
    }
    return comparison
  }

  /// Records findings, all but the tool's own.
  package init(of findings: [Finding], path: (SourceFile) -> String) {
    self.init(findings.compactMap { Subject(of: $0, path: path).map { Entry(subject: $0, count: 1) } })
  }
}

extension Baseline.Subject {
  /// Nil for the tool's own findings: a document that can't be read rightly is nothing to get used to.
  init?(of finding: Finding, path: (SourceFile) -> String) {
    guard let pointer = finding.stablePointer, !finding.isOwn else { return nil }
    self.init(path: path(finding.place.source), rule: finding.rule, pointer: pointer, header: finding.header)
  }

  /// What a rule says once that would say the same of every operation; nil where this is no matter of an operation.
  fileprivate var summary: Baseline.Subject? {
    guard pointer.hasPrefix("/paths/") else { return nil }
    return Baseline.Subject(path: path, rule: rule, pointer: "/paths", header: header)
  }
}

extension Finding {
  fileprivate var suppressedByBaseline: Finding {
    var finding = self
    finding.suppression = Suppression(kind: .external, justification: "baseline")
    return finding
  }

  /// Whether it is the tool's own, as `syntax` is: only those stand in no set.
  var isOwn: Bool { !rule.utf8.contains(UInt8(ascii: "/")) }
}
