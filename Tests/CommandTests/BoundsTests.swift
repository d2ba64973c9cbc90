import Foundation
import TestSupport
import Testing

/// What links, configurations and names from a repository lead to is read inside of it only.
@Suite struct BoundsTests {
  /// `repo` is a repository, `outside` lies beside it.
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write("ref: refs/heads/main\n", to: "repo/.git/HEAD")
    try tool.write(Sample.mixed, to: "repo/api.yaml")
    try tool.write(Sample.mixed, to: "repo/sub/api.yaml")
    try tool.write(Sample.mixed.replacing("Things", with: "Secrets"), to: "outside/secret.yaml")
    return tool
  }

  private func link(_ name: String, to target: String, _ tool: Tool) throws {
    let folder = tool.folder.appending(path: name).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: tool.folder.appending(path: name).path, withDestinationPath: target)
  }

  private func lint(_ tool: Tool, _ arguments: String...) throws -> Tool.Answer {
    try tool.run(["--quiet", "--format", "compact"] + arguments, in: "repo")
  }

  @Test func aWalkFindsNothingOutsideOfRoot() throws {
    let tool = try tool()
    let output = try lint(tool, ".", "--no-config", "--root", "sub").output
    #expect(!output.isEmpty)
    #expect(output.split(separator: "\n").allSatisfy { $0.hasPrefix("sub/api.yaml:") }, "\(output)")
    let other = try lint(tool, "../outside", "--no-config", "--root", "sub")
    #expect(other.status == 2 && other.output == "")
    #expect(other.error.contains("../outside: lies outside of --root"), "\(other)")
    // What the command line names is read wherever it lies.
    #expect(try lint(tool, "../outside/secret.yaml", "--no-config", "--root", "sub").status == 1)
  }

  @Test(arguments: ["link.yaml", "folder/secret.yaml", "folder", "folder/../outside/secret.yaml"])
  func aNamedLinkThatLeadsOutsideIsRefused(_ name: String) throws {
    let tool = try tool()
    // Being a repository itself makes no difference.
    try tool.write("ref: refs/heads/main\n", to: "outside/.git/HEAD")
    try link("repo/link.yaml", to: "../outside/secret.yaml", tool)
    try link("repo/folder", to: "../outside", tool)
    for options in [[], ["--root", "."]] {
      let answer = try tool.run(["--quiet", "--no-config", name] + options, in: "repo")
      #expect(answer.status == 2)
      #expect(answer.output == "", "\(answer)")
      #expect(answer.error.contains("\(name): leads out of the repository"), "\(answer)")
    }
  }

  @Test func aWalkNamesTheLinksThatLeadOutside() throws {
    let tool = try tool()
    try link("repo/sub/link.yaml", to: "../../outside/secret.yaml", tool)
    try link("repo/sub/folder", to: "../../outside", tool)
    try link("repo/sub/script", to: "../../outside/secret.yaml", tool)
    try link("repo/sub/api.json", to: "../api.yaml", tool)
    let inside = try tool.run(["--fail-on", "never", "--no-config", "."], in: "repo")
    #expect(inside.status == 0)
    #expect(
      inside.error.hasPrefix(
        """
        headerlint: warning: sub/folder leads out of the current folder through a link, and isn't read
        headerlint: warning: sub/link.yaml leads out of the current folder through a link, and isn't read
        Found
        """), "\(inside.error)")
    let below = try tool.run(["--fail-on", "never", "--no-config", "sub"], in: "repo")
    #expect(below.error.contains("warning: sub/api.json leads out of sub through a link"))
    // What is read under another name needs no warning, and neither does what is ignored.
    for arguments in [
      [".", "../outside"], [".", "../outside/secret.yaml", "--exclude", "folder/"],
      ["sub", ".", "--exclude", "link.yaml", "--exclude", "folder"],
    ] {
      let answer = try tool.run(["--fail-on", "never", "--no-config"] + arguments, in: "repo")
      #expect(answer.status == 0 && !answer.error.contains("warning: "), "\(answer.error)")
    }
    try tool.write("exclude: [link.yaml]\n", to: "repo/sub/.headerlint.yaml")
    try tool.write("folder/\n", to: "repo/.gitignore")
    let configured = try tool.run(["--fail-on", "never"], in: "repo")
    #expect(configured.status == 0 && !configured.error.contains("warning: "), "\(configured.error)")
  }

  @Test func aWalkThatFindsOnlyLinksOutsideFails() throws {
    let tool = try tool()
    for number in 10..<22 { try link("repo/empty/\(number).yaml", to: "../../outside/secret.yaml", tool) }
    let answer = try tool.run(["--quiet", "--no-config", "empty"], in: "repo")
    #expect(answer.status == 2)
    let lines = answer.error.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(lines.first?.hasSuffix("empty/10.yaml leads out of empty through a link, and isn't read") == true)
    #expect(lines.dropLast().last == "headerlint: warning: and 2 more links that aren't read")
    #expect(
      lines.last
        == "headerlint: no OpenAPI document found in empty, only links that lead out of it; name what they lead to, or use --allow-empty"
    )
    #expect(try tool.run(["--quiet", "--no-config", "--allow-empty", "empty"], in: "repo").status == 0)
  }

  @Test func linksInsideAreFollowed() throws {
    let tool = try tool()
    try link("repo/link.yaml", to: "sub/api.yaml", tool)
    try link("repo/folder", to: "sub", tool)
    for name in ["link.yaml", "folder/api.yaml", "folder"] {
      #expect(try lint(tool, name, "--no-config").status == 1)
    }
    // The way to the repository may be a link itself.
    try link("way", to: "repo", tool)
    #expect(try tool.run("--quiet", "--no-config", "way/api.yaml").status == 1)
  }

  @Test(arguments: [".headerlint.yaml", "sub/.headerlint.yaml"])
  func aConfigurationOutsideIsNotRead(_ name: String) throws {
    let tool = try tool()
    try tool.write(
      "AWS_SECRET: hunter2\nprofile: hunter2\nbaseline: hunter2.json\n", to: "outside/secret.txt")
    try link(
      "repo/\(name)",
      to: String(repeating: "../", count: name.count { $0 == "/" } + 1) + "outside/secret.txt", tool)
    for arguments in [["sub/api.yaml"], ["--write-baseline", "sub/api.yaml"], ["."]] {
      let answer = try tool.run(["--quiet"] + arguments, in: "repo")
      #expect(answer.status == 2)
      #expect(answer.error.contains("\(name): leads out of the repository"), "\(answer)")
      #expect(!answer.error.contains("hunter2") && !answer.output.contains("hunter2"), "\(answer)")
    }
  }

  @Test(arguments: ["baseline: b.json", "documents: [b.json]"])
  func aConfigurationLeadsNowhereOutside(_ line: String) throws {
    let tool = try tool()
    try tool.write(#"{"hunter2": 1}"#, to: "outside/secret.json")
    try link("repo/b.json", to: "../outside/secret.json", tool)
    try tool.write(line + "\n", to: "repo/.headerlint.yaml")
    let answer = try lint(tool, "api.yaml")
    #expect(answer.status == 2)
    #expect(answer.error.contains("'b.json' leads out of the repository"), "\(answer)")
    #expect(!answer.error.contains("hunter2"))
  }

  @Test func theUsualBaselineIsNotWrittenOutside() throws {
    let tool = try tool()
    try tool.write("kept", to: "outside/kept")
    try link("repo/.headerlint-baseline.json", to: "../outside/kept", tool)
    let answer = try lint(tool, "api.yaml", "--write-baseline")
    #expect(answer.status == 2 && answer.error.contains("leads out of the repository"), "\(answer)")
    #expect(try tool.read("outside/kept") == "kept")
  }

  /// As to git itself.
  @Test func aLinkIsNoGitignore() throws {
    let tool = try tool()
    try tool.write("api.yaml\n", to: "outside/ignored")
    try link("repo/.gitignore", to: "../outside/ignored", tool)
    #expect(try lint(tool, ".", "--no-config").output.contains("sub/api.yaml:"))
  }
}
