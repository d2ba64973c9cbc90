import Foundation
import TestSupport
import Testing

/// What somebody tries who doesn't know headerlint yet.
@Suite struct FirstHourTests {
  @Test(arguments: ["check", "chekc", "valid"])
  func aCommandThatIsNotThere(word: String) throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run(word, ".")
    #expect(answer.status == 2)
    #expect(answer.output == "")
    #expect(
      answer.error.hasPrefix("headerlint: '\(word)' is neither a command nor an existing file or folder; ")
    )
  }

  @Test func commandsAreSuggested() throws {
    let tool = try Tool()
    #expect(try tool.run("check", ".").error.hasSuffix("did you mean 'headerlint lint'?\n"))
    #expect(try tool.run("header").error.hasSuffix("did you mean 'headerlint headers'?\n"))
    #expect(try tool.run("api").error.contains("the commands are lint, headers, rules, explain"))
    // What is there is linted, whatever it is called.
    try tool.write(Sample.mixed, to: "check/api.yaml")
    #expect(try tool.run("check").status == 1)
  }

  @Test(arguments: [
    (
      ["version"],
      "'version' is neither a command nor an existing file or folder; did you mean 'headerlint --version'?"
    ),
    (["help", "lnt"], "'lnt' is not a command; did you mean 'headerlint help lint'?"),
    (
      ["help", "nosuch"],
      "'nosuch' is not a command; the commands are lint, headers, rules, explain, init, schema, help"
    ),
    (["order.yaml"], "order.yaml: no such file or folder; did you mean 'orders.yaml'?"),
    (["./order.yaml"], "./order.yaml: no such file or folder; did you mean './orders.yaml'?"),
    (["headers", "order.yaml"], "order.yaml: no such file or folder; did you mean 'orders.yaml'?"),
    (["customers.yaml"], "customers.yaml: no such file or folder"),
    (
      ["--baseline", "known.json", "orders.yaml"],
      "known.json: no such file or folder; write it with --write-baseline=known.json"
    ),
    (
      ["--baseline", "orders.yaml", "orders.yaml"],
      "orders.yaml:1:1: this is not a baseline; name a file that --write-baseline wrote"
    ),
    (
      ["--select", "132", "--ignore", "zalando", "orders.yaml"],
      "no rule is left: --ignore leaves out all that --select names"
    ),
  ])
  func slips(_ arguments: [String], message: String) throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "orders.yaml")
    let answer = try tool.run(arguments)
    #expect(answer.status == 2)
    #expect(answer.error == "headerlint: \(message)\n")
  }

  @Test(arguments: [
    (["--jobs", "x"], "The value 'x' is invalid for '--jobs <n>': write a whole number"),
    (["--max-warnings", "x"], "The value 'x' is invalid for '--max-warnings <count>': write a whole number"),
    (["--select", ""], "--select names no rule; leave it out to check all rules of the profile"),
    (["--stdin-filename", "x"], "--stdin-filename is for standard input; add - to read that"),
    (
      ["--exclude", "["],
      "--exclude: '[' is not a valid pattern: '[' is not closed; for a bracket itself, write '\\['"
    ),
  ])
  func badValues(_ arguments: [String], message: String) throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "orders.yaml")
    let answer = try tool.run(arguments + ["orders.yaml"])
    #expect(answer.status == 2)
    #expect(answer.error.hasPrefix("Error: \(message)\n"))
  }

  @Test func helpOfACommand() throws {
    let tool = try Tool()
    #expect(try tool.run("help", "rules").output.contains("OVERVIEW: List the rules"))
    #expect(try tool.run("help").status == 0)
  }

  @Test func aBaselineAfterASpace() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run("--write-baseline", "base.json", "api.yaml")
    #expect(answer.status == 2)
    #expect(
      answer.error
        == "headerlint: base.json: no such file or folder; did you mean --write-baseline=base.json?\n")
    #expect(try tool.run("--write-baseline", "api.yaml").status == 0)
  }

  @Test func nothingToLint() throws {
    let tool = try Tool()
    try tool.write(Sample.other, to: "specs/x.yaml")
    for command in [["lint"], ["headers"]] {
      let answer = try tool.run(command + ["specs"])
      #expect(answer.status == 2)
      #expect(
        answer.error
          == "headerlint: no OpenAPI document found in specs; if that is intended, use --allow-empty\n")
      let empty = try tool.run(command + ["--allow-empty", "specs"])
      #expect(empty.status == 0)
      #expect(empty.error == "headerlint: warning: no OpenAPI document found\n")
      #expect(try tool.run(command + ["--skip-other", "specs/x.yaml"]).status == 0)
    }
    #expect(try tool.run("--quiet", "specs").error.contains("no OpenAPI document found"))
    let written = try tool.run("--write-baseline", "specs")
    #expect(written.status == 2)
    #expect(
      !FileManager.default.fileExists(atPath: tool.folder.appending(path: ".headerlint-baseline.json").path))
  }

  /// Whoever excludes all knows that there is something.
  @Test func nothingButExcluded() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "vendor/api.yaml")
    let answer = try tool.run("--exclude", "vendor/", ".")
    #expect(answer.status == 0)
    #expect(answer.error == "headerlint: warning: every OpenAPI document found is excluded\n")
    try tool.write("exclude: [vendor/]\n", to: ".headerlint.yaml")
    #expect(try tool.run("headers").status == 0)
    #expect(try tool.run("--exclude", "other/", ".").status == 0)
  }

  @Test func theOtherEndingOfTheConfiguration() throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "api.yaml")
    try tool.write("profile: http\n", to: ".headerlint.yml")
    let warning = "headerlint: warning: .headerlint.yml isn't read; rename it to .headerlint.yaml\n"
    #expect(try tool.run("api.yaml").error.hasPrefix(warning))
    #expect(try tool.run("rules").error == warning)
    #expect(try tool.run("--no-config", "--quiet", "api.yaml").error == "")
    try tool.write("profile: http\n", to: ".headerlint.yaml")
    #expect(try tool.run("--quiet", "api.yaml").error == "")
  }

  @Test(arguments: [
    (["FORCE_COLOR": "1"], true), (["FORCE_COLOR": "1", "TERM": "dumb"], true), (["FORCE_COLOR": ""], false),
    (["FORCE_COLOR": "0"], false), (["FORCE_COLOR": "1", "NO_COLOR": "1"], false), ([:], false),
  ])
  func colors(environment: [String: String], isColored: Bool) throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    #expect(try tool.run(["api.yaml"], environment: environment).output.contains("\u{1B}[") == isColored)
    #expect(
      try !tool.run(["--color", "never", "api.yaml"], environment: environment).output.contains("\u{1B}["))
  }

  /// What is hidden counts all the same.
  @Test func minSeverity() throws {
    let tool = try Tool()
    try tool.write(Sample.warning, to: "api.yaml")
    let answer = try tool.run("--min-severity", "error", "--max-warnings", "0", "api.yaml")
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(
      answer.error.contains(
        "Not shown because of --min-severity error: 1 warning; the exit code is 1 because of them.\n"))
    let clean = try tool.run("--min-severity", "error", "api.yaml")
    #expect(clean.status == 0)
    #expect(clean.error.contains("Not shown because of --min-severity error: 1 warning.\n"))
    try tool.run("--min-severity", "error", "--write-baseline", "api.yaml")
    #expect(try tool.read(".headerlint-baseline.json").contains("zalando/name-case"))
  }

  @Test func rulesOutsideTheProfile() throws {
    let tool = try Tool()
    try tool.write(Sample.warning, to: "api.yaml")
    try tool.write("profile: http\nrules: {zalando/name-case: error}\n", to: ".headerlint.yaml")
    let answer = try tool.run("--format", "compact", ".")
    #expect(answer.status == 1)
    #expect(answer.output.contains(": error: Header name 'x-tenant-id'"))
    #expect(!answer.output.contains("unused-configuration"))
    #expect(try tool.run("rules").output.contains("\nzalando/name-case "))
    // One that isn't given a severity is a mistake still.
    try tool.write("profile: http\nrules: {zalando/name-case: off}\n", to: ".headerlint.yaml")
    #expect(try tool.run("--format", "compact", ".").output.contains("[unused-configuration]"))
  }

  @Test func theInventoryUnderAConfigurationWithShapes() throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "api.yaml")
    try tool.write("headers: {X-Tenant-ID: {schema: {type: integer}}}\n", to: ".headerlint.yaml")
    let answer = try tool.run("headers", "api.yaml")
    #expect(answer.status == 0)
    #expect(answer.error == "")
  }

  @Test func help() throws {
    let tool = try Tool()
    let root = try tool.run("--help").output
    #expect(root.contains("headerlint api/"))
    let lint = try tool.run("lint", "--help").output
    #expect(lint.contains("\n  --write-baseline[=<file>]\n"))
    let parts = [
      "INPUT:", "RULES:", "OUTPUT:", "FIXES:", "BASELINE:", "CONFIGURATION:", "EXAMPLES:", "EXIT CODES:",
    ]
    for part in parts {
      #expect(lint.contains(part), "\(part)")
    }
    #expect(lint.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    (
      "182", ["zalando/conditional-etag", "zalando/etag-schema", "zalando/if-match-schema"],
      "zalando/name-case"
    ),
    ("zalando#132", ["zalando/name-case"], "zalando/etag-schema"),
    ("etag-sch", ["zalando/etag-schema"], "zalando/name-case"),
    ("flow-id", ["zalando/flow-id"], "zalando/flow-id-format"),
  ])
  func explanationsOf(word: String, ids: [String], other: String) throws {
    let tool = try Tool()
    let answer = try tool.run("explain", word)
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n").map(String.init)
    #expect(ids.allSatisfy(lines.contains) && !lines.contains(other))
    #expect(ids.allSatisfy { answer.output.contains("# headerlint: ignore \($0) -- why it stays") })
  }

  @Test func tooManyExplanations() throws {
    let tool = try Tool()
    let answer = try tool.run("explain", "schema")
    #expect(answer.status == 2)
    #expect(answer.error.contains("choose one of"))
    #expect(answer.error.contains("zalando/etag-schema"))
  }

  /// An entry counts for the rules that its finding silenced.
  @Test func aBaselineUnderOtherRules() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    try tool.run("--write-baseline", "--quiet", "api.yaml")
    for set in ["http", "openapi", "zalando"] {
      let answer = try tool.run("--select", set, "api.yaml")
      #expect(answer.status == 0)
      #expect(answer.output == "" && !answer.error.contains("matches nothing"), "\(set)")
    }
    // Of the standards alone, which don't know the guideline's names.
    let standards = try tool.run("--profile", "http", "api.yaml")
    #expect(standards.status == 0 && standards.output == "" && !standards.error.contains("matches nothing"))
    let before = try tool.read(".headerlint-baseline.json")
    try tool.run("--select", "http", "--write-baseline", "--quiet", "api.yaml")
    #expect(try tool.read(".headerlint-baseline.json") == before)
  }

  /// A rule that was silent points at the response where the one that spoke points at the operation.
  @Test func aBaselineOfFindingsThatOthersMakeElsewhere() throws {
    let tool = try Tool()
    func operation(_ path: String) -> String {
      "  \(path):\n    put: {parameters: [{name: X-Flow-ID, in: header, schema: {type: string}}], responses: {'204': {description: done}, '428': {description: no}}}\n"
    }
    let head = "openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\npaths:\n"
    try tool.write(head + operation("/a") + operation("/b"), to: "api.yaml")
    try tool.run("--write-baseline", "--quiet", "api.yaml")
    for options in [["--select", "http"], ["--profile", "http"], []] {
      let answer = try tool.run(options + ["api.yaml"])
      #expect(answer.output == "" && !answer.error.contains("matches nothing"), "\(options) \(answer.output)")
    }
    try tool.write(head + operation("/a") + operation("/b") + operation("/c"), to: "api.yaml")
    #expect(try tool.run("--select", "http", "api.yaml").output != "")
  }
}
