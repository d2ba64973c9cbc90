import Foundation
import Rules
import Testing

/// The pages under rules/docs/ say what the rules and their fixtures say. `UPDATE_FIXTURES=1 swift test` writes them anew.
@Suite(.serialized) struct RulePageTests {
  private static let folder = Fixture.root.appending(path: "../rules/docs").standardized
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1"

  @Test(arguments: Fixture.all)
  func page(_ fixture: Fixture) throws {
    let book = try RuleBook.shipped.get()
    let rules = book.guidelines.flatMap(\.rules)
    let rule = try #require(rules.first { $0.id == fixture.rule })
    let entry = try RuleEntry(rule.description)
    let page = RulePage(
      rule: rule, entry: entry, examples: try PageExamples(fixture, entry), others: rules,
      catalogue: book.catalogue)
    try check("\(fixture.path).md", page.text)
  }

  @Test func index() throws {
    try check("README.md", RuleIndex(guidelines: RuleBook.shipped.get().guidelines).text)
  }

  @Test func noPageOutlivesItsRule() throws {
    let paths = FileManager.default.enumerator(atPath: Self.folder.path)?.compactMap { $0 as? String } ?? []
    let known = Set(Fixture.all.map { "\($0.path).md" } + ["README.md"])
    for path in paths where path.hasSuffix(".md") && !known.contains(path) {
      if Self.updates {
        try FileManager.default.removeItem(at: Self.folder.appending(path: path))
      } else {
        Issue.record("\(path) has no rule")
      }
    }
  }

  /// Links from page to page, and to files of the repository.
  @Test func linksLeadSomewhere() throws {
    let paths = FileManager.default.enumerator(atPath: Self.folder.path)?.compactMap { $0 as? String } ?? []
    for path in paths where path.hasSuffix(".md") {
      let file = Self.folder.appending(path: path)
      for link in try String(contentsOf: file, encoding: .utf8).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
        let target = file.deletingLastPathComponent().appending(path: String(link.output.1))
        #expect(FileManager.default.fileExists(atPath: target.standardized.path), "\(path): \(link.output.1)")
      }
    }
  }

  /// Compares a page with its file, or writes it.
  private func check(_ path: String, _ text: String) throws {
    let file = Self.folder.appending(path: path)
    if Self.updates {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
  }
}
