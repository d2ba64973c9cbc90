import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    // Where this is the root of what is parsed, it is a command of another one: it has no completion script of its own,
    // which the parser would otherwise look for first.
    _superCommandName: "headerlint",
    abstract: "Check documents (the command by default).",
    discussion: """
      Exit code: 0 nothing at or above --fail-on, 1 findings, 2 the command could not do its work.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("How findings are written.", valueName: "format"))
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp("Write findings to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var reports: ReportFiles
  @OptionGroup var baseline: BaselineOptions

  @Flag(help: "Write, instead of findings, how many each rule has and in how many documents.")
  var statistics = false

  @Option(help: "The severity from which on findings make the exit code 1: error, warning, note or never.")
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp("Make the exit code 1 where there are more warnings than this.", valueName: "count"))
  var maxWarnings: Int?

  @Option(help: "Colours in text: auto, always or never; NO_COLOR is obeyed.")
  var color: ColorChoice = .auto

  @Flag(help: "Show suppressed findings as well, marked.")
  var showSuppressed = false

  @Flag(help: "Write findings only, no summary.")
  var quiet = false

  @OptionGroup var configuration: ConfigurationOptions

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note
    case never

    /// Nil where no finding matters.
    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  func validate() throws {
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings is a number from 0 on") }
    guard !statistics || format == .text || format == .json else {
      throw ValidationError("--statistics is written as text or json, not as \(format.rawValue)")
    }
    try reports.requireDifferentFiles(output: output)
  }

  func run() throws {
    let book = try RuleBook.carried()
    var outcome = try input.lint(book, rules.selection, configuration.choice)
    let notice = try baseline.apply(
      to: &outcome, configured: outcome.baselines, usesConfiguration: configuration.isNearest, inFull: !quiet)
    try writeReport(outcome)
    Output.error.write(notice)
    writeSummary(outcome)
    // The process ends here: to release a model of millions of nodes one by one would take longer than to write it.
    status(outcome).exit()
  }

  private func writeReport(_ outcome: LintOutcome) throws(Failure) {
    let options = ReportOptions(
      version: ToolVersion.current, useColor: Output.usesColor(color, toFile: output != nil),
      failures: outcome.mistakes.map(\.description) + outcome.problems.map(\.message),
      showSuppressed: showSuppressed, jobs: input.jobs)
    if let output {
      try Output.write(toFile: output) { write(outcome.result, options, to: $0) }
    } else {
      try Output.writeResult { write(outcome.result, options, to: $0) }
    }
    try reports.write(outcome.result, options)
  }

  private func write(_ result: LintResult, _ options: ReportOptions, to sink: ReportSink) {
    if statistics {
      renderStatistics(result, asJSON: format == .json).withUnsafeBytes(sink)
    } else {
      render(result, as: format, options: options, to: sink)
    }
  }

  private func writeSummary(_ outcome: LintOutcome) {
    for mistake in outcome.mistakes { Output.error.write("\(mistake)\n") }
    for problem in outcome.problems { Output.error.write("headerlint: \(problem.message)\n") }
    guard !quiet else { return }
    if outcome.result.documents.isEmpty, outcome.result.findings.isEmpty {
      if !outcome.hasFailed { Output.error.write("headerlint: warning: no OpenAPI document found\n") }
    } else {
      Output.error.write(summary(outcome.result))
    }
  }

  private func status(_ outcome: LintOutcome) -> ExitStatus {
    if outcome.hasFailed { return .failed }
    if let maxWarnings, outcome.result.count(.warning) > maxWarnings { return .findings }
    guard let threshold = failOn.severity else { return .clean }
    return outcome.result.findings.contains { $0.severity >= threshold } ? .findings : .clean
  }
}
