import Rules
import TestSupport

/// The page about the language of rule files, rules/docs/language.md, in Markdown.
struct LanguagePage {
  static let path = "rules/docs/language.md"

  private let usage: LanguageUsage

  static func files() throws -> GeneratedFiles {
    GeneratedFiles([path: LanguagePage(usage: try LanguageUsage()).text])
  }

  private var text: String {
    let sections = [
      Self.introduction, file, entry, selection, conditions, Self.heading("Checks", Self.aboutChecks),
    ]
    return (sections + RuleLanguage.checks.map(section)).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # The language of rule files

    A guideline is a file of rules, such as [rules/zalando.yaml](../zalando.yaml); a rule is an entry in it that names a
    check and gives it its parameters. `headerlint-dev new-rule` starts one. This page is made by `make generate` from the
    checks themselves, and the examples are from the rule files. [All rules](README.md).
    """

  private static func heading(_ title: String, _ text: String) -> String { "## \(title)\n\n\(text)" }

  // MARK: What all rules have

  private var file: String {
    Self.heading(
      "The file", "What is at the top of a rule file.\n\n" + table(RuleLanguage.fileKeys))
  }

  private var entry: String {
    let cases = """
      An entry may list variants of itself under `cases`. Each has its own message, and takes what it doesn't say from the
      entry around it: these keys, and those of its check.
      """
    return Self.heading(
      "An entry", "\(table(RuleLanguage.entryKeys))\n\n\(cases)\n\n\(table(RuleLanguage.caseKeys))")
  }

  private var selection: String {
    let about = """
      Which headers a rule looks at. Most checks take these keys. A shared header counts if one of its uses
      matches.
      """
    return Self.heading(
      "Selection", "\(about)\n\n\(table(RuleLanguage.selectionKeys) { usage.example(ofSelection: $0) })")
  }

  private var conditions: String {
    let about = """
      `where` says when a rule looks at something: all of its conditions must hold. `unless` says when it doesn't: one
      mapping of conditions, or a list of them, each of which is enough. A condition that can't be decided doesn't hold.
      """
    return Self.heading(
      "Conditions", "\(about)\n\n\(table(RuleLanguage.conditionKeys) { usage.example(ofCondition: $0) })")
  }

  // MARK: Checks

  private static let aboutChecks = """
    For each word of `check`: what it looks for, and the keys that it takes in addition to those above. Placeholders in
    messages are in braces.
    """

  private func section(_ check: RuleLanguage.Word) -> String {
    let own = check.keys.filter { !Self.isShared($0) }
    let shared = check.keys.filter(Self.isShared).map { "`\($0.name)`" }
    var parts = ["### \(check.word)", check.meaning]
    if !own.isEmpty { parts.append(table(own)) }
    var lines: [String] = []
    if !shared.isEmpty { lines.append("Shared keys: \(shared.joined(separator: ", ")).") }
    lines.append("In messages: \(check.placeholders.map { "`{\($0)}`" }.joined(separator: ", ")).")
    if !check.lists.isEmpty {
      lines.append("A configuration may add to: \(check.lists.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    parts.append(lines.joined(separator: "\n"))
    if let example = usage.example(ofCheck: check) {
      let lines = example.members.flatMap(\.lines).joined(separator: "\n")
      parts.append("From [\(example.rule)](\(example.page)):\n\n```yaml\n\(lines)\n```")
    }
    return parts.joined(separator: "\n\n")
  }

  /// Whether it is one of the keys of the sections above.
  private static func isShared(_ key: EntryKey) -> Bool {
    RuleLanguage.selectionKeys.contains { $0.name == key.name && $0.meaning == key.meaning }
  }

  // MARK: Keys

  /// - Parameter example: how a key is used in the rule files; nil for none.
  private func table(_ keys: [EntryKey], example: ((String) -> String?)? = nil) -> String {
    let heads = ["key", "value", "default", "meaning"] + (example == nil ? [] : ["example"])
    let rows = keys.flatMap { row($0, inside: "", example) }
    let lines = [heads, heads.map { _ in "---" }] + rows
    return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  /// The row of a key, and those of the keys inside it.
  private func row(_ key: EntryKey, inside outer: String, _ example: ((String) -> String?)?) -> [[String]] {
    let name = outer + key.name
    var cells = ["`\(name)`", value(key.value), key.fallback ?? "*required*", key.meaning]
    if let example { cells.append(example(name).map { "`\($0)`" } ?? "") }
    guard case .keys(let inner) = key.value else { return [cells] }
    return [cells] + inner.flatMap { row($0, inside: name + ".", example) }
  }

  private func value(_ value: EntryKey.Value) -> String {
    switch value {
    case .text: "text"
    case .texts: "text, or a list of them"
    case .integer: "whole number"
    case .boolean: "`true` or `false`"
    case .word(let words): Self.words(words)
    case .words(let words): "one or several of " + Self.words(words)
    case .mapping(let words): words
    case .keys: "mapping"
    case .other(let words): words
    }
  }

  private static func words(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
}
