import Linting
import Rules

/// One rule in full, as its page has it.
package struct RuleExplanation {
  let rule: RuleDescription
  private let lists: [RuleSettings.List]
  let example: RuleExample?

  /// - Parameters:
  ///   - description: the rule as it is configured.
  ///   - example: nil for a rule that no document can break.
  package init(_ rule: Rule, as description: RuleDescription, example: RuleExample?) {
    self.rule = description
    lists = rule.lists
    self.example = example
  }

  var text: String {
    var lines = [rule.id, rule.title, ""] + facts
    lines += section("Why", wrapped(rule.why, width: 96))
    if let example {
      lines += section("What it flags", Self.lines(example.bad))
      lines += section("What it says", example.findings.flatMap(Self.bulleted))
    }
    if let advice = rule.advice { lines += section("What to do", wrapped(advice, width: 96)) }
    if let write = rule.write { lines += section("Write instead", Self.lines(write)) }
    if let good = example?.good { lines += section("Correct example", Self.lines(good)) }
    lines += section("What it doesn't flag", rule.ignores.flatMap(Self.bulleted))
    if rule.isCheckable {
      lines += section("Configure it, in \(Configuration.fileName)", settings)
      lines += section("Make an exception, at the end of the line or above it", exception)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var facts: [String] {
    var lines = ["Severity:  \(rule.severityWord)"]
    let number = rule.citation
    if !rule.isOwn {
      lines.append("Guideline: \(rule.guidelineTitle)" + (number.isEmpty ? "" : ", \(number)"))
    }
    if let url = rule.url { lines.append("Link:      \(url)") }
    return lines
  }

  private var settings: [String] {
    let words = ["error", "warning", "note"] + (ToolFault.Rule.isAlwaysOn(rule.id) ? [] : ["off"])
    let others = words.filter { $0 != rule.severityWord }
    if lists.isEmpty {
      return ["rules:", "  \(rule.id): \(others[0])  # or \(others.dropFirst().joined(separator: ", "))"]
    }
    return [
      "rules:", "  \(rule.id):",
      "    severity: \(others[0])  # or \(others.dropFirst().joined(separator: ", "))",
    ]
      + lists.map { "    \($0.rawValue): \($0.example)" }
  }

  private var exception: [String] {
    rule.isSuppressible
      ? ["# headerlint: ignore \(rule.id) -- why it stays"] : []
  }

  /// Nothing where it has no lines.
  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A sentence as an item of a list.
  private static func bulleted(_ sentence: String) -> [String] {
    wrapped(sentence, width: 94).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
  }
}

extension RuleSettings.List {
  /// A value, with what it means.
  package var example: String {
    switch self {
    case .abbreviations: "[KYC]  # words that stay in capitals"
    case .permit: "[X-Acme-*]  # names that are permitted, and globs over names"
    case .spellings: "[X-GitHub-Event]  # names as they are to be spelt"
    }
  }
}
