import TestSupport
import Testing

/// What shells ask the tool for, and what stands in their scripts.
@Suite struct CompletionTests {
  private func answers(_ option: String, _ word: String, command: String = "lint") throws -> [String] {
    let answer = try Tool().run(
      "---completion", command, "--", option, "2", "\(word.count)", "headerlint", option, word)
    #expect(answer.status == 0, "\(answer.error)")
    return answer.output.split(separator: "\n").map(String.init)
  }

  @Test func rules() throws {
    let ids = try answers("--select", "")
    #expect(ids.contains("zalando/etag-schema") && ids.contains("syntax") && ids.contains("http"))
    #expect(try answers("--ignore", "http,zal").contains("http,zalando/etag-schema"))
    #expect(try answers("--severity", "zal").contains("zalando/etag-schema"))
    #expect(
      try answers("--severity", "http/direction=") == [
        "http/direction=note", "http/direction=warning", "http/direction=error", "http/direction=off",
      ])
    #expect(try answers("positional@0", "", command: "explain").contains("zalando/etag-schema"))
  }

  @Test func profiles() throws {
    #expect(try answers("--profile", "") == ["openapi", "http", "zalando"])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func formats(shell: String) throws {
    let script = try Tool().run("--generate-completion-script", shell).output
    for word in ["gitlab", "junit", "markdown", "sarif=", "junit="] {
      #expect(script.contains(word), "\(word)")
    }
  }
}
