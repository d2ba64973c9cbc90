import Foundation
import TestSupport
import Testing

/// What README.md shows is what the tool prints.
struct ReadmeTests {
  @Test func output() throws {
    let tool = try Tool()
    let demo = "fixtures/demo/orders.yaml"
    try tool.write(Repository.text(demo), to: demo)
    let select = Self.selected
    let answer = try tool.run("lint", "--select", select, demo)
    let shown = "```\n$ headerlint lint --select \(select) \(demo)\n" + answer.output + answer.error + "```\n"
    #expect(try Repository.text("README.md").contains("<!-- demo -->\n\(shown)<!-- /demo -->"))
  }

  @Test func fixes() throws {
    let tool = try Tool()
    let demo = "fixtures/demo/orders.yaml"
    try tool.write(Repository.text(demo), to: demo)
    let words = ["lint", "--diff", "--unsafe-fixes", "--select", Self.selected, demo]
    let answer = try tool.run(words)
    let shown =
      "```diff\n$ headerlint \(words.joined(separator: " "))\n" + answer.output + answer.error + "```\n"
    #expect(try Repository.text("README.md").contains("<!-- fix -->\n\(shown)<!-- /fix -->"))
  }

  private static let selected = "zalando/etag-schema,zalando/idempotency-key-name,zalando/name-case"

  /// Links to files of the repository.
  @Test func linksLeadSomewhere() throws {
    let readme = try Repository.text("README.md")
    let links = readme.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map { String($0.output.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Repository.file(link).path), "\(link)")
    }
  }
}
