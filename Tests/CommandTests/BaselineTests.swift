import Foundation
import TestSupport
import Testing

@Suite struct BaselineTests {
  private static let file = ".headerlint-baseline.json"

  /// The documents that use a fragment are read only for its sake.
  @Test func aRunOverAFragmentLeavesTheEntriesOfItsDocuments() throws {
    let tool = try Tool()
    try tool.write("ref: refs/heads/main\n", to: ".git/HEAD")
    try tool.write(
      "openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\npaths: {/a: {get: {parameters: [{$ref: 'common.yaml#/Q'}], responses: {'200': {description: ok}}}}}\n",
      to: "api.yaml")
    try tool.write("Q: {name: x_q, in: header, schema: {type: string}}\n", to: "common.yaml")
    try tool.run("--write-baseline", "--quiet", ".")
    let whole = try tool.read(Self.file)
    let answer = try tool.run("--skip-other", "common.yaml")
    #expect(!answer.error.contains("matches nothing"))
    try tool.run("--write-baseline", "--quiet", "--skip-other", "common.yaml")
    #expect(try tool.read(Self.file) == whole)
    #expect(try tool.run("--quiet", ".").status == 0)
  }

  /// One finding for all operations is split once some of them are right.
  @Test func anEntryForAllOperationsHoldsForEach() throws {
    let tool = try Tool()
    let head =
      "openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\npaths:\n  /a: {get: {responses: {'200': {description: ok}}}}\n"
    try tool.write(head, to: "api.yaml")
    try tool.run("--write-baseline", "--quiet", "api.yaml")
    let flow = "[{name: X-Flow-ID, in: header, schema: {type: string}}]"
    try tool.write(
      head + "  /b: {get: {parameters: \(flow), responses: {'200': {description: ok}}}}\n", to: "api.yaml")
    let answer = try tool.run("api.yaml")
    #expect(answer.status == 0)
    #expect(answer.output == "" && !answer.error.contains("matches nothing"))
  }

  @Test func entriesOfFilesThatAreGoneAreNamed() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "a.yaml")
    try tool.write(Sample.mixed, to: "b.yaml")
    try tool.run("--write-baseline", "--quiet", ".")
    try FileManager.default.removeItem(at: tool.folder.appending(path: "b.yaml"))
    #expect(try tool.run("a.yaml").error.contains("b.yaml"))
  }

  @Test func writtenOnceThenOnlyNewFindingsAreReported() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let written = try tool.run("--write-baseline", "api.yaml")
    #expect(written.status == 0)
    #expect(written.output == "")
    #expect(
      written.error == """
        headerlint: .headerlint-baseline.json: 3 findings recorded
        headerlint: .headerlint.yaml: created, and names the baseline
        No problems (3 suppressed) in 1 document, checked against the profile zalando.

        """)
    #expect(try tool.read(".headerlint.yaml") == "baseline: .headerlint-baseline.json\n")

    let again = try tool.run("--baseline", Self.file, "--fail-on", "note", "api.yaml")
    #expect(again.status == 0 && again.output == "")

    let shown = try tool.run("--baseline", Self.file, "--show-suppressed", "--format", "sarif", "api.yaml")
    #expect(shown.output.split(separator: "\n").count { $0.contains("\"kind\": \"external\"") } == 3)

    let changed = Sample.mixed.replacing("X-Flow-Id", with: "X-Flow-ID").replacing(
      "        - {name: X-Flow",
      with: "        - {name: x-new, in: header, schema: {type: string}}\n        - {name: X-Flow")
    try tool.write(changed, to: "api.yaml")
    let new = try tool.run("--baseline", Self.file, "--format", "compact", "--fail-on", "note", "api.yaml")
    #expect(new.status == 1)
    // The new header, and that the flow ID is gone.
    let lines = new.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains("'x-new'") || $0.contains("[zalando/flow-id]") })
    #expect(
      new.error.hasPrefix(
        """
        headerlint: baseline: 1 entry matches nothing any more; rewrite it with --write-baseline
          api.yaml http/registered-spelling /paths/~1things/get/parameters/- X-Flow-Id

        """))
    let quiet = try tool.run("--baseline", Self.file, "--quiet", "api.yaml")
    #expect(quiet.error.split(separator: "\n").count == 1)
  }

  @Test func survivesOtherLinesAndAnotherOrder() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    try tool.run("--write-baseline", "--no-config", "api.yaml")
    var lines = Sample.mixed.split(separator: "\n")
    lines.swapAt(6, 7)
    let moved = "# moved\n\n" + lines.joined(separator: "\r\n") + "\r\n"
    try tool.write(moved, to: "api.yaml")
    let answer = try tool.run("--baseline", Self.file, "--fail-on", "note", "api.yaml")
    #expect(answer.status == 0, "\(answer.output)")
    #expect(!answer.error.contains("baseline:"))
    #expect(!FileManager.default.fileExists(atPath: tool.folder.appending(path: ".headerlint.yaml").path))
  }

  @Test func theSameBytesFromRunToRun() throws {
    let tool = try Tool()
    for name in ["b", "a"] { try tool.write(Sample.mixed, to: "\(name).yaml") }
    try tool.run("--write-baseline", "b.yaml", "a.yaml")
    let first = try tool.read(Self.file)
    #expect(first.split(separator: "\n").count == 11)
    // Lints one document: the entries of the other stay.
    try tool.run("--write-baseline", "a.yaml")
    try tool.run("--write-baseline", "--select", "zalando", ".")
    #expect(try tool.read(Self.file) == first)
  }

  @Test func anotherFile() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    try tool.write("# ours\nprofile: zalando\n", to: ".headerlint.yaml")
    #expect(try tool.run("api.yaml", "--write-baseline=known.json").status == 0)
    #expect(try tool.read(".headerlint.yaml") == "# ours\nprofile: zalando\nbaseline: known.json\n")
    let before = try tool.read("known.json")
    #expect(try tool.run("api.yaml", "--baseline", "known.json", "--write-baseline").status == 0)
    #expect(try tool.read("known.json") == before)
    let other = try tool.run("--write-baseline=other.json", "api.yaml")
    #expect(other.status == 0)
    #expect(other.error.contains("names another baseline, known.json"))
  }

  @Test func whatNoBaselineHoldsIsStillReported() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    try tool.write(Sample.broken, to: "broken.yaml")
    let answer = try tool.run("--write-baseline", "--format", "compact")
    #expect(answer.status == 1)
    #expect(answer.output.hasPrefix("broken.yaml:") && answer.output.split(separator: "\n").count == 1)
    #expect(try !tool.read(Self.file).contains("broken.yaml"))
  }

  /// No later run would know the document.
  @Test func standardInputNeedsAName() throws {
    let tool = try Tool()
    for option in ["--write-baseline", "--write-baseline=b.json"] {
      let answer = try tool.run("-", option, input: Sample.mixed)
      #expect(answer.status == 2)
      #expect(
        answer.error.hasPrefix(
          "Error: --write-baseline with '-' needs --stdin-filename: a baseline knows documents by their paths\n"
        ), "\(answer.error)")
    }
    #expect(
      try tool.run("-", "--write-baseline", "--stdin-filename", "api.yaml", input: Sample.mixed).status == 0)
    try tool.write(Sample.mixed, to: "api.yaml")
    #expect(try tool.run("--quiet", "api.yaml").status == 0)
  }

  @Test func mistakes() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    try tool.write("{\"version\": 1,\n \"entries\": {}}\n", to: "bad.json")
    let missing = try tool.run("--baseline", "none.json", "api.yaml")
    #expect(missing.status == 2)
    #expect(
      missing.error
        == "headerlint: none.json: no such file or folder; write it with --write-baseline=none.json\n")
    let bad = try tool.run("--baseline", "bad.json", "api.yaml")
    #expect(bad.status == 2 && bad.output == "")
    #expect(bad.error == "headerlint: bad.json:2:13: a baseline must have a list of 'entries'\n")
    // A file that isn't a baseline is not overwritten.
    #expect(try tool.run("--write-baseline=api.yaml", "api.yaml").status == 2)
    #expect(try tool.read("api.yaml") == Sample.mixed)
    let unwritten = try tool.run("--write-baseline", "api.yaml", "missing.yaml")
    #expect(unwritten.status == 2 && unwritten.error.contains("not written"))
    #expect(!FileManager.default.fileExists(atPath: tool.folder.appending(path: Self.file).path))
    #expect(try tool.run("--write-baseline=no/such/folder.json", "api.yaml").status == 2)
  }
}
