import Foundation
import TestSupport
import Testing

/// Readers that go away, and signals.
@Suite struct InterruptionTests {
  private static let shell = URL(filePath: "/bin/bash")

  private func tool(documents: Int) throws -> Tool {
    let tool = try Tool()
    for number in 0..<documents { try tool.write(Sample.mixed, to: "many/\(number).yaml") }
    return tool
  }

  @Test func aReaderThatGoesAwayEndsItsOutputOnly() throws {
    let tool = try tool(documents: 300)
    let command = "\"$0\" --no-config --report json=r.json many | head -1 >/dev/null; echo ${PIPESTATUS[0]}"
    let answer = try tool.run(["-c", command, Tool.binary.path], executable: Self.shell)
    #expect(answer.output == "1\n", "\(answer)")
    #expect(try tool.read("r.json").hasSuffix("}\n"))
  }

  /// The process waits, because nobody reads what it says.
  @Test(arguments: [SIGINT, SIGTERM])
  func signalsEndTheProcess(_ number: Int32) throws {
    let tool = try tool(documents: 300)
    let process = try started(tool, ["--no-config", "--quiet", "many"])
    let output = try #require(process.standardOutput as? Pipe).fileHandleForReading
    _ = try output.read(upToCount: 1)
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    // A shell says 128 and the number of the signal.
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
  }

  @Test(arguments: [["--output", "/dev/null", "--report", "json=r.json"], ["--write-baseline=r.json"]])
  func aFileIsWholeWheneverTheSignalComes(_ options: [String]) throws {
    let tool = try tool(documents: 40)
    let old = #"{"version": 1, "entries": []}"#
    try tool.write(old, to: "r.json")
    let arguments = ["--no-config", "--quiet"] + options + ["many"]
    let start = ContinuousClock.now
    try started(tool, arguments).waitUntilExit()
    let whole = try tool.read("r.json")
    let microseconds = Double((ContinuousClock.now - start) / .microseconds(1))
    let count = Sampling.count(8, of: 100)
    for attempt in 1...count {
      try tool.write(old, to: "r.json")
      let process = try started(tool, arguments)
      usleep(useconds_t(microseconds * Double(attempt) / Double(count)))
      if attempt.isMultiple(of: 2) { process.interrupt() } else { process.terminate() }
      process.waitUntilExit()
      let report = try tool.read("r.json")
      #expect(report == old || report == whole)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: tool.folder.path).sorted() == ["many", "r.json"])
  }

  @Test func aFixedFileIsWholeWheneverTheSignalComes() throws {
    let tool = try tool(documents: 30)
    let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path + "/many").sorted()
    let arguments = ["--no-config", "--quiet", "--output", "/dev/null", "--fix", "many"]
    let start = ContinuousClock.now
    try started(tool, arguments).waitUntilExit()
    let microseconds = Double((ContinuousClock.now - start) / .microseconds(1))
    let texts = [Sample.mixed, try tool.read("many/0.yaml")]
    let count = Sampling.count(8, of: 100)
    for attempt in 1...count {
      for name in names { try tool.write(Sample.mixed, to: "many/\(name)") }
      let process = try started(tool, arguments)
      usleep(useconds_t(microseconds * Double(attempt) / Double(count)))
      process.interrupt()
      process.waitUntilExit()
      for name in names { #expect(try texts.contains(tool.read("many/\(name)"))) }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: tool.folder.path + "/many").sorted() == names)
    }
  }

  private func started(_ tool: Tool, _ arguments: [String]) throws -> Process {
    // Who runs the tests in the background of a shell has these signals ignored, and so would the command.
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    let process = Process()
    process.executableURL = Tool.binary
    process.currentDirectoryURL = tool.folder
    process.arguments = arguments
    process.standardOutput = Pipe()
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}
