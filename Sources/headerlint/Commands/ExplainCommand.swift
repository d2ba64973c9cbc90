import ArgumentParser
import Linting
import Reports
import Rules
import Text

/// `headerlint explain RULE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a rule in full, or all rules with a guideline number.")

  @Argument(
    help: """
      A rule's id, e.g. zalando/name-case, its name or a part of it, e.g. etag, or a number of its guideline, e.g. \
      zalando#182 or 182.
      """,
    completion: .rule)
  var rule: String

  @Option(help: "text or json.")
  var format: CatalogueFormat = .text

  @OptionGroup var configuration: ConfigurationOptions

  /// More that only have a word in common are no answer.
  private static let most = 6

  func run() throws {
    let book = try RuleBook.carried()
    let configured = try RuleListing.require(RuleSelection(), configuration.choice, book).rules
    let all = book.guidelines.flatMap(\.rules)
    let found = named(all)
    let isNumber = found.contains { $0.description.isNumbered(word) }
    guard !found.isEmpty, isNumber || found.count <= Self.most else {
      throw Failure(message: unknown(found, all))
    }
    let explanations = found.map { rule in
      // Rules outside the profile are explained as they are by default.
      RuleExplanation(
        rule, as: configured.first { $0.id == rule.id } ?? rule.description,
        example: RuleExample(of: rule.id))
    }
    try Output.writeResult(renderExplanations(explanations, as: format))
  }

  /// Ids are in lower case, but the headers in their names aren't elsewhere: `ETag`.
  private var word: String { asciiLowercase(rule) }

  private func named(_ all: [Rule]) -> [Rule] {
    if word.isEmpty { return [] }
    let ways: [(Rule) -> Bool] = [
      { $0.id == word }, { $0.description.name == word }, { $0.description.isNumbered(word) },
      { $0.id.contains(word) },
    ]
    return ways.lazy.map { all.filter($0) }.first { !$0.isEmpty } ?? []
  }

  private func unknown(_ found: [Rule], _ all: [Rule]) -> String {
    if rule.isEmpty { return "name a rule; 'headerlint rules' lists them" }
    if !found.isEmpty {
      let ids = found.map(\.id).sorted().joined(separator: ", ")
      return "'\(rule)' is a part of \(found.count) names; choose one of \(ids)"
    }
    if let number = rule.split(separator: "#", omittingEmptySubsequences: false).last, Int(number) != nil {
      return "no rule has the number \(number); 'headerlint rules' lists them"
    }
    let names = all.map(\.id) + all.map(\.description.name)
    if let nearest = EditDistance.nearest(to: rule, among: names) {
      return "no rule is called '\(rule)'; did you mean '\(nearest)'?"
    }
    return "no rule is called '\(rule)'; 'headerlint rules' lists them"
  }
}
