import Foundation
import TestSupport
import Testing

/// `--fix` and `--unsafe-fixes`
@Suite struct FixCommandTests {
  /// What safe fixes make of `Sample.mixed`.
  private static let safe = Sample.mixed.replacing("x-tenant-id", with: "X-Tenant-ID")
    .replacing("X-Flow-Id", with: "X-Flow-ID")
  private static let unsafe = safe.replacing("type: integer", with: "type: string")

  private func tool(_ files: [String: String] = ["api.yaml": Sample.mixed]) throws -> Tool {
    let tool = try Tool()
    for (path, text) in files { try tool.write(text, to: path) }
    return tool
  }

  @discardableResult
  private func fix(_ tool: Tool, _ arguments: String...) throws -> Tool.Answer {
    try tool.run(["--no-config", "--format", "compact", "--fix"] + arguments)
  }

  // MARK: What is fixed

  @Test func safeFixes() throws {
    let tool = try tool()
    let answer = try fix(tool, "api.yaml")
    #expect(try tool.read("api.yaml") == Self.safe)
    #expect(answer.status == 1)
    #expect(
      answer.output.split(separator: "\n").count == 1 && answer.output.contains("[zalando/etag-schema]"))
    #expect(
      answer.error.hasPrefix(
        """
        Fixed 2 problems in 1 file.
        1 problem is left (1 error) in 1 document, checked against the profile zalando.
        --fix --unsafe-fixes would fix 1 of them.

        """), "\(answer)")
  }

  @Test func unsafeFixes() throws {
    let tool = try tool()
    let answer = try fix(tool, "--unsafe-fixes", "api.yaml")
    #expect(try tool.read("api.yaml") == Self.unsafe)
    #expect(answer.status == 0)
    #expect(answer.output == "")
    #expect(
      answer.error == """
        Fixed 3 problems in 1 file.
        No problems are left in 1 document, checked against the profile zalando.

        """)
  }

  @Test func aSecondRunChangesNothing() throws {
    let tool = try tool()
    let first = try fix(tool, "api.yaml")
    let before = try attributes(tool, "api.yaml")
    let second = try fix(tool, "api.yaml")
    #expect(second.output == first.output && second.status == first.status)
    #expect(second.error.hasPrefix("Nothing to fix.\nFound 1 problem (1 error)"), "\(second)")
    #expect(try attributes(tool, "api.yaml") == before)
  }

  private func attributes(_ tool: Tool, _ name: String) throws -> [String] {
    let path = tool.folder.appending(path: name).path
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return [attributes[.systemFileNumber], attributes[.modificationDate]].map { "\($0!)" }
  }

  /// All bytes but those of the fixes stay.
  @Test(arguments: [
    Sample.mixed.replacing("\n", with: "\r\n"), "\u{FEFF}" + Sample.mixed, Sample.mixed + "\n\n",
    "# Übersicht\n" + Sample.mixed.replacing("name: x-tenant-id", with: "name:   'x-tenant-id'"),
    Sample.mixed.replacing("openapi: 3.1.0", with: "openapi: \"3.1.0\"   # a comment"),
  ])
  func onlyWhatIsWrongChanges(_ text: String) throws {
    let tool = try tool(["api.yaml": text])
    try fix(tool, "api.yaml")
    let expected = text.replacing("x-tenant-id", with: "X-Tenant-ID")
      .replacing("X-Flow-Id", with: "X-Flow-ID")
    // As text, it would lose its byte order mark.
    let bytes = try Data(contentsOf: tool.folder.appending(path: "api.yaml"))
    #expect(bytes == Data(expected.utf8))
  }

  @Test func documentsInJSON() throws {
    let text = #"""
      {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
       "paths": {"/things": {"get": {"parameters": [{"name": "x-tenant-id", "in": "header",
         "schema": {"type": "string"}}], "responses": {"200": {"description": ""}}}}}}
      """#
    let tool = try tool(["api.json": text])
    try fix(tool, "api.json")
    #expect(try tool.read("api.json") == text.replacing("x-tenant-id", with: "X-Tenant-ID"))
  }

  @Test func whatIsSuppressedStays() throws {
    let text = Sample.mixed.replacing(
      "in: header, schema: {type: string}}", with: "in: header, schema: {type: string}} # headerlint: ignore",
      maxReplacements: 1)
    let tool = try tool(["api.yaml": text])
    let answer = try fix(tool, "api.yaml")
    #expect(try tool.read("api.yaml") == text.replacing("X-Flow-Id", with: "X-Flow-ID"))
    #expect(answer.error.hasPrefix("Fixed 1 problem in 1 file.\n"))
  }

  @Test func whatTheBaselineHasStays() throws {
    let tool = try tool()
    try tool.run("--write-baseline", "--quiet", "api.yaml")
    try tool.write(Sample.mixed.replacing("X-Flow-Id", with: "x-flow-id"), to: "api.yaml")
    let answer = try tool.run("--fix", "--unsafe-fixes", "--format", "compact", "api.yaml")
    #expect(answer.status == 0 && answer.output == "", "\(answer)")
    #expect(try tool.read("api.yaml") == Sample.mixed.replacing("X-Flow-Id", with: "X-Flow-ID"))
  }

  /// A baseline knows a header by its name: under another one, what it holds back would be reported and fixed.
  @Test func aHeaderThatTheBaselineNamesKeepsItsName() throws {
    let text = Sample.mixed.replacing(
      "ETag: {schema: {type: integer}}", with: "etag: {schema: {type: integer}}")
    let tool = try tool(["api.yaml": text])
    try tool.run("--select", "zalando/etag-schema", "--write-baseline", "--quiet", "api.yaml")
    for _ in 1...2 {
      let answer = try tool.run("--fix", "--unsafe-fixes", "--quiet", "--format", "compact", "api.yaml")
      #expect(!answer.output.contains("etag-schema"), "\(answer)")
      #expect(
        try tool.read("api.yaml")
          == Self.safe.replacing("ETag: {schema: {type: integer}}", with: "etag: {schema: {type: integer}}"))
    }
  }

  @Test func whatIsLeftIsRecorded() throws {
    let tool = try tool()
    let answer = try tool.run("--fix", "--write-baseline", "--quiet", "api.yaml")
    #expect(answer.status == 0)
    #expect(answer.error.contains(": 1 finding recorded"), "\(answer)")
    #expect(try tool.read("api.yaml") == Self.safe)
    #expect(try tool.read(".headerlint-baseline.json").contains("etag-schema"))
  }

  @Test(arguments: [["--min-severity", "error"], ["--fail-on", "never"], ["--quiet"], ["--statistics"]])
  func whatIsShownDoesNotMatter(_ arguments: [String]) throws {
    let tool = try tool()
    _ = try tool.run(["--no-config", "--fix", "api.yaml"] + arguments)
    #expect(try tool.read("api.yaml") == Self.safe)
  }

  @Test func reportsAreOfWhatIsLeft() throws {
    let tool = try tool()
    let answer = try fix(tool, "--report", "json=r.json", "api.yaml")
    #expect(answer.status == 1)
    let report = try tool.read("r.json")
    #expect(report.contains("zalando/etag-schema") && !report.contains("zalando/name-case"))
  }

  @Test func chosenRules() throws {
    let tool = try tool()
    try fix(tool, "--select", "zalando/etag-schema", "api.yaml")
    #expect(try tool.read("api.yaml") == Sample.mixed)
    try fix(tool, "--select", "zalando/name-case", "api.yaml")
    #expect(try tool.read("api.yaml").contains("X-Tenant-ID"))
  }

  @Test func foldersAndWhatIsNoDocument() throws {
    let tool = try tool(["a/api.yaml": Sample.mixed, "b.yaml": Sample.mixed, "c.yaml": Sample.other])
    let answer = try fix(tool, ".")
    for path in ["a/api.yaml", "b.yaml"] { #expect(try tool.read(path) == Self.safe) }
    #expect(try tool.read("c.yaml") == Sample.other)
    #expect(answer.error.hasPrefix("Fixed 4 problems in 2 files.\n2 problems are left"))
  }

  @Test func theSummarySaysWhatCouldBeFixed() throws {
    let tool = try tool()
    let answer = try tool.run("--no-config", "api.yaml")
    #expect(
      answer.error.contains(
        "\n--fix would fix up to 2 of them, --fix --unsafe-fixes up to 3.\n"), "\(answer.error)")
    #expect(try tool.read("api.yaml") == Sample.mixed)
  }

  /// No reference leads from a runtime expression or a link to the header that it names.
  @Test(arguments: [
    "links: {next: {operationId: a, parameters: {id: $response.header.Content-Location}}}",
    "links: {next: {operationId: a, parameters: {header.content-location: 1}}}",
    "links: {next: {operationId: a, parameters: {Content-Location: 1}}}",
    "summary: \"'$response.header.content-location' leads there\"", "",
  ])
  func headersThatExpressionsName(_ mention: String) throws {
    let text = """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          get:
            responses:
              '200':
                description: ok
                headers:
                  content-Location: {schema: {type: string, format: uri}}
                content: {application/json: {schema: {type: object}}}
                \(mention)

      """
    let tool = try tool(["api.yaml": text])
    _ = try fix(tool, "--select", "zalando/content-location,zalando/name-case", "--unsafe-fixes", "api.yaml")
    let name = mention.isEmpty ? "Location" : "content-Location"
    #expect(
      try tool.read("api.yaml") == text.replacing("content-Location: {schema", with: "\(name): {schema"))
    // Letter case makes no difference to them.
    _ = try fix(tool, "--select", "zalando/name-case", "api.yaml")
    let right = mention.isEmpty ? name : "Content-Location"
    #expect(
      try tool.read("api.yaml") == text.replacing("content-Location: {schema", with: "\(right): {schema"))
  }

  // MARK: Standard input

  @Test func standardInput() throws {
    let tool = try tool()
    let answer = try tool.run(
      ["--no-config", "--format", "compact", "--fix", "--stdin-filename", "api.yaml", "-"],
      input: Sample.mixed)
    #expect(answer.status == 1)
    #expect(answer.output == Self.safe)
    #expect(answer.error.contains("api.yaml:10:66: error: 'ETag'"), "\(answer.error)")
    #expect(try tool.read("api.yaml") == Sample.mixed)
  }

  @Test(arguments: [Sample.clean, Sample.broken, Sample.other, ""])
  func standardInputWithoutFixesComesBack(_ text: String) throws {
    let tool = try tool([:])
    let answer = try tool.run(["--no-config", "--fix", "-"], input: text)
    #expect(answer.output == text)
  }

  // MARK: Refused

  @Test(arguments: [
    (["--unsafe-fixes"], "--unsafe-fixes says what --fix and --diff change"),
    (["--diff", "--format", "json"], "can't be combined with --format"),
    (["--diff", "--statistics"], "can't be combined with --statistics"),
    (["--diff", "--report", "json=x"], "can't be combined with --report"),
    (["--diff", "--write-baseline"], "can't be combined with --write-baseline"),
    (["--fix", "--output", "api.yaml"], "--output would replace the document api.yaml"),
    (["--diff", "--output", "api.yaml"], "--output would replace the document api.yaml"),
  ])
  func whatDoesNotGoTogether(_ arguments: [String], _ message: String) throws {
    let tool = try tool()
    let answer = try tool.run(arguments + ["api.yaml"])
    #expect(answer.status == 2 && answer.output == "")
    #expect(answer.error.contains(message), "\(answer)")
    #expect(try tool.read("api.yaml") == Sample.mixed)
  }

  @Test func aBaselineThatIsMissing() throws {
    let tool = try tool()
    let answer = try tool.run("--fix", "--baseline", "b.json", "api.yaml")
    #expect(answer.status == 2)
    #expect(try tool.read("api.yaml") == Sample.mixed)
  }
}
