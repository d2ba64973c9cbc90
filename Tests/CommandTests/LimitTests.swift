import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// What the system doesn't give.
  @Suite struct LimitTests {
    private static let shell = URL(filePath: "/bin/bash")
    /// Limits on processes don't hold for root; this command makes another user of it.
    private static let otherUser = "/usr/bin/setpriv"
    private static let isRoot = geteuid() == 0
    private static var canLimitProcesses: Bool {
      // Other users may have no way to the build.
      !isRoot || FileManager.default.isExecutableFile(atPath: otherUser) && isReachable
    }
    private static var isReachable: Bool {
      var folder = Tool.binary.resolvingSymlinksInPath()
      while folder.path != "/" {
        let mode = try? FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
        guard let mode, mode & 0o001 != 0 else { return false }
        folder.deleteLastPathComponent()
      }
      return true
    }

    private func limited(_ limit: String, _ tool: Tool, _ arguments: [String]) throws -> Tool.Answer {
      try tool.run(
        ["-c", "ulimit \(limit); exec timeout 60 \"$0\" \"$@\"", Tool.binary.path, "--no-config", "--quiet"]
          + arguments, executable: Self.shell)
    }

    @Test(.enabled(if: LimitTests.canLimitProcesses, "nobody here whose processes could be limited"))
    func withoutThreadsOneGoesOn() throws {
      let tool = try Tool()
      for number in 0..<4 { try tool.write(Sample.mixed, to: "\(number).yaml") }
      let expected = try tool.run("--no-config", "--quiet", "--jobs", "4", ".")
      let user = Self.isRoot ? "\(Self.otherUser) --reuid=65534 --regid=65534 --clear-groups" : ""
      let command = "ulimit -u 1; exec \(user) \"$0\" --no-config --quiet --jobs 4 ."
      let answer = try tool.run(["-c", command, Tool.binary.path], executable: Self.shell)
      #expect(answer.status == expected.status)
      #expect(answer.output == expected.output, "\(answer)")
    }

    @Test func aSmallStackIsEnough() throws {
      let tool = try Tool()
      let count = 3000
      let schemas = (0..<count).map {
        "\"S\($0)\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/S\($0 + 1)\"}}"
      }
      try tool.write(
        """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"responses":{"200":\
        {"description":"d","headers":{"X-A":{"schema":{"$ref":"#/components/schemas/S0"}}}}}}}},"components":\
        {"schemas":{\(schemas.joined(separator: ",")),"S\(count)":{"type":"integer"}}}}
        """, to: "items.json")
      let answer = try limited("-s 512", tool, ["items.json"])
      #expect(try answer.status == tool.run("--no-config", "--quiet", "items.json").status)
    }

    @Test(
      .enabled(if: Tool.mayHoldLittle, "sanitizers need memory of their own"),
      arguments: [("-s 100", "stack"), ("-d 7000", "memory")])
    func tooLittleMemoryToStartIsAnError(limit: String, word: String) throws {
      let tool = try Tool()
      try tool.write(Sample.mixed, to: "api.yaml")
      let answer = try limited(limit, tool, ["api.yaml"])
      #expect(answer.status == 2, "\(answer)")
      #expect(answer.error.contains("\(word) is limited"), "\(answer)")
    }

    /// Two threads that open files at once may have one too few.
    @Test func tooFewFilesAreAnError() throws {
      let tool = try Tool()
      for number in 0..<10 { try tool.write(Sample.mixed, to: "many/\(number).yaml") }
      let answer = try limited("-n 4", tool, ["many"])
      #expect(answer.status == 1 || answer.status == 2 && !answer.error.isEmpty, "\(answer)")
    }
  }
#endif
