import Foundation
import TestSupport
import Testing

@Suite struct ReportFileTests {
  @Test func severalFormatsInOneRun() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run(
      "--format", "compact", "--report", "sarif=r.sarif", "--report=github=r.log", "--color", "always",
      "--report", "text=r=.txt", "api.yaml")
    #expect(answer.status == 1)
    for (format, file) in [("sarif", "r.sarif"), ("github", "r.log"), ("text", "r=.txt")] {
      #expect(try tool.read(file) == tool.run("--format", format, "api.yaml").output)
    }
    #expect(try answer.output == tool.run("--format", "compact", "api.yaml").output)
  }

  @Test(arguments: [
    ["--report", "sarif=-"], ["--report", "sarif="], ["--report", "sarif"], ["--report", "xml=a"],
    ["--report", "sarif=a", "--report", "json=./a"], ["--report", "sarif=a", "--output", "a"],
    ["--report", "sarif=no/such/folder"], ["--statistics", "--format", "sarif"],
    ["--max-warnings", "many"], ["--max-warnings=-1"],
  ])
  func mistakes(_ arguments: [String]) throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run(arguments + ["api.yaml"])
    #expect(answer.status == 2)
    #expect(!answer.error.isEmpty)
  }

  @Test(arguments: [
    (["--output", "no/x"], "--output no/x: the folder 'no' doesn't exist"),
    (["--report", "json=no/a/x"], "--report json=no/a/x: the folder 'no/a' doesn't exist"),
    (["--write-baseline=no/x.json"], "--write-baseline=no/x.json: the folder 'no' doesn't exist"),
    (["--output", "."], "--output .: this is a folder; name a file"),
    (["--output", "other.txt/x"], "--output other.txt/x: 'other.txt' is not a folder"),
  ])
  func pathsThatCannotBeWritten(_ arguments: [String], message: String) throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "api.yaml")
    try tool.write("", to: "other.txt")
    let answer = try tool.run(["--quiet"] + arguments + ["api.yaml"])
    #expect(answer.status == 2)
    #expect(answer.error == "headerlint: \(message)\n")
  }

  /// What can't be written keeps nothing else from being written.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"),
    arguments: [
      ["--output", "/dev/full"], ["--report", "json=/dev/full"], ["--output", "no/such/folder"],
      ["--report", "markdown=no/such/folder"], ["--write-baseline=no/such/folder"],
    ])
  func oneOutputThatIsFull(_ arguments: [String]) throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let others = ["--report", "sarif=r.sarif", "--report", "compact=r.txt", "api.yaml"]
    let answer = try tool.run(["--no-config", "--quiet"] + arguments + others)
    #expect(answer.status == 2)
    let path = try #require(arguments.last?.split(separator: "=").last)
    #expect(
      answer.error.contains("\(path): ") && answer.error.split(separator: "\n").count == 1,
      "\(answer)")
    #expect(try tool.read("r.sarif") == tool.run("--no-config", "--format", "sarif", "api.yaml").output)
    #expect(try tool.read("r.txt").split(separator: "\n").count == 3)
  }

  @Test func standardOutputThatIsFull() throws {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run(
      ["-c", "exec \"$0\" --quiet --report compact=r.txt api.yaml >/dev/full", Tool.binary.path],
      executable: URL(filePath: "/bin/bash"))
    #expect(answer.status == 2 && answer.error.hasPrefix("headerlint: standard output: "), "\(answer)")
    #expect(try tool.read("r.txt").split(separator: "\n").count == 3)
  }

  @Test func statistics() throws {
    let tool = try Tool()
    for name in ["a", "b"] { try tool.write(Sample.warning, to: "\(name).yaml") }
    let answer = try tool.run("--statistics", "--report", "compact=all.txt", "--output", "table.txt", ".")
    #expect(answer.status == 0 && answer.output == "")
    #expect(
      try tool.read("table.txt") == """
        rule               findings  documents
        zalando/name-case         2          2

        """)
    #expect(try tool.read("all.txt").split(separator: "\n").count == 2)
    let json = try tool.run("--statistics", "--format", "json", "--fail-on", "warning", ".")
    #expect(json.status == 1)
    #expect(json.output.contains(#"{"rule": "zalando/name-case", "count": 2, "documents": 2}"#))
  }

  @Test(arguments: [("0", Int32(1)), ("1", 1), ("2", 0), ("99", 0)])
  func maxWarnings(_ limit: String, _ status: Int32) throws {
    let tool = try Tool()
    for name in ["a", "b"] { try tool.write(Sample.warning, to: "\(name).yaml") }
    #expect(try tool.run("--max-warnings", limit, ".").status == status)
    #expect(try tool.run("--max-warnings", limit, "--fail-on", "never", ".").status == status)
    #expect(try tool.run("--max-warnings", limit, "--fail-on", "warning", ".").status == 1)
  }
}
