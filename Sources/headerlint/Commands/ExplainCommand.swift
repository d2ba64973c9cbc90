import ArgumentParser
import Linting
import Reports
import Rules
import Text

/// `headerlint explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one rule in full.")

  @Argument(help: "A rule's id, e.g. zalando/name-case; its name alone will do where one rule only has it.")
  var rule: String

  @Option(help: "text or json.")
  var format: CatalogueFormat = .text

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let book = try RuleBook.carried()
    let configured = try RuleListing.require(RuleSelection(), configuration.choice, book).rules
    // Rules outside the profile are explained as they are by default.
    let all = book.guidelines.flatMap(\.rules).map(\.description).map { description in
      configured.first { $0.id == description.id } ?? description
    }
    let found = all.filter { $0.id == rule || $0.name == rule }
    guard let description = found.first(where: { $0.id == rule }) ?? (found.count == 1 ? found[0] : nil)
    else {
      throw Failure(message: unknown(found.isEmpty ? all : found))
    }
    try Output.writeResult(renderExplanation(description, as: format))
  }

  private func unknown(_ candidates: [RuleDescription]) -> String {
    let ids = candidates.map(\.id)
    if let nearest = EditDistance.nearest(to: rule, among: ids + candidates.map(\.name)) {
      return "no rule is called '\(rule)'; did you mean '\(nearest)'?"
    }
    return "no rule is called '\(rule)'; 'headerlint rules' lists them"
  }
}
