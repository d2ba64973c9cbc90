import Foundation
import TestSupport
import Testing

/// `--diff`, and what git makes of it.
@Suite struct DiffCommandTests {
  private func tool(_ files: [String: String] = ["api.yaml": Sample.mixed]) throws -> Tool {
    let tool = try Tool()
    for (path, text) in files { try tool.write(text, to: path) }
    return tool
  }

  private func diff(_ tool: Tool, _ arguments: String..., in folder: String = ".") throws -> Tool.Answer {
    try tool.run(["--no-config", "--diff"] + arguments, in: folder)
  }

  @Test func aDiffInPlaceOfFindings() throws {
    let tool = try tool()
    let answer = try diff(tool, "api.yaml")
    #expect(answer.status == 1)
    #expect(
      answer.output == """
        diff --git a/api.yaml b/api.yaml
        --- a/api.yaml
        +++ b/api.yaml
        @@ -4,7 +4,7 @@
           /things:
             get:
               parameters:
        -        - {name: x-tenant-id, in: header, schema: {type: string}}
        -        - {name: X-Flow-Id, in: header, schema: {type: string}}
        +        - {name: X-Tenant-ID, in: header, schema: {type: string}}
        +        - {name: X-Flow-ID, in: header, schema: {type: string}}
               responses:
                 '200': {description: ok, headers: {ETag: {schema: {type: integer}}}}
        \\ No newline at end of file

        """, "\(answer.output)")
    #expect(answer.error == "Would fix 2 problems in 1 file; --unsafe-fixes would fix 1 more.\n")
    #expect(try tool.read("api.yaml") == Sample.mixed)
    #expect(try diff(tool, "--fix", "api.yaml").output == answer.output)
    #expect(try tool.read("api.yaml") == Sample.mixed)
  }

  @Test func nothingToFix() throws {
    let tool = try tool()
    try tool.run("--no-config", "--fix", "api.yaml")
    let answer = try diff(tool, "api.yaml")
    #expect(answer.status == 0 && answer.output == "")
    #expect(answer.error == "Nothing to fix; --unsafe-fixes would fix 1.\n")
    #expect(try diff(tool, "--unsafe-fixes", "--quiet", "api.yaml").status == 1)
  }

  /// What a terminal might obey is shown in one; in a pipe each byte counts.
  @Test(.enabled(if: Python.isAvailable, "needs python3"), arguments: [["--diff"], ["--fix", "-"]])
  func textOfDocumentsInATerminal(_ arguments: [String]) throws {
    let hostile = "\u{202E}\u{200B}\u{2028}\tEnd"
    let document = Sample.mixed.replacing("parameters:", with: "parameters: # \(hostile)")
    #expect(document.contains(hostile))
    let tool = try tool(["api.yaml": document.replacing("\n", with: "\r\n")])
    let script = """
      import os, pty, subprocess, sys
      outer, inner = pty.openpty()
      with open("api.yaml") as document:
        tool = subprocess.Popen(sys.argv[1:], stdin=document, stdout=inner, stderr=subprocess.DEVNULL)
      os.close(inner)
      while True:
        try: part = os.read(outer, 65536)
        except OSError: break
        if not part: break
        sys.stdout.buffer.write(part)
      """
    let path = arguments.contains("-") ? [] : ["api.yaml"]
    let command = [Tool.binary.path, "--no-config"] + arguments + path
    let shown = try tool.run(
      ["python3", "-c", script] + command, environment: ["PATH": "/usr/bin:/bin:/usr/local/bin"],
      executable: URL(filePath: "/usr/bin/env")
    ).output
    #expect(shown.contains("# \u{FFFD}\u{FFFD}\u{FFFD}\tEnd") && !shown.contains("␍"), "\(shown)")
    #expect(!shown.contains("\u{202E}"), "\(shown)")
    let piped = try tool.run(
      Array(command.dropFirst()), input: document.replacing("\n", with: "\r\n"))
    #expect(piped.output.contains(hostile) && piped.output.contains("\r\n"), "\(piped)")
  }

  @Test func aDiffInAFile() throws {
    let tool = try tool()
    let answer = try diff(tool, "--output", "fix.diff", "api.yaml")
    #expect(answer.status == 1 && answer.output == "")
    #expect(try tool.read("fix.diff").hasPrefix("diff --git a/api.yaml b/api.yaml\n"))
  }

  @Test func whatCannotBeDone() throws {
    let tool = try tool()
    let answer = try diff(tool, "api.yaml", "missing.yaml")
    #expect(answer.status == 2)
    #expect(answer.output.hasPrefix("diff --git"))
    #expect(answer.error.contains("missing.yaml: no such file or folder"))
  }

  @Test func standardInput() throws {
    let tool = try tool()
    let answer = try tool.run(
      ["--no-config", "--diff", "--stdin-filename", "api.yaml", "-"], input: Sample.mixed)
    #expect(try answer.output == diff(tool, "api.yaml").output)
  }

  // MARK: git

  /// What a document says commands no build server, wherever it stands.
  @Test(.enabled(if: DiffCommandTests.hasGit, "no git here")) func noLineIsAWorkflowCommand() throws {
    let tool = try Tool()
    var texts: [String: String] = [:]
    for (before, commands) in (0...3).flatMap({ before in (1...4).map { (before, $0) } }) {
      let lines =
        Array(repeating: "plain", count: before) + Array(repeating: "::error::x", count: commands) + ["end"]
      texts["d/\(before)-\(commands).yaml"] = Sample.mixed.replacing(
        "parameters:\n",
        with: "description: |\n\(lines.map { "        \($0)\n" }.joined())      parameters:\n"
      ).replacing(
        "responses:", with: "x-notes: |\n\(lines.map { "        \($0)\n" }.joined())      responses:")
    }
    for (path, text) in texts { try tool.write(text, to: path) }
    let answer = try diff(tool, "d")
    let lines = answer.output.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
    #expect(
      lines.contains("+        ::error::x") && !lines.contains { $0.hasPrefix("::") }, "\(answer.output)")
    let applied = try git(tool, ["apply", "-"], in: ".", input: answer.output)
    #expect(applied.status == 0, "\(applied.error)\(answer.output)")
    for (path, text) in texts {
      let expected = text.replacing("x-tenant-id", with: "X-Tenant-ID").replacing(
        "X-Flow-Id", with: "X-Flow-ID")
      #expect(try tool.read(path) == expected)
    }
  }

  /// A name that isn't text.
  @Test(.enabled(if: DiffCommandTests.hasGit, "no git here")) func gitFindsAnyName() throws {
    let tool = try tool()
    let command = """
      mkdir $'d\\xfe' && mv api.yaml $'d\\xfe/b\\xff.yaml' && "$0" --no-config --quiet --diff . | git apply - &&
      cat d*/b*
      """
    let answer = try tool.run(
      ["-c", command, Tool.binary.path],
      environment: ["HOME": tool.folder.path, "PATH": "/usr/local/bin:/usr/bin:/bin"],
      executable: URL(filePath: "/bin/bash"))
    #expect(answer.output.contains("X-Tenant-ID"), "\(answer)")
  }

  private static let hasGit = (try? Process.run("git", ["--version"]).status) == 0

  private func git(_ tool: Tool, _ arguments: [String], in folder: String, input: String = "") throws
    -> Tool.Answer
  {
    try tool.run(
      ["git"] + arguments, in: folder, input: input,
      environment: [
        "HOME": tool.folder.path, "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/local/bin:/usr/bin:/bin",
      ],
      executable: URL(filePath: "/usr/bin/env"))
  }

  /// From the folder where headerlint ran, and from the root; in a repository, and without one.
  @Test(
    .enabled(if: DiffCommandTests.hasGit, "no git here"), arguments: [true, false], ["", "sub", "absolute"])
  func gitAppliesIt(_ isRepository: Bool, _ place: String) throws {
    let names = ["api.yaml", "my api.yaml", "a \"quoted\" name.yaml", "übersicht.yaml", "back\\slash.yaml"]
    let tool = try Tool()
    let folder = place == "sub" ? "sub" : "."
    let crlf = Sample.mixed.replacing("\n", with: "\r\n") + "\r\n"
    let texts = [Sample.mixed, Sample.mixed + "\n", crlf, "\u{FEFF}" + Sample.mixed]
    for (number, name) in names.enumerated() {
      try tool.write(texts[number % texts.count], to: folder + "/deep/" + name)
    }
    if isRepository { #expect(try git(tool, ["init", "--quiet"], in: ".").status == 0) }
    let path = place == "absolute" ? tool.folder.appending(path: "deep").path : "deep"
    let answer = try diff(tool, path, in: folder)
    #expect(answer.status == 1)
    let applied = try git(tool, ["apply", "-"], in: folder, input: answer.output)
    #expect(applied.status == 0, "\(applied.error)\(answer.output)")
    for (number, name) in names.enumerated() {
      let expected = texts[number % texts.count].replacing("x-tenant-id", with: "X-Tenant-ID")
        .replacing("X-Flow-Id", with: "X-Flow-ID")
      let bytes = try Data(contentsOf: tool.folder.appending(path: "\(folder)/deep/\(name)"))
      #expect(bytes == Data(expected.utf8), "\(name)")
    }
    #expect(try diff(tool, path, in: folder).output == "")
  }
}
