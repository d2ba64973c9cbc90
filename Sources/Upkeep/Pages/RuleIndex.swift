import Reports
import Rules

/// The page that lists all rules, in Markdown.
struct RuleIndex {
  let guidelines: [Guideline]

  var text: String {
    let sets = guidelines.filter { $0.name != RuleBook.toolName }
    let own = guidelines.filter { $0.name == RuleBook.toolName }
    return ([Self.introduction] + (sets + own).map(section)).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # The rules

    Made by `make generate` from the entries in [rules/](..) and the documents in [fixtures/](../../fixtures).
    `headerlint explain RULE` says much of it on the command line. [The language of rule files](language.md).
    """

  private func section(_ guideline: Guideline) -> String {
    let rows = guideline.rules.map(\.description).map { rule in
      let link = rule.isCheckable ? "[\(rule.name)](\(PageLinks.path(rule)).md)" : rule.name
      return "| \(link) | \(rule.severityWord) | \(PageLinks.number(rule)) | \(rule.title) |"
    }
    let table = ["| rule | severity | guideline | |", "|---|---|---|---|"] + rows
    return "\(heading(guideline))\n\n" + table.joined(separator: "\n")
  }

  private func heading(_ guideline: Guideline) -> String {
    if guideline.name == RuleBook.toolName {
      return "## The tool's own findings\n\nThey are part of every profile."
    }
    let extends = guideline.extends.map { "`\($0)`" }.joined(separator: " and ")
    let others = extends.isEmpty ? "." : " and those of \(extends)."
    return
      "## \(guideline.name): \(guideline.title)\n\nThe profile `\(guideline.name)` has these rules\(others)"
  }
}
