import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint headers`
struct HeadersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headers",
    abstract:
      "List every header in the documents: where, with which schema, and how many operations use it.")

  @OptionGroup var input: InputOptions

  @Option(help: "table, csv or json.")
  var format: InventoryFormat = .table

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let book = try RuleBook.carried()
    let outcome = try input.lint(book, Self.selection(book), configuration.choice)
    try Output.writeResult { renderInventory(outcome.documents, as: format, to: $0) }
    outcome.writeObstacles()
    input.writeSearch(outcome)
    let unreadable = outcome.result.findings
    if !unreadable.isEmpty {
      Output.error.write(
        render(outcome.result, as: .compact, options: ReportOptions(version: ToolVersion.current)))
    }
    throw !input.isFailure(outcome) && unreadable.isEmpty ? ExitStatus.clean : ExitStatus.failed
  }

  /// The tool's own findings about files that can't be read, and nothing else, whatever a configuration says.
  private static func selection(_ book: RuleBook) -> RuleSelection {
    let unreadable = ToolFault.Rule.ofUnreadableFiles.map(\.rawValue)
    let others = book.guidelines.flatMap(\.rules).map(\.id).filter { !unreadable.contains($0) }
    return RuleSelection(select: unreadable, ignore: others, severities: unreadable.map { $0 + "=error" })
  }
}

extension InventoryFormat: ExpressibleByArgument {}
