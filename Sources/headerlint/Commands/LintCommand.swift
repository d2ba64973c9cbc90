import ArgumentParser
import Linting
import Reports
import Rules
import Syntax

/// `headerlint lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check documents (the default command).",
    usage: "headerlint [lint] [<path> ...] [<option> ...]",
    discussion: HelpText.lint)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Fixes") var fixes: FixOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func validate() throws {
    try fixes.rejectOthers(output, baseline)
    if baseline.writeBaseline != nil, input.readsStandardInput, !input.namesStandardInput {
      throw ValidationError(
        "--write-baseline with '-' needs --stdin-filename: a baseline knows documents by their paths")
    }
    var claims = FileClaims()
    do throws(Failure) { try output.reports.claim(&claims, output: output.file) } catch {
      throw ValidationError(error.message)
    }
  }

  func run() throws {
    let session = try input.session(
      .carried(), rules.selection, configuration.choice, needsBaselines: baseline.usesConfigured)
    guard let level = fixes.level else {
      let outcome =
        try tellsFixes ? session.lintTryingFixes(input.files, baseline: known) : session.lint(input.files)
      try requireDifferentFiles(outcome)
      var outputs = OutputAttempts()
      return try report(outcome, nil, &outputs)
    }
    let fixed = try session.fix(input.files, level: level, isTrial: !fixes.writes) {
      outcome throws(Failure) in
      try requireDifferentFiles(outcome)
      return try known(outcome)
    }
    guard fixes.writes else { return try showDifference(fixed) }
    let written = session.write(fixed, input.files)
    var outputs = OutputAttempts()
    if let text = written.standardInput {
      outputs.attempt { () throws(Failure) in try Output.writeText(text) }
    }
    try report(written.outcome, written, &outputs)
  }

  /// What is recorded already.
  private func known(_ outcome: LintOutcome) throws(Failure) -> Baseline {
    if outcome.search == .nothing { return Baseline([]) }
    return try baseline.known(outcome, usesConfiguration: configuration.isNearest)
  }

  // MARK: Findings

  /// Whether anything says what could be fixed.
  private var tellsFixes: Bool {
    !output.quiet || ([output.format] + output.report.map(\.format)).contains(where: \.hasFixes)
  }

  /// - Parameters:
  ///   - fixed: nil where nothing was to be fixed.
  ///   - outputs: what has been written already.
  private func report(
    _ outcome: LintOutcome, _ fixed: FixOutcome?, _ outputs: inout OutputAttempts
  ) throws {
    var outcome = outcome
    // Where nothing was found, a baseline would lose its entries.
    let notice =
      outcome.search == .nothing
      ? ""
      : try baseline.apply(
        to: &outcome, configured: outcome.baselines, usesConfiguration: configuration.isNearest,
        inFull: !output.quiet, &outputs)
    let options = output.reportOptions(
      failures: outcome.mistakes.map(\.description) + outcome.problems.map(\.message), jobs: input.jobs)
    outputs.attempt { () throws(Failure) in
      try output.write(outcome.result, options, isTaken: fixed?.standardInput != nil)
    }
    output.reports.write(outcome.result, options, &outputs)
    outputs.writeFailures()
    Output.error.write(notice)
    writeObstacles(outcome, fixed)
    if !output.quiet, outcome.search == .found { Output.error.write(summary(of: outcome, fixed)) }
    if outputs.haveFailed { ExitStatus.failed.exit() }
    end(outcome, fixed, isFailure: output.failure.isFailure(outcome.result))
  }

  private func requireDifferentFiles(_ outcome: LintOutcome) throws(Failure) {
    guard output.file != nil || !output.report.isEmpty || baseline.writeBaseline != nil else { return }
    var claims = FileClaims()
    claims.protect(outcome, readsStandardInput: input.readsStandardInput)
    try baseline.claim(
      &claims, configured: outcome.baselines, usesConfiguration: configuration.isNearest)
    try output.reports.claim(&claims, output: output.file)
  }

  private func summary(of outcome: LintOutcome, _ fixed: FixOutcome?) -> String {
    Summary(
      outcome.result, minSeverity: output.minSeverity,
      failureIsHidden: output.failure.isHidden(outcome.result, output.minSeverity),
      hasOutline: !output.statistics,
      fixes: fixed.map { FixCounts(unsafe: $0.unsafeCount) } ?? FixCounts(outcome),
      fixed: fixed.map { count($0) }
    ).text
  }

  // MARK: Fixes

  private func showDifference(_ fixed: FixOutcome) throws {
    let diffs = fixed.files.map { file in
      UnifiedDiff(
        path: file.repositoryPath(from: .current), old: Array(file.source.bytes), new: file.bytes,
        changes: file.changes
      ).bytes
    }
    try output.writeText(Array(diffs.joined()))
    writeObstacles(fixed.outcome, fixed)
    if !output.quiet, fixed.outcome.search == .found { Output.error.write(count(fixed).text) }
    end(fixed.outcome, fixed, isFailure: diffs.contains { !$0.isEmpty })
  }

  private func count(_ fixed: FixOutcome) -> FixedCount {
    FixedCount(
      findings: fixed.fixedCount, files: fixed.files.count, more: fixed.unsafeCount,
      isTrial: !fixes.writes)
  }

  // MARK: The end

  private func writeObstacles(_ outcome: LintOutcome, _ fixed: FixOutcome?) {
    outcome.writeObstacles()
    for problem in fixed?.problems ?? [] { Output.error.writeLine("headerlint: \(problem)") }
    input.writeSearch(outcome, quiet: output.quiet)
  }

  /// The process ends here: to release a model of millions of nodes one by one would take longer than to write it.
  private func end(_ outcome: LintOutcome, _ fixed: FixOutcome?, isFailure: Bool) -> Never {
    if input.isFailure(outcome) || fixed?.problems.isEmpty == false { ExitStatus.failed.exit() }
    (isFailure ? ExitStatus.findings : .clean).exit()
  }
}
