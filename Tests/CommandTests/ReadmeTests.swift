import Foundation
import TestSupport
import Testing

/// What README.md shows is what the tool prints.
struct ReadmeTests {
  @Test func output() throws {
    let tool = try Tool()
    let demo = "fixtures/demo/orders.yaml"
    try tool.write(Repository.text(demo), to: demo)
    let select = "zalando/etag-schema,zalando/idempotency-key-name,zalando/name-case"
    let answer = try tool.run("lint", "--select", select, demo)
    let shown = "```\n$ headerlint lint --select \(select) \(demo)\n" + answer.output + answer.error + "```\n"
    #expect(try Repository.text("README.md").contains("<!-- demo -->\n\(shown)<!-- /demo -->"))
  }

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
