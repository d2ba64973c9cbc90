import Foundation
import TestSupport
import Testing

@Suite struct LintTests {
  @Test(arguments: [
    ("openapi: 2.0", "'openapi' is the key of versions 3.x; write 'swagger: \"2.0\"'"),
    ("openapi: 2", "'openapi' is the key of versions 3.x; write 'swagger: \"2.0\"'"),
    ("swagger: 3", "'swagger' is the key of version 2.0 only; write 'openapi: 3.0.3'"),
    ("swagger: 3.1", "'swagger' is the key of version 2.0 only; write 'openapi: 3.1.0'"),
    ("swagger: 3.0.1", "'swagger' is the key of version 2.0 only; write 'openapi: 3.0.1'"),
    ("openapi: 3", "'3' is not a complete version; write e.g. 'openapi: 3.0.3'"),
    ("openapi:", "'openapi' names no version; write e.g. 'openapi: 3.1.0'"),
    ("openapi: ~", "'openapi' names no version; write e.g. 'openapi: 3.1.0'"),
    ("swagger: ''", "'swagger' names no version; write e.g. 'swagger: \"2.0\"'"),
    ("openapi: []", "the value of 'openapi' is not a version; write e.g. 'openapi: 3.1.0'"),
    ("swagger: {}", "the value of 'swagger' is not a version; write e.g. 'swagger: \"2.0\"'"),
    ("swagger: 1.2", "version '1.2' is not supported; headerlint reads 2.0, 3.0, 3.1, 3.2"),
  ])
  func versions(line: String, message: String) throws {
    let tool = try Tool()
    try tool.write(line + "\npaths: {}\n", to: "api.yaml")
    let answer = try tool.run("--format", "compact", "--quiet", "api.yaml")
    #expect(answer.status == 1)
    #expect(answer.output.contains(": error: \(message) ["))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let document: String
    let arguments: [String]
    let status: Int32
    var testDescription: String { (arguments + ["->", String(status)]).joined(separator: " ") }

    init(_ document: String, _ arguments: String..., status: Int32) {
      self.document = document
      self.arguments = arguments
      self.status = status
    }
  }

  @Test(arguments: [
    Case(Sample.clean, "api.yaml", status: 0),
    Case(Sample.mixed, "api.yaml", status: 1),
    Case(Sample.mixed, "lint", "api.yaml", status: 1),
    Case(Sample.mixed, "lint", status: 1),
    Case(Sample.warning, "api.yaml", status: 0),
    Case(Sample.warning, "--fail-on", "warning", "api.yaml", status: 1),
    Case(Sample.note, "--fail-on", "warning", "api.yaml", status: 0),
    Case(Sample.note, "--fail-on", "note", "api.yaml", status: 1),
    Case(Sample.mixed, "--fail-on", "never", "api.yaml", status: 0),
    Case(Sample.mixed, "--profile", "openapi", "api.yaml", status: 0),
    Case(Sample.mixed, "--ignore", "zalando/etag-schema,http/field-schema", "api.yaml", status: 0),
    Case(Sample.mixed, "--ignore", " zalando/etag-schema , http/field-schema", "api.yaml", status: 0),
    Case(Sample.mixed, "--ignore", "182", "--ignore", "http/field-schema", "api.yaml", status: 0),
    Case(Sample.mixed, "--select", "openapi", "api.yaml", status: 0),
    Case(Sample.mixed, "--severity", "zalando/etag-schema=warning", "api.yaml", status: 0),
    Case(Sample.warning, "--severity", "zalando/name-case=error", "api.yaml", status: 1),
    Case(
      Sample.mixed, "--severity", "zalando/etag-schema=off", "--severity", "http/field-schema=off",
      "api.yaml",
      status: 0),
    Case(Sample.mixed, "--no-config", "--quiet", "--format", "sarif", "api.yaml", status: 1),
    Case(Sample.mixed, "--format", "json", "api.yaml", status: 1),
    Case(Sample.broken, "api.yaml", status: 1),
    Case(Sample.broken, "--skip-other", "api.yaml", status: 1),
    Case(Sample.other, "api.yaml", status: 1),
    Case(Sample.other, "--skip-other", "api.yaml", status: 0),
    Case(Sample.other, ".", status: 2),
    Case(Sample.other, "--allow-empty", ".", status: 0),
    Case(Sample.mixed, "--exclude", "api.yaml", ".", status: 0),
    Case(Sample.mixed, "missing.yaml", status: 2),
    Case(Sample.mixed, "api.yaml", "missing.yaml", status: 2),
    Case(Sample.mixed, "--no-such-option", "api.yaml", status: 2),
    Case(Sample.mixed, "--format", "xml", "api.yaml", status: 2),
    Case(Sample.mixed, "--profile", "acme", "api.yaml", status: 2),
    Case(Sample.mixed, "--select", "zalando/name-cas", "api.yaml", status: 2),
    Case(Sample.mixed, "--severity", "zalando/name-case=loud", "api.yaml", status: 2),
    Case(Sample.mixed, "--output", "no/such/folder/x", "api.yaml", status: 2),
    Case(Sample.mixed, "--help", status: 0),
    Case(Sample.mixed, "--version", status: 0),
  ])
  func exitCode(_ example: Case) throws {
    let tool = try Tool()
    try tool.write(example.document, to: "api.yaml")
    let answer = try tool.run(example.arguments)
    #expect(answer.status == example.status, "\(answer.error)")
    // Errors are reported, separately from the findings.
    if answer.status == 2 { #expect(!answer.error.isEmpty) }
  }

  @Test func findingsGoToStandardOutputAndTheSummaryToStandardError() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run("--format", "compact", "api.yaml")
    #expect(answer.output.split(separator: "\n").count == 3)
    #expect(answer.output.hasPrefix("api.yaml:7:18: warning: Header name 'x-tenant-id' is not in kebab-case"))
    #expect(answer.error.contains("Found 3 problems (1 error, 1 warning, 1 note) in 1 document"))
    #expect(answer.error.contains("--profile http"))
    #expect(try tool.run("--quiet", "--format", "compact", "api.yaml").error == "")
  }

  @Test func anUnreadableFileDoesNotCostTheFindingsOfOthers() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    try tool.write(Sample.broken, to: "broken.yaml")
    let answer = try tool.run("--format", "compact", "missing.yaml", "broken.yaml", "api.yaml")
    #expect(answer.status == 2)
    #expect(answer.error.contains("missing.yaml: no such file"))
    #expect(answer.output.contains("broken.yaml:2:7: error: "))
    #expect(answer.output.contains("[zalando/etag-schema]"))
  }

  @Test func standardInput() throws {
    let tool = try Tool()
    let answer = try tool.run(
      "--format", "compact", "--stdin-filename", "api/things.yaml", "-", input: Sample.mixed)
    #expect(answer.status == 1)
    #expect(answer.output.hasPrefix("api/things.yaml:7:18: warning:"))
    #expect(try tool.run("--format", "compact", "-", input: Sample.mixed).output.hasPrefix("<stdin>:7:18:"))
    #expect(try tool.run("-", input: "").status == 1)
  }

  @Test func outputFile() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let printed = try tool.run("--format", "sarif", "api.yaml").output
    let answer = try tool.run("--format", "sarif", "--output", "report.sarif", "api.yaml")
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(try tool.read("report.sarif") == printed)
  }

  @Test func foldersAreSearchedAndOtherFilesPassedOver() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "apis/b.yaml")
    try tool.write(Sample.mixed, to: "apis/a.yml")
    try tool.write(Sample.other, to: "compose.yaml")
    try tool.write("{{ openapi }}: [", to: "chart/templates/x.yaml")
    try tool.write("a: 1\n---\nopenapi: 3.0.0\n", to: "k8s.yaml")
    try tool.write(Sample.broken, to: "apis/broken.yaml")
    let answer = try tool.run("--format", "compact", ".")
    let paths = answer.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(
      paths == [
        "apis/a.yml", "apis/a.yml", "apis/a.yml", "apis/b.yaml", "apis/b.yaml", "apis/b.yaml",
        "apis/broken.yaml",
      ])
  }

  @Test func noDocumentAtAllIsAFailure() throws {
    let tool = try Tool()
    let answer = try tool.run()
    #expect(answer.status == 2)
    #expect(
      answer.error
        == "headerlint: no OpenAPI document found in the current folder; if that is intended, use --allow-empty\n"
    )
  }

  @Test func theSameBytesFromRunToRun() throws {
    let tool = try Tool()
    for name in ["c", "a", "b"] { try tool.write(Sample.mixed, to: "\(name).yaml") }
    for format in ["text", "compact", "json", "sarif", "github"] {
      let first = try tool.run("--format", format, "b.yaml", "a.yaml", "c.yaml").output
      #expect(try tool.run("--format", format, "c.yaml", "b.yaml", "a.yaml").output == first)
    }
  }

  @Test func colors() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    #expect(try !tool.run("api.yaml").output.contains("\u{1B}["))
    #expect(try tool.run("--color", "always", "api.yaml").output.contains("\u{1B}["))
    #expect(try !tool.run("--color", "never", "api.yaml").output.contains("\u{1B}["))
  }

  @Test func mistakesNameTheNearestRightWord() throws {
    let tool = try Tool()
    #expect(try tool.run("--select", "zalando/name-cas").error.contains("did you mean 'zalando/name-case'?"))
    #expect(try tool.run("--profile", "zalndo").error.contains("did you mean 'zalando'?"))
  }

  #if os(Linux)
    /// A disk that is full.
    @Test func whatCanNotBeWrittenIsAFailure() throws {
      let tool = try Tool()
      try tool.write(Sample.mixed, to: "api.yaml")
      for command in ["lint --format sarif api.yaml", "headers api.yaml", "rules", "schema"] {
        let script = "exec \(Tool.binary.path) \(command) > /dev/full"
        let answer = try tool.run(["-c", script], executable: URL(filePath: "/bin/sh"))
        #expect(answer.status == 2, "\(command)")
        #expect(answer.error.contains("standard output: No space left on device"), "\(command)")
      }
    }
  #endif
}
