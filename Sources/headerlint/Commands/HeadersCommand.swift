import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint headers`
struct HeadersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headers",
    abstract:
      "List every header that documents define: where, with which schema, used by how many operations.")

  @OptionGroup var input: InputOptions

  @Option(help: "table, csv or json.")
  var format: InventoryFormat = .table

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let book = try RuleBook.carried()
    let outcome = try input.lint(book, RuleOptions.none, configuration.choice)
    try Output.writeResult { renderInventory(outcome.documents, as: format, to: $0) }
    for mistake in outcome.mistakes { Output.error.write("\(mistake)\n") }
    for problem in outcome.problems { Output.error.write("headerlint: \(problem.message)\n") }
    let unreadable = outcome.result.findings
    if !unreadable.isEmpty {
      Output.error.write(
        render(outcome.result, as: .compact, options: ReportOptions(version: ToolVersion.current)))
    }
    throw !outcome.hasFailed && unreadable.isEmpty ? ExitStatus.clean : ExitStatus.failed
  }
}

extension InventoryFormat: ExpressibleByArgument {}

extension RuleOptions {
  /// The tool's own findings about files that can't be read, and nothing else, whatever a configuration says.
  fileprivate static let none = RuleSelection(
    select: ["syntax", "not-openapi", "unsupported-version"],
    ignore: ["duplicate-key", "unused-suppression", "unused-configuration"],
    severities: ["syntax=error", "not-openapi=error", "unsupported-version=error"])
}
