import Rules
import Syntax
import TestSupport

/// How the rule files use their language: the shortest example of each word.
struct LanguageUsage {
  /// What an entry says of its check, key by key.
  struct Example {
    let rule: String
    /// Where the rule's page is, below rules/docs/.
    let page: String
    /// Whether it says in words what to do instead, not in YAML.
    let hasAdvice: Bool
    /// In the order of the entry, each with the lines of the key and its value.
    let members: [(key: String, lines: [String])]

    fileprivate var length: Int { members.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.utf8.count } } }
  }

  private let entries: [Entry]

  private struct Entry {
    let guideline: String
    let name: String
    let id: String
    /// In the shipped files, which stay in memory.
    let node: Node

    /// The entry and its cases.
    var cases: [Node] { [node] + (node["cases"]?.elements ?? []) }
  }

  init() throws {
    var entries: [Entry] = []
    for guideline in try RuleBook.shipped.get().guidelines {
      let root = try RuleFiles.shipped.get().root(guideline.name)
      for rule in guideline.rules {
        guard let node = root["rules"]?.value(ofKey: rule.description.name) else { continue }
        entries.append(
          Entry(guideline: guideline.name, name: rule.description.name, id: rule.id, node: node))
      }
    }
    self.entries = entries
  }

  func example(ofCheck check: RuleLanguage.Word) -> Example? {
    let own = Set(check.keys.map(\.name)).union(["check", "cases", "message"])
    let examples = entries.filter { $0.node["check"]?.text == check.word }.map { entry in
      let members = entry.node.members.filter { own.contains($0.name) }
      return Example(
        rule: entry.id, page: "\(entry.guideline)/\(entry.name).md",
        hasAdvice: entry.node["advice"] != nil,
        members: members.map { ($0.name, Self.lines($0.key, $0.value)) })
    }
    return examples.min { $0.length < $1.length }
  }

  /// - Parameter key: e.g. `headers`.
  func example(ofSelection key: String) -> String? {
    shortest(entries.flatMap(\.cases).flatMap(\.members).filter { $0.name == key })
  }

  /// - Parameter key: e.g. `media-type`, or `media-type.parameter` for one inside it.
  func example(ofCondition key: String) -> String? {
    let conditions = entries.flatMap(\.cases).flatMap { entry in
      ["where", "unless"].compactMap { entry[$0] }.flatMap { $0.isSequence ? $0.elements : [$0] }
    }
    return shortest(conditions.flatMap(\.members).filter { $0.name == key })
  }

  /// On one line, where one is short enough for a table.
  private func shortest(_ members: [Node.Member]) -> String? {
    let texts = members.map { Self.lines($0.key, $0.value) }.filter { $0.count == 1 }.map { $0[0] }
    return texts.filter { $0.utf8.count < 60 && !$0.contains("|") }.min { $0.utf8.count < $1.utf8.count }
  }

  /// The lines of a key and its value as the file has them, moved to the left margin.
  private static func lines(_ key: Node, _ value: Node) -> [String] {
    let column = LineTable(key.source).position(at: key.range.lowerBound).column - 1
    let text = key.source.text(key.range.lowerBound..<value.range.upperBound)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line in
      index == 0 ? String(line) : String(line.dropFirst(column))
    }
    return Array(lines.prefix(lines.lastIndex { !$0.isEmpty }! + 1))
  }
}
