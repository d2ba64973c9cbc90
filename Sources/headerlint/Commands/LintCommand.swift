import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    // As the root of the command tree it must name its parent: otherwise the parser would look for a
    // completion script of its own first.
    _superCommandName: "headerlint",
    abstract: "Check documents (the command by default).",
    usage: "headerlint [lint] [<path> ...] [<option> ...]",
    discussion: HelpText.lint)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var reports: ReportFiles
  @OptionGroup(title: "Output") var failure: FailureOptions
  @OptionGroup(title: "Baseline") var baseline: BaselineOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func validate() throws {
    var claims = FileClaims()
    do throws(Failure) { try reports.claim(&claims, output: output.file) } catch {
      throw ValidationError(error.message)
    }
  }

  func run() throws {
    let book = try RuleBook.carried()
    var outcome = try input.lint(book, rules.selection, configuration.choice)
    try requireDifferentFiles(outcome)
    // Where nothing was found, a baseline would lose its entries.
    let notice =
      outcome.search == .nothing
      ? ""
      : try baseline.apply(
        to: &outcome, configured: outcome.baselines, usesConfiguration: configuration.isNearest,
        inFull: !output.quiet)
    let options = output.reportOptions(
      failures: outcome.mistakes.map(\.description) + outcome.problems.map(\.message), jobs: input.jobs)
    try output.write(outcome.result, options)
    try reports.write(outcome.result, options)
    Output.error.write(notice)
    outcome.writeObstacles()
    input.writeSearch(outcome, quiet: output.quiet)
    if !output.quiet, outcome.search == .found { Output.error.write(summary(of: outcome.result)) }
    // The process ends here: to release a model of millions of nodes one by one would take longer than to write it.
    if input.isFailure(outcome) { ExitStatus.failed.exit() }
    (failure.isFailure(outcome.result) ? ExitStatus.findings : .clean).exit()
  }

  private func requireDifferentFiles(_ outcome: LintOutcome) throws(Failure) {
    guard output.file != nil || !reports.report.isEmpty || baseline.writeBaseline != nil else { return }
    var claims = FileClaims()
    claims.protect(outcome, readsStandardInput: input.paths.contains("-"))
    try baseline.claim(
      &claims, configured: outcome.baselines, usesConfiguration: configuration.isNearest)
    try reports.claim(&claims, output: output.file)
  }

  private func summary(of result: LintResult) -> String {
    Summary(
      result, minSeverity: output.minSeverity,
      failureIsHidden: failure.isHidden(result, output.minSeverity), hasOutline: !output.statistics
    ).text
  }
}
