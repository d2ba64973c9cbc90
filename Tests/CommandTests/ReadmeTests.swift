import Foundation
import Rules
import Testing

/// What README.md shows is what the tool prints. `UPDATE_FIXTURES=1 swift test` writes it anew.
@Suite(.serialized) struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardized

  @Test func output() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let demo = "fixtures/demo/orders.yaml"
    try tool.write(String(contentsOf: Self.root.appending(path: demo), encoding: .utf8), to: demo)
    let select = "zalando/etag-schema,zalando/idempotency-key-name,zalando/name-case"
    let answer = try tool.run("lint", "--select", select, demo)
    let text = "```\n$ headerlint lint --select \(select) \(demo)\n" + answer.output + answer.error + "```"
    try check("demo", text)
  }

  @Test func rulesTable() throws {
    let book = try RuleBook()
    let rules = ["openapi", "http", "zalando", RuleBook.toolName].flatMap { name in
      book.guidelines.filter { $0.name == name }.flatMap(\.rules).map(\.description).sorted { $0.id < $1.id }
    }
    let rows = rules.map { rule in
      let page = "rules/docs/\(rule.guideline)/\(rule.name).md"
      let name = rule.isCheckable ? "[\(rule.id)](\(page))" : rule.id
      let number = rule.number.map { "[\($0)](\(rule.url ?? "")) \(rule.level?.rawValue ?? "")" } ?? ""
      let severity = rule.isCheckable ? rule.severity?.rawValue ?? "off" : "not checkable"
      return "| \(name) | \(severity) | \(number) | \(rule.title) |"
    }
    let checked = rules.filter(\.isCheckable)
    let count = { (name: String) in checked.count { $0.guideline == name } }
    let counts = ["zalando", "http", "openapi"].map { "\(count($0)) in the set `\($0)`" }
    let summary = """
      \(checked.count) rules are checked: \(counts.joined(separator: ", ")), and \(count(RuleBook.toolName)) of headerlint's own,
      which are about files, suppressions and configurations.
      """
    let table = ["| rule | severity | guideline | |", "|---|---|---|---|"] + rows
    try check("rules", summary + "\n\n" + table.joined(separator: "\n"))
  }

  /// Links to files of the repository.
  @Test func linksLeadSomewhere() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let links = readme.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map { String($0.output.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: link).path), "\(link)")
    }
  }

  /// Compares the text between two marks, or replaces it.
  private func check(_ mark: String, _ text: String) throws {
    let file = Self.root.appending(path: "README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(readme.range(of: "<!-- \(mark) -->\n")).upperBound
    let end = try #require(readme.range(of: "<!-- /\(mark) -->")).lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try Data((readme[..<start] + text + "\n" + readme[end...]).utf8).write(to: file)
    } else {
      #expect(String(readme[start..<end]) == text + "\n")
    }
  }
}
