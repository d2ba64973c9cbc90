import ArgumentParser
import Linting
import Reports
import Rules

/// `headerlint rules`
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules of the chosen profile.")

  @OptionGroup var rules: RuleOptions

  @Option(help: "text or json.")
  var format: CatalogueFormat = .text

  func run() throws {
    let book = try RuleBook.carried()
    let ruleSet = try rules.ruleSet(book)
    let descriptions = ruleSet.rules.map { $0.description.with(severity: ruleSet.severity(of: $0)) }
    Output.standard.write(renderRules(descriptions, as: format))
  }
}

extension CatalogueFormat: ExpressibleByArgument {}
