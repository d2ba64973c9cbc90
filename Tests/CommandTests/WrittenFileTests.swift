import Foundation
import TestSupport
import Testing

/// What is written is whole, or not there; and nothing is written over what is read.
@Suite struct WrittenFileTests {
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(Sample.mixed, to: "api.yaml")
    return tool
  }

  private func names(_ tool: Tool) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: tool.folder.path).sorted()
  }

  // MARK: Whole

  @Test(
    .enabled(if: Tool.mayWriteLittle, "ThreadSanitizer writes large files"),
    arguments: [
      ["--report", "sarif=r"], ["--output", "r", "--format", "sarif"], ["--write-baseline=r"],
    ])
  func aDiskThatIsFullLeavesTheOldFile(_ arguments: [String]) throws {
    let tool = try tool()
    for number in 1...9 { try tool.write(Sample.mixed, to: "\(number).yaml") }
    let old = #"{"version": 1, "entries": []}"#
    try tool.write(old, to: "r")
    let before = try names(tool)
    let command =
      "ulimit -f 1; exec \"$0\" --no-config --quiet --statistics --format text . \"$@\" >/dev/null"
    let shown =
      arguments.contains("--output") ? command.replacing("--statistics --format text", with: "") : command
    let answer = try tool.run(
      ["-c", shown, Tool.binary.path] + arguments, executable: URL(filePath: "/bin/bash"))
    #expect(answer.status == 2, "\(answer)")
    #expect(answer.error.hasPrefix("headerlint: r: "), "\(answer)")
    #expect(try tool.read("r") == old)
    #expect(try names(tool) == before)
  }

  @Test func permissionsAndLinksAreKept() throws {
    let tool = try tool()
    try tool.write("old", to: "deep/r.json")
    let files = FileManager.default
    let path = tool.folder.appending(path: "deep/r.json").path
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try files.createSymbolicLink(
      atPath: tool.folder.appending(path: "link.json").path, withDestinationPath: "deep/r.json")
    #expect(try tool.run("--format", "json", "--output", "link.json", "api.yaml").status == 1)
    #expect(try tool.read("deep/r.json").hasPrefix("{\n  \"version\": 1"))
    #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    let link = try files.destinationOfSymbolicLink(atPath: tool.folder.appending(path: "link.json").path)
    #expect(link == "deep/r.json")
  }

  /// A link to what isn't there yet leads to where it will be; names may be as long as the system lets them.
  @Test func newFilesBehindLinksAndWithLongNames() throws {
    let tool = try tool()
    try tool.write("", to: "deep/.keep")
    try FileManager.default.createSymbolicLink(
      atPath: tool.folder.appending(path: "link.json").path, withDestinationPath: "deep/new.json")
    let long = String(repeating: "b", count: 250) + ".json"
    for name in ["link.json", long] {
      let answer = try tool.run("--no-config", "--quiet", "--write-baseline=\(name)", "api.yaml")
      #expect(answer.status == 0, "\(answer)")
      #expect(try tool.run("--no-config", "--quiet", "--baseline", name, "api.yaml").output == "")
    }
    #expect(try tool.read("deep/new.json").contains("entries"))
  }

  @Test func linksThatLeadToEachOtherStay() throws {
    let tool = try tool()
    let files = FileManager.default
    let links = ["a": "b", "b": "a"]
    for (name, target) in links {
      try files.createSymbolicLink(
        atPath: tool.folder.appending(path: name).path, withDestinationPath: target)
    }
    for option in ["--output=a", "--write-baseline=a"] {
      let answer = try tool.run("--no-config", "--quiet", option, "api.yaml")
      #expect(answer.status == 2)
      #expect(answer.error == "headerlint: a: Too many levels of symbolic links\n", "\(answer)")
    }
    for (name, target) in links {
      #expect(
        try files.destinationOfSymbolicLink(atPath: tool.folder.appending(path: name).path) == target)
    }
    #expect(try names(tool) == ["a", "api.yaml", "b"])
  }

  @Test func devicesAreWrittenInPlace() throws {
    let tool = try tool()
    let expected = try tool.run("--format", "compact", "--no-config", "api.yaml").output
    let answer = try tool.run(
      "--format", "compact", "--no-config", "--output", "/dev/null", "--report", "json=/dev/null", "--report",
      "compact=/dev/stdout", "api.yaml")
    #expect(answer.status == 1)
    #expect(answer.output == expected)
  }

  @Test func aPipeWithoutAReaderIsAnError() throws {
    let tool = try tool()
    try #require(mkfifo(tool.folder.appending(path: "pipe").path, 0o600) == 0)
    let answer = try tool.run("--no-config", "--quiet", "--output", "pipe", "api.yaml")
    #expect(answer.status == 2)
    #expect(answer.error == "headerlint: pipe: nothing reads from this pipe\n")
  }

  // MARK: Nothing that is read

  @Test(arguments: ["api.yaml", "./x/../api.yaml", "link", "hard", "shared.yaml", "named.yaml"])
  func theInputIsNotReplaced(_ name: String) throws {
    let tool = try Tool()
    let document = Sample.clean.replacing(
      "- {name: X-Tenant-ID, in: header,", with: "- {$ref: shared.yaml}\n        - {name: X-B, in: header,")
    try tool.write(document, to: "api.yaml")
    try tool.write("{name: x-a, in: header, schema: {type: string}}\n", to: "shared.yaml")
    try tool.write("profile: http\n", to: "named.yaml")
    try tool.write("", to: "x/.keep")
    let path = { (name: String) in tool.folder.appending(path: name).path }
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "api.yaml")
    try FileManager.default.linkItem(atPath: path("api.yaml"), toPath: path("hard"))
    let before = try tool.read(name)
    for arguments in [["--output", name], ["--report", "json=\(name)"], ["--write-baseline=\(name)"]] {
      let answer = try tool.run(["--config", "named.yaml", "--quiet", "api.yaml"] + arguments)
      #expect(answer.status == 2)
      #expect(answer.output == "")
      #expect(answer.error.contains(" would replace the "), "\(answer)")
      #expect(try tool.read(name) == before)
    }
  }

  @Test func theBaselineIsNotReplaced() throws {
    let tool = try tool()
    try tool.write(#"{"version": 1, "entries": []}"#, to: "b.json")
    try FileManager.default.createSymbolicLink(
      atPath: tool.folder.appending(path: "link").path, withDestinationPath: "b.json")
    for arguments in [
      ["--baseline", "b.json", "--output", "b.json"], ["--baseline", "b.json", "--report", "json=link"],
      ["--write-baseline=b.json", "--output", "link"], ["--write-baseline=new.json", "--output", "new.json"],
    ] {
      let answer = try tool.run(["--no-config", "--quiet", "api.yaml"] + arguments)
      #expect(answer.status == 2 && answer.error.contains(" would replace the "), "\(answer)")
    }
    #expect(try tool.read("b.json") == #"{"version": 1, "entries": []}"#)
    #expect(try names(tool) == ["api.yaml", "b.json", "link"])
  }

  @Test func reportsDoNotReplaceEachOther() throws {
    let tool = try tool()
    try tool.write("", to: "a")
    let path = { (name: String) in tool.folder.appending(path: name).path }
    try FileManager.default.linkItem(atPath: path("a"), toPath: path("b"))
    try FileManager.default.createSymbolicLink(atPath: path("c"), withDestinationPath: "new")
    for (first, second) in [("a", "b"), ("c", "new"), ("new", "./new")] {
      let answer = try tool.run("--report", "json=\(first)", "--report", "sarif=\(second)", "api.yaml")
      #expect(answer.status == 2 && answer.error.contains("would replace"), "\(answer)")
    }
    #expect(try tool.read("a") == "")
  }

  /// A report of an earlier run is found in the folder, and is no document.
  @Test func anEarlierReportInTheFolderIsReplaced() throws {
    let tool = try tool()
    for _ in 1...2 {
      #expect(try tool.run("--format", "json", "--output", "report.json", ".").status == 1)
    }
  }

  // MARK: Two runs at once

  /// - Parameter names: those of the baseline for the two runs, which are one file.
  @Test(arguments: [
    (".headerlint-baseline.json", ".headerlint-baseline.json"), (".headerlint-baseline.json", "x/other.json"),
  ])
  func twoRunsThatWriteOneBaselineLoseNothing(_ first: String, _ second: String) throws {
    let tool = try Tool()
    try tool.write("ref: refs/heads/main\n", to: ".git/HEAD")
    try tool.write("baseline: .headerlint-baseline.json\n", to: ".headerlint.yaml")
    try tool.write("", to: "x/.keep")
    if first != second {
      try tool.write("", to: first)
      try FileManager.default.linkItem(
        atPath: tool.folder.appending(path: first).path, toPath: tool.folder.appending(path: second).path)
    }
    for folder in ["a", "b"] { try tool.write(Sample.mixed, to: "\(folder)/api.yaml") }
    for _ in 0..<Sampling.count(8, of: 40) {
      let empty = #"{"version": 1, "entries": []}"#
      try Data(empty.utf8).write(to: tool.folder.appending(path: first), options: [])
      let runs = try [("a", first), ("b", second)].map { folder, baseline in
        let process = Process()
        process.executableURL = Tool.binary
        process.currentDirectoryURL = tool.folder
        process.arguments = [folder, "--write-baseline=\(baseline)", "--quiet"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      for run in runs { run.waitUntilExit() }
      let baseline = try tool.read(".headerlint-baseline.json")
      #expect(baseline.contains("\"a/") && baseline.contains("\"b/"), "\(baseline)")
    }
  }
}
