import Rules
import Syntax

extension LintResult {
  /// Holds back the findings that have an entry in a baseline.
  /// - Parameter exists: whether a file still exists, by its path relative to the root of the repository.
  /// - Returns: the entries that this run should have matched, but did not or not as often as they count, and
  ///   those whose file is gone.
  package mutating func holdBack(
    _ baseline: Baseline, whereExists exists: (String) -> Bool = { _ in true }
  ) -> [Baseline.StaleEntry] {
    let scope = BaselineScope(self)
    let comparison = baseline.compare(
      findings, path: repositoryPath, covers: coveredRules, checks: scope.checks)
    findings = comparison.reported
    suppressed = (suppressed + comparison.held).sorted(by: Finding.isBefore)
    let isJudgedAlike = scope.knowsGuidelines(of: baseline)
    return comparison.stale.filter {
      isJudgedAlike && scope.covers($0.entry) || !exists($0.entry.subject.path)
    }
  }

  /// A baseline of the findings.
  /// - Parameters:
  ///   - old: the baseline to replace. Its entries for anything that this run did not check are kept.
  ///   - exists: whether a file still exists, by its path relative to the root of the repository.
  package func baseline(replacing old: Baseline, whereExists exists: (String) -> Bool) -> Baseline {
    let scope = BaselineScope(self)
    let kept = old.entries.filter { !scope.covers($0) && exists($0.subject.path) }
    // What rules say that the findings behind kept entries silence is recorded already.
    let new = Baseline(kept).compare(findings, path: repositoryPath, covers: coveredRules).reported
    // Rules that this run did not check are silenced as before.
    let silenced = old.entries.map { entry in
      (entry.subject, entry.also.filter { !scope.checks($0) })
    }
    let known = Dictionary(silenced, uniquingKeysWith: { first, _ in first })
    let entries = Baseline(of: new, path: repositoryPath, covers: coveredRules).entries.map { entry in
      Baseline.Entry(
        subject: entry.subject, also: entry.also + known[entry.subject, default: []], count: entry.count)
    }
    return Baseline(entries + kept)
  }

  /// The rules that leave a rule's headers to it.
  private var coveredRules: [String: [String]] {
    Dictionary(rules.map { ($0.id, $0.covers) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The entries that a run could have matched: those for the documents and rules it checked.
private struct BaselineScope {
  private let paths: Set<String>
  private let rules: Set<String>
  private let guidelines: Set<String>

  init(_ result: LintResult) {
    // An unreadable file isn't a document; a file that a document refers to either has findings or doesn't
    // count.
    let documents = result.documents.filter { !$0.isPartial }
    let sources = documents.map(\.source) + result.findings.filter { !$0.isOwn }.map(\.place.source)
    paths = Set(sources.map(result.repositoryPath))
    rules = Set(result.rules.map(\.id))
    guidelines = result.guidelines
  }

  func covers(_ entry: Baseline.Entry) -> Bool {
    paths.contains(entry.subject.path) && checks(entry.subject.rule)
  }

  func checks(_ rule: String) -> Bool { rules.contains(rule) }

  /// Whether the profile has every guideline that the baseline was written by. Rules of others say less without it: the
  /// guideline's spelling of a name, say.
  func knowsGuidelines(of baseline: Baseline) -> Bool {
    let profile = guidelines
    return baseline.entries.allSatisfy { entry in
      ([entry.subject.rule] + entry.also).allSatisfy { rule in
        let set = rule.split(separator: "/").first.map(String.init) ?? ""
        return profile.contains(set) || !RuleFiles.guidelines.contains(set)
      }
    }
  }
}
