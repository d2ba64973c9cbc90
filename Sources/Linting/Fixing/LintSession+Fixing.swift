import Platform
import Syntax
import SystemPackage
import Text

extension LintSession {
  /// Lints, and tries the fixes of what aliases show elsewhere too: before, nobody knows whether they would bring new
  /// findings.
  /// - Parameter baseline: what holds findings back, given the outcome; not asked where there is nothing to try.
  package func lintTryingFixes<Failure: Error>(
    _ input: LintInput, baseline: (LintOutcome) throws(Failure) -> Baseline
  ) throws(Failure) -> LintOutcome {
    let first = lintOnce(input)
    var outcome = first.outcome
    let drafts = outcome.result.findings.compactMap(outcome.result.fixes.drafts.draftToTry)
    guard !drafts.isEmpty else { return outcome }
    let known = try baseline(outcome)
    keep(first)
    // Standard input can't be read again.
    let part = input.readsStandardInput ? nil : input.part(of: outcome, with: drafts)
    var rounds = FixRounds(
      self, part ?? input, part.map(lintAgain) ?? first, known, level: .unsafe, isTrial: true)
    outcome.result.fixes.tried = rounds.run().tried
    rounds.undo()
    return outcome
  }

  /// Lints, and makes the fixes of the findings in memory.
  /// - Parameters:
  ///   - isTrial: whether nothing will be written.
  ///   - baseline: what holds findings back, given the first outcome.
  package func fix<Failure: Error>(
    _ input: LintInput, level: FixLevel, isTrial: Bool,
    baseline: (LintOutcome) throws(Failure) -> Baseline
  ) throws(Failure) -> FixOutcome {
    let first = lintAgain(input)
    var rounds = FixRounds(
      self, input, first, try baseline(first.outcome), level: level, isTrial: isTrial)
    return rounds.run()
  }

  /// Writes the fixed files. Those that can't be written, or have changed since they were read, are left alone, and so are
  /// those that belong to them.
  /// - Returns: what came of it.
  package func write(_ fixed: FixOutcome, _ input: LintInput) -> FixOutcome {
    var fixed = fixed
    let failures = fixed.units.map { FixWriter.write($0) }
    guard failures.contains(where: { !$0.isEmpty }) else { return fixed }
    for (unit, problems) in zip(fixed.units, failures) where !problems.isEmpty {
      fixed.problems += problems
      for path in unit.files.compactMap(\.target.path) { removeOverlay(at: path) }
    }
    fixed.units = zip(fixed.units, failures).filter { $0.1.isEmpty }.map(\.0)
    fixed.outcome = lintAgain(input).outcome
    return fixed
  }
}

extension LintInput {
  /// Only the documents that use the files that some fixes change.
  fileprivate func part(of outcome: LintOutcome, with drafts: [DraftedFix]) -> LintInput {
    let changed = Set(drafts.flatMap(\.edits).map { Address($0.source) })
    let documents = outcome.inputs.sources.filter { $0.contains { changed.contains(Address($0)) } }
    return LintInput(
      paths: documents.map { FilePath(shown: $0[0].path).exactText }, exclude: exclude,
      excludeFolder: excludeFolder, skipOther: skipOther, standardInputName: nil)
  }
}
