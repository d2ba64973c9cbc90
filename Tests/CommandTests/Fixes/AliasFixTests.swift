import TestSupport
import Testing

/// Fixes of what aliases show in several places.
@Suite struct AliasFixTests {
  /// Two operations.
  private static func document(_ first: String, _ second: String) -> String {
    """
    openapi: 3.0.3
    info: {title: T, version: 1.0.0}
    paths:
      /a:
        get:
          parameters: \(first)
          responses: {'200': {description: ok}}
      /b:
        get:
          parameters: \(second)
          responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}

    """
  }

  /// The parameters of both operations, with `old` in place of `new`.
  private struct Case: CustomTestStringConvertible {
    let title: String
    let first: String
    let second: String
    var rule = "zalando/name-case"
    var old = "x-tenant"
    var new = "X-Tenant-ID"
    var isFixed = true

    var document: String { AliasFixTests.document(first, second) }
    var testDescription: String { title }
  }

  private static let cases = [
    Case(
      title: "a header", first: "[&h {name: x-tenant, in: header, schema: {type: string}}]", second: "[*h]"),
    Case(
      title: "a list", first: "&p [{name: x-tenant, in: header, schema: {type: string}}]", second: "*p"),
    Case(
      title: "the name of the same header",
      first: "[{name: &n x-tenant, in: header, schema: {type: string}}]",
      second: "[{name: *n, in: header, schema: {type: string}}]"),
    Case(
      title: "the name of a header and of a parameter",
      first: "[{name: &n x-tenant, in: header, schema: {type: string}}]",
      second: "[{name: *n, in: query, schema: {type: string}}]", isFixed: false),
    Case(
      title: "the schema of the same header",
      first: "[{name: If-Match, in: header, schema: &s {type: integer}}]",
      second: "[{name: If-Match, in: header, schema: *s}]", rule: "zalando/if-match-schema", old: "integer",
      new: "string"),
    Case(
      title: "the schema of another header",
      first: "[{name: If-Match, in: header, schema: &s {type: integer}}]",
      second: "[{name: X-Count, in: header, schema: *s}]", rule: "zalando/if-match-schema", old: "integer",
      new: "string", isFixed: false),
    Case(
      title: "the schema of a parameter",
      first: "[{name: If-Match, in: header, schema: &s {type: integer}}]",
      second: "[{name: limit, in: query, schema: *s}]", rule: "zalando/if-match-schema", old: "integer",
      new: "string", isFixed: false),
    Case(
      title: "what is merged", first: "[&h {name: x-tenant, in: header, schema: {type: string}}]",
      second: "[{<<: *h, required: true}]", isFixed: false),
  ]

  /// What a run says that another one would fix is what that one fixes.
  private func expectOffer(_ example: Case, _ tool: Tool, _ arguments: [String]) throws {
    let loud = arguments.filter { $0 != "--quiet" && $0 != "--fix" }
    let made = try tool.run(loud + ["--diff", "--unsafe-fixes"]).error
    let count = made.firstMatch(of: /Would fix (\d+) problem/)?.1 ?? "0"
    #expect((count != "0") == example.isFixed)
    let offer = "--fix --unsafe-fixes would fix \(count) of them.\n"
    for options in [[], ["--fix"]] {
      #expect(try tool.run(loud + options).error.contains(offer) == example.isFixed)
      let json = try tool.run(loud + options + ["--format", "json"]).output
      #expect(
        json.contains(#""safe": false"#) == example.isFixed && !json.contains(#""safe": true"#), "\(json)")
      #expect(json.contains(#""text": "\#(example.new)""#) == example.isFixed, "\(json)")
    }
    let sarif = try tool.run(loud + ["--quiet", "--format", "sarif"]).output
    #expect(sarif.contains(#""fixes""#) == example.isFixed)
    let piped = try tool.run(
      loud.filter { $0 != "a.yaml" } + ["-"], input: example.document)
    #expect(piped.error.contains(offer) == example.isFixed, "\(piped)")
    #expect(try tool.read("a.yaml") == example.document)
  }

  /// What the baseline holds back is neither tried nor counted.
  @Test func whatABaselineHolds() throws {
    let tool = try Tool()
    let header = "{name: x-tenant, in: header, schema: {type: string}}"
    try tool.write(Self.document("[&h \(header)]", "[*h]"), to: "a.yaml")
    try tool.run("--write-baseline=b.json", "--quiet", "a.yaml")
    #expect(try !tool.run("--baseline", "b.json", "a.yaml").error.contains("would fix"))
  }

  @Test(arguments: cases) private func onlyUnsafeFixesChangeThem(_ example: Case) throws {
    let tool = try Tool()
    try tool.write(example.document, to: "a.yaml")
    let arguments = ["--no-config", "--quiet", "--select", example.rule, "a.yaml", "--fix"]
    _ = try tool.run(arguments)
    #expect(try tool.read("a.yaml") == example.document)
    try expectOffer(example, tool, arguments)
    let answer = try tool.run(arguments + ["--unsafe-fixes"])
    let fixed = example.document.replacing(example.old, with: example.new)
    #expect(try tool.read("a.yaml") == (example.isFixed ? fixed : example.document), "\(answer)")
    #expect(answer.output.isEmpty == example.isFixed, "\(answer)")
  }
}
