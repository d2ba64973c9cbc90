import Foundation
import TestSupport
import Testing

/// Words in a configuration that match nothing, as reported by a run.
@Suite struct UnusedConfigurationTests {
  /// The findings about configurations in a folder with some files.
  private func findings(_ files: [String: String], _ arguments: String...) throws -> [String] {
    let tool = try Tool()
    for (path, text) in files { try tool.write(text, to: path) }
    let answer = try tool.run(["--format", "compact"] + arguments)
    return answer.output.split(separator: "\n").filter { $0.hasSuffix("[unused-configuration]") }.map {
      String($0.dropLast(" [unused-configuration]".count))
    }
  }

  private static let configuration = """
    rules:
      zalando/name-case: {abbreviations: [TENANT, KYC], spellings: [X-Flow-ID, X-GitHub-Event]}
      zalando/proprietary-header: {permit: [X-Old-*]}
    headers: [X-Tenant-*, X-Acme-Trace-ID]
    """

  @Test func everyWordThatMatchesNothing() throws {
    let found = try findings([".headerlint.yaml": Self.configuration, "api/things.yaml": Sample.clean])
    #expect(
      found == [
        ".headerlint.yaml:2:47: warning: no header name contains the word 'KYC' in the documents under this configuration; delete it",
        ".headerlint.yaml:2:76: warning: no header is called 'X-GitHub-Event' in the documents under this configuration; delete it",
        ".headerlint.yaml:3:41: warning: no header name matches 'X-Old-*' in the documents under this configuration; delete it",
        ".headerlint.yaml:4:23: warning: no header is called 'X-Acme-Trace-ID' in the documents under this configuration; delete it",
      ])
  }

  /// Turning it on changes nothing, nor does turning it off.
  @Test(arguments: ["error", "off"])
  func aRuleThatNoDocumentShows(_ severity: String) throws {
    let configuration = "rules:\n  zalando/propagation: \(severity)\n"
    #expect(
      try findings([".headerlint.yaml": configuration, "things.yaml": Sample.clean]) == [
        ".headerlint.yaml:2:3: warning: 'zalando/propagation' can't be checked in a document; delete it"
      ])
  }

  /// As nobody knows whether it is meant for a header to come, only unsafe fixes do it.
  @Test(arguments: [
    (
      "headers: [X-Tenant-*, X-Acme-Trace-ID]  # theirs\n", "headers: [X-Tenant-*]  # theirs\n"
    ),
    ("headers:\n  X-Tenant-*: {}\n  X-Acme-Trace-ID: {}\n", "headers:\n  X-Tenant-*: {}\n"),
    ("headers: {X-Acme-Trace-ID: {}}\n", "headers: {}\n"),
    ("profile: zalando\nheaders:\n  - X-Acme-Trace-ID\n", "profile: zalando\n"),
    (
      "rules:\n  zalando/name-case:\n    abbreviations: [TENANT, KYC]\n    spellings:\n    - X-GitHub-Event\n",
      "rules:\n  zalando/name-case:\n    abbreviations: [TENANT]\n    spellings: []\n"
    ),
  ])
  func unsafeFixesDeleteIt(_ text: String, _ fixed: String) throws {
    let tool = try Tool()
    try tool.write(text, to: ".headerlint.yaml")
    try tool.write(Sample.clean, to: "api/things.yaml")
    #expect(try tool.run("--fix").error.contains("--fix --unsafe-fixes would fix"))
    #expect(try tool.read(".headerlint.yaml") == text)
    let diff = try tool.run("--diff", "--unsafe-fixes").output
    #expect(diff.hasPrefix("diff --git a/.headerlint.yaml b/.headerlint.yaml\n"), "\(diff)")
    let answer = try tool.run("--fix", "--unsafe-fixes")
    #expect(answer.status == 0 && answer.output == "", "\(answer)")
    #expect(try tool.read(".headerlint.yaml") == fixed)
    #expect(try tool.run("--fix", "--unsafe-fixes").error.hasPrefix("Nothing to fix."))
  }

  /// The name that a configuration permits may come from another fix.
  @Test func otherFixesComeFirst() throws {
    let tool = try Tool()
    let configuration = "headers: [X-Tenant-ID]\n"
    try tool.write(configuration, to: ".headerlint.yaml")
    try tool.write(Sample.clean.replacing("X-Tenant-ID", with: "X-TenantId"), to: "api.yaml")
    try tool.run("--fix", "--unsafe-fixes")
    #expect(try tool.read("api.yaml").contains("X-Tenant-ID"))
    #expect(try tool.read(".headerlint.yaml") == configuration)
  }

  /// Another document may have the header: one not checked, unreadable, or behind a reference.
  @Test func nothingIsSaidWhereNotEverythingWasSeen() throws {
    let files = [".headerlint.yaml": Self.configuration, "api/things.yaml": Sample.clean]
    #expect(try findings(files, "api").isEmpty)
    #expect(try findings(files, "api/things.yaml").isEmpty)
    #expect(try findings(files, "--exclude", "vendor", ".").isEmpty)
    #expect(try findings(files.merging(["api/b.yaml": Sample.broken]) { $1 }).isEmpty)
    #expect(try findings([".headerlint.yaml": Self.configuration]).isEmpty)
    let remote = Sample.clean.replacing(
      "- {name: X-Tenant-ID", with: "- {$ref: 'https://example.com/a.yaml#/a'}\n        - {name: X-Tenant-ID")
    #expect(remote != Sample.clean)
    #expect(try findings(files.merging(["api/things.yaml": remote]) { $1 }).isEmpty)
    #expect(try findings(files, ".").count == 4)
  }

  @Test func otherConfigurationsDocumentsDoNotCount() throws {
    let found = try findings([
      "a/.headerlint.yaml": "headers: {X-Acme-ID: {}}", "a/api.yaml": Sample.clean,
      "b/api.yaml": Sample.clean.replacing("X-Tenant-ID", with: "X-Acme-ID"),
    ])
    #expect(
      found == [
        "a/.headerlint.yaml:1:11: warning: no header is called 'X-Acme-ID' in the documents under this configuration; delete it"
      ])
  }

  @Test func rulesOutsideTheProfile() throws {
    let files = [
      ".headerlint.yaml":
        "profile: http\nrules: {zalando/name-case: off, zalando/flow-id: note, http/direction: off, syntax: error}",
      "api.yaml": Sample.clean,
    ]
    let message =
      ".headerlint.yaml:2:9: warning: 'zalando/name-case' is not a rule of the profile http; give it a severity to turn it on, choose another profile, or delete it"
    #expect(try findings(files, "api.yaml") == [message])
    #expect(try findings(files, "--profile", "zalando", "api.yaml").isEmpty)
    #expect(try findings(files, "--profile", "openapi", "api.yaml") == [message])
  }

  @Test func itCanBeTurnedOff() throws {
    let files = [".headerlint.yaml": "headers: [X-Acme-ID]", "api.yaml": Sample.clean]
    #expect(try findings(files).count == 1)
    #expect(try findings(files, "--ignore", "unused-configuration").isEmpty)
    #expect(try findings(files, "--no-config").isEmpty)
    let off = ["headers: [X-Acme-ID]", "rules: {unused-configuration: off}"].joined(separator: "\n")
    #expect(try findings(files.merging([".headerlint.yaml": off]) { $1 }).isEmpty)
  }
}
