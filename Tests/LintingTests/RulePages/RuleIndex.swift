import Rules

/// The page that lists all rules, in Markdown.
struct RuleIndex {
  let guidelines: [Guideline]

  var text: String {
    let sets = guidelines.filter { $0.name != RuleBook.toolName }.map(section)
    let own = guidelines.filter { $0.name == RuleBook.toolName }.map(ownSection)
    return ([Self.introduction] + sets + own).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # The rules

    Made from the entries in [rules/](..) and the documents in [fixtures/](../../fixtures); `UPDATE_FIXTURES=1 swift test`
    makes these pages anew. `headerlint explain RULE` says much of it on the command line.
    """

  private func section(_ guideline: Guideline) -> String {
    let extends = guideline.extends.map { "`\($0)`" }.joined(separator: " and ")
    let profile =
      "The profile `\(guideline.name)` has these rules"
      + (extends.isEmpty ? "." : " and those of \(extends).")
    let rows = guideline.rules.map(\.description).map { rule in
      let citation = rule.number.map { "[\($0)](\(rule.url ?? "")) \(rule.level?.rawValue ?? "")" } ?? ""
      let link = rule.isCheckable ? "[\(rule.name)](\(rule.id).md)" : rule.name
      let severity = rule.isCheckable ? rule.severity?.rawValue ?? "off" : "not checkable"
      return "| \(link) | \(severity) | \(citation) | \(rule.title) |"
    }
    let table = ["| rule | severity | guideline | |", "|---|---|---|---|"] + rows
    return "## \(guideline.name): \(guideline.title)\n\n\(profile)\n\n" + table.joined(separator: "\n")
  }

  private func ownSection(_ guideline: Guideline) -> String {
    let rules = guideline.rules.map(\.description).map { rule in
      "### \(rule.id)\n\n\(rule.severity?.rawValue ?? "off"): \(rule.title).\n\n\(rule.why)"
    }
    return "## The tool's own findings\n\nThey are part of every profile.\n\n"
      + rules.joined(separator: "\n\n")
  }
}
