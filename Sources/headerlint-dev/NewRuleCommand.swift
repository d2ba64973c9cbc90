import ArgumentParser
import TestSupport
import Upkeep

struct NewRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-rule",
    abstract: "Begin a rule: its entry in the rule file of its set, and the documents of its fixture.")

  @Argument(help: ArgumentHelp("Its set and its name, such as zalando/etag-schema.", valueName: "rule"))
  var id: String

  @Option(
    help: ArgumentHelp("The check that it goes by; rules/docs/language.md has them.", valueName: "word"))
  var check: String

  func run() throws {
    let rule: NewRule
    do {
      rule = try NewRule(id, check: check)
    } catch let mistake as NewRule.Mistake {
      throw ValidationError(mistake.description)
    }
    for path in try Checkout(Repository.root).write(rule.files()) { print(path) }
    print()
    print(rule.advice, terminator: "")
  }
}
