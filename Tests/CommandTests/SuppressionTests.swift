import Foundation
import TestSupport
import Testing

@Suite struct SuppressionCommandTests {
  /// The error is suppressed with a reason, the warning without.
  private static let document = Sample.mixed.replacing(
    "in: header, schema: {type: string}}",
    with: "in: header, schema: {type: string}} # headerlint: ignore zalando",
    maxReplacements: 1
  ).replacing(
    "{type: integer}}}}",
    with: "{type: integer}}}} # headerlint: ignore zalando/etag-schema -- kept for \"old\" clients")

  private func run(_ arguments: String...) throws -> Tool.Answer {
    let tool = try Tool()
    try tool.write(Self.document, to: "api.yaml")
    return try tool.run(arguments + ["api.yaml"])
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let tool = try Tool()
    try tool.write(Self.document, to: "api.yaml")
    let output = try tool.run(arguments + ["api.yaml"]).output
    return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func onlyWhatIsNotSuppressedCounts() throws {
    let answer = try run("--format", "compact")
    #expect(answer.status == 0)
    #expect(answer.output.split(separator: "\n").count == 1)
    #expect(answer.error.contains("Found 1 problem (1 note; 2 suppressed) in 1 document"))
    let shown = try run("--format", "compact", "--show-suppressed")
    #expect(shown.status == 0)
    #expect(shown.error == answer.error)
  }

  @Test func compact() throws {
    let lines = try run("--format", "compact", "--show-suppressed").output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasSuffix("[zalando/name-case] (suppressed)"))
    #expect(lines[1].hasSuffix("]"))
    #expect(lines[2].hasSuffix("[zalando/etag-schema] (suppressed: kept for \"old\" clients)"))
  }

  @Test func text() throws {
    let output = try run("--show-suppressed").output
    #expect(output.contains("  = suppressed\n"))
    #expect(output.contains("   = suppressed: kept for \"old\" clients\n"))
    #expect(try !run().output.contains("suppressed\n"))
  }

  @Test func inJSON() throws {
    let findings = try #require(
      try json("--format", "json", "--show-suppressed")["findings"] as? [[String: Any]])
    #expect(
      findings.map { $0["suppressed"] as? [String: String] } == [
        ["kind": "inSource"], nil, ["kind": "inSource", "justification": "kept for \"old\" clients"],
      ])
    let usual = try json("--format", "json")
    #expect((usual["findings"] as? [[String: Any]])?.count == 1)
    #expect((usual["summary"] as? [String: Int])?["suppressed"] == 2)
    let text = try run("--format", "json", "--show-suppressed").output
    #expect(text.contains("},\n      \"suppressed\": {\"kind\": \"inSource\"}\n    },"))
  }

  @Test func sarif() throws {
    let usual = try results(try json("--format", "sarif"))
    #expect(usual.count == 1 && usual[0]["suppressions"] == nil)
    let all = try results(try json("--format", "sarif", "--show-suppressed"))
    #expect(
      all.map { ($0["suppressions"] as? [[String: String]]) } == [
        [["kind": "inSource"]], [], [["kind": "inSource", "justification": "kept for \"old\" clients"]],
      ])
  }

  private func results(_ log: [String: Any]) throws -> [[String: Any]] {
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  /// Findings in a document that only uses a fragment aren't part of the run, but the effects of its
  /// directives are.
  @Test func directivesThatOnlyTheUserOfAFragmentNeedsAreUsed() throws {
    let tool = try Tool()
    try tool.write("documents: [../b]\n", to: "a/.headerlint.yaml")
    for (path, references) in [
      ("a/p.yaml", "'200': {$ref: '../shared/s.yaml#/One'}"),
      ("b/u.yaml", "'200': {$ref: '../shared/s.yaml#/Two'}, '400': {$ref: '../a/fragment.yaml#/Bad'}"),
    ] {
      try tool.write(
        """
        openapi: 3.0.3
        info: {title: t, version: 1.0.0}
        paths: {/x: {get: {responses: {\(references)}}}}
        """, to: path)
    }
    let header = "{description: d, schema: {type: string}}"
    try tool.write("Bad: {description: d, headers: {ETag: \(header)}}\n", to: "a/fragment.yaml")
    try tool.write(
      """
      One: {description: d, headers: {ETag: \(header)}}
      Two:
        description: d
        headers:
          # headerlint: ignore
          x_bad: \(header)
      """, to: "shared/s.yaml")
    let answer = try tool.run("--format", "compact", "--root", ".", "a", "a/fragment.yaml")
    #expect(answer.error.contains("in 2 documents"), "\(answer)")
    #expect(!answer.output.contains("nothing to suppress"), "\(answer)")
  }

  @Test func unusedOnesAreReported() throws {
    let tool = try Tool()
    try tool.write(Sample.clean + "\n# headerlint: ignore zalando/name-case\n", to: "api.yaml")
    let answer = try tool.run("--format", "compact", "api.yaml")
    #expect(answer.output.contains("warning: 'zalando/name-case' has nothing to report here; "))
    #expect(answer.output.hasSuffix("[unused-suppression]\n"))
    #expect(try tool.run("headers", "api.yaml").status == 0)
    #expect(try tool.run("--severity", "unused-suppression=error", "api.yaml").status == 1)
    #expect(try tool.run("--ignore", "unused-suppression", "api.yaml").output == "")
  }
}
