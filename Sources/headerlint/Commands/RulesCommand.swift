import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules of the chosen profile.",
    discussion: "Profile and severities are those of the current folder's configuration.")

  @OptionGroup var rules: RuleOptions

  @Option(help: "text or json.")
  var format: CatalogueFormat = .text

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let listing = try RuleListing.require(rules.selection, configuration.choice, .carried())
    try Output.writeResult(renderRules(listing.rules, as: format))
  }
}

extension CatalogueFormat: ExpressibleByArgument {}
