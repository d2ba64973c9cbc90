import Rules
import Syntax

/// The configuration of single rules: a severity, or a mapping of the severity and additions to the rule's
/// lists.
extension ConfigurationReader {
  mutating func readRules(_ node: Node, _ subject: String) {
    for member in values.members(node, subject) {
      guard let rule = rules.first(where: { $0.id == member.name }) else {
        let hint = hints.hint(for: member.name, hasSets: false)
        values.report("no rule is called '\(member.name)'; \(hint)", at: member.key)
        continue
      }
      configuration.words.append(ConfiguredWord(key: member.key, .rule))
      if member.value.isMapping {
        readRule(rule, member.value)
      } else if member.value.isSequence || member.value.isNull {
        values.report("'\(rule.id)' must be a severity or a mapping", at: member.value)
      } else {
        readSeverity(rule, member.value, "'\(rule.id)'")
      }
    }
  }

  private enum SeverityWord: String, CaseIterable {
    case error
    case warning
    case note
    case off
  }

  private mutating func readSeverity(_ rule: Rule, _ node: Node, _ subject: String) {
    guard let word = values.word(node, SeverityWord.self, subject) else { return }
    if word == .off, ToolFault.Rule.isAlwaysOn(rule.id) {
      return values.report(RuleSelection.alwaysOn(rule.id), at: node)
    }
    configuration.severities[rule.id] = .some(Severity(rawValue: word.rawValue))
  }

  private mutating func readRule(_ rule: Rule, _ node: Node) {
    let keys = ["severity"] + rule.lists.map(\.rawValue)
    var settings = RuleSettings()
    for member in node.members {
      if member.name == "severity" {
        readSeverity(rule, member.value, "'severity'")
      } else if let list = rule.lists.first(where: { $0.rawValue == member.name }) {
        settings[list] = readList(list, member.value)
      } else {
        let hint = ConfigurationValueReader.suggestion(member.name, keys)
        values.report("'\(rule.id)' has no setting '\(member.name)'; \(hint)", at: member.key)
      }
    }
    configuration.additions.rules[rule.id] = settings
  }

  private mutating func readList(_ list: RuleSettings.List, _ node: Node) -> [String] {
    let nodes = values.textNodes(node, "'\(list.rawValue)'")
    for word in nodes {
      if let mistake = Self.mistake(in: word.text!, list) { values.report(mistake, at: word) }
    }
    configuration.words += ConfiguredWord.elements(
      nodes, of: node, list == .abbreviations ? .abbreviation : .header)
    return nodes.map { $0.text! }
  }

  private static func mistake(in text: String, _ list: RuleSettings.List) -> String? {
    switch list {
    case .abbreviations: NameSyntax.mistake(inAbbreviation: text)
    case .permit: NameSyntax.mistake(inPattern: text)
    case .spellings: NameSyntax.mistake(inName: text)
    }
  }
}
