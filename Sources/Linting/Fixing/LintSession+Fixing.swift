import SystemPackage

extension LintSession {
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
