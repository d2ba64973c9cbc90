import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint lint`
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check documents (the command by default).",
    discussion: """
      Exit code: 0 nothing at or above --fail-on, 1 findings, 2 the command could not do its work.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions

  @Option(help: "How findings are written: text, compact, json or sarif.")
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp("Write findings to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "The severity from which on findings make the exit code 1: error, warning, note or never.")
  var failOn: FailOn = .error

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

  func run() throws {
    let book = try RuleBook.carried()
    let outcome = try input.run(book, rules.selection, configuration.choice).run()
    try writeReport(outcome)
    writeSummary(outcome)
    throw status(outcome)
  }

  private func writeReport(_ outcome: LintRun.Outcome) throws(Failure) {
    let options = ReportOptions(
      version: ToolVersion.current, useColor: Output.usesColor(color, toFile: output != nil),
      failures: outcome.mistakes.map(\.description) + outcome.problems.map(\.message),
      showSuppressed: showSuppressed)
    let report = render(outcome.result, as: format, options: options)
    if let output { try Output.write(report, toFile: output) } else { Output.standard.write(report) }
  }

  private func writeSummary(_ outcome: LintRun.Outcome) {
    for mistake in outcome.mistakes { Output.error.write("\(mistake)\n") }
    for problem in outcome.problems { Output.error.write("headerlint: \(problem.message)\n") }
    guard !quiet else { return }
    if outcome.result.documents.isEmpty, outcome.result.findings.isEmpty {
      if !outcome.hasFailed { Output.error.write("headerlint: warning: no OpenAPI document found\n") }
    } else {
      Output.error.write(summary(outcome.result))
    }
  }

  private func status(_ outcome: LintRun.Outcome) -> ExitStatus {
    if outcome.hasFailed { return .failed }
    guard let threshold = failOn.severity else { return .clean }
    return outcome.result.findings.contains { $0.severity >= threshold } ? .findings : .clean
  }
}
