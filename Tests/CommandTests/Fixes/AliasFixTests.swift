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

  @Test(arguments: cases) private func onlyUnsafeFixesChangeThem(_ example: Case) throws {
    let tool = try Tool()
    try tool.write(example.document, to: "a.yaml")
    let arguments = ["--no-config", "--quiet", "--select", example.rule, "a.yaml", "--fix"]
    _ = try tool.run(arguments)
    #expect(try tool.read("a.yaml") == example.document)
    let answer = try tool.run(arguments + ["--unsafe-fixes"])
    let fixed = example.document.replacing(example.old, with: example.new)
    #expect(try tool.read("a.yaml") == (example.isFixed ? fixed : example.document), "\(answer)")
    #expect(answer.output.isEmpty == example.isFixed, "\(answer)")
  }
}
