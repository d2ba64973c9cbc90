import Foundation
import TestSupport
import Testing

/// Names of files that are no UTF-8, on the command line and in folders.
@Suite struct FileNameTests {
  private static let document = """
    openapi: 3.0.3
    info: {title: T, version: 1.0.0}
    paths: {/a: {get: {parameters: [{name: NAME, in: header, schema: {type: string}}], responses: {}}}}

    """

  /// Runs headerlint in a shell, whose `$'\xE9'` is a byte.
  private func run(_ arguments: String, in tool: Tool) throws -> Tool.Answer {
    try tool.run(
      ["-c", "\"$0\" --quiet --select zalando/name-case \(arguments)", Tool.binary.path],
      executable: URL(filePath: "/bin/bash"))
  }

  /// Writes a document whose header has a name.
  private func write(_ header: String, to path: String, in tool: Tool) throws {
    try tool.write(Self.document.replacing("NAME", with: header), to: "new.yaml")
    let moved = try tool.run(
      ["-c", "mkdir -p \"$(dirname \(path))\"; mv new.yaml \(path)"], executable: URL(filePath: "/bin/bash"))
    #expect(moved.status == 0, "\(moved)")
  }

  /// A byte, what stands for a byte that can't be read, and what shows the byte.
  private func tool() throws -> Tool {
    let tool = try Tool()
    try write("x_byte", to: #"$'\xE9.yaml'"#, in: tool)
    try write("x_replacement", to: #"$'\xEF\xBF\xBD.yaml'"#, in: tool)
    try write("x_text", to: #"'\xE9.yaml'"#, in: tool)
    return tool
  }

  @Test(arguments: [
    (#"$'\xE9.yaml'"#, #"\xE9.yaml:"#, "x_byte"),
    (#"$'\xEF\xBF\xBD.yaml'"#, "\u{FFFD}.yaml:", "x_replacement"),
    (#"'\xE9.yaml'"#, #"\\xE9.yaml:"#, "x_text"),
  ])
  func aNamedFileIsTheOneThatIsRead(_ argument: String, _ shown: String, _ header: String) throws {
    let answer = try run("--format compact \(argument)", in: tool())
    #expect(answer.output.hasPrefix(shown) && answer.output.contains("'\(header)'"), "\(answer)")
    #expect(answer.output.split(separator: "\n").count == 1)
  }

  @Test func inAFolderTheyLookDifferent() throws {
    let lines = try run("--format compact .", in: tool()).output.split(separator: "\n")
    #expect(Set(lines.map { $0.prefix { $0 != ":" } }).count == 3, "\(lines)")
  }

  @Test func aBaselineTellsThemApart() throws {
    let tool = try tool()
    #expect(try run(#"--write-baseline=b.json --no-config $'\xE9.yaml'"#, in: tool).status == 0)
    let left = try run("--baseline b.json --no-config --format compact .", in: tool).output
    #expect(
      !left.contains("'x_byte'") && left.contains("'x_text'") && left.contains("'x_replacement'"), "\(left)")
    let all = try run("--baseline b.json --no-config --write-baseline .", in: tool)
    #expect(try run("--baseline b.json --no-config --format compact .", in: tool).output == "", "\(all)")
  }

  @Test func reports() throws {
    let tool = try tool()
    let sarif = try run("--format sarif .", in: tool).output
    for uri in [#""%E9.yaml""#, #""%EF%BF%BD.yaml""#, #""%5CxE9.yaml""#] {
      #expect(sarif.contains("\"uri\": \(uri)"), "\(uri): \(sarif)")
    }
    let json = try run("--format json .", in: tool).output
    #expect(json.contains(#""path": "\\xE9.yaml""#) && json.contains(#""path": "\\\\xE9.yaml""#), "\(json)")
  }

  @Test func whatIsWritten() throws {
    let tool = try tool()
    let command =
      #"--no-config --output $'o\xE9' --report json=$'r\xE9' --write-baseline=$'b\xE9' --fix --unsafe-fixes $'\xE9.yaml'"#
    let answer = try run(command, in: tool)
    #expect(answer.status == 0, "\(answer)")
    let names = try tool.run(
      ["-c", #"ls $'o\xE9' $'r\xE9' $'b\xE9' && grep -c X-Byte $'\xE9.yaml'"#],
      executable: URL(filePath: "/bin/bash"))
    #expect(names.status == 0 && names.error == "", "\(names)")
  }

  @Test func whatIsMissingIsShown() throws {
    let answer = try run(#"$'no\xE9.yaml'"#, in: tool())
    #expect(answer.status == 2)
    #expect(answer.error == #"headerlint: no\xE9.yaml: no such file or folder"# + "\n")
  }

  /// References are resolved in folders with such names, and what is behind them has a name of its own.
  @Test func folders() throws {
    let tool = try Tool()
    for (folder, header) in [(#"$'d\xE9'"#, "x_byte"), (#"'d\xE9'"#, "x_text")] {
      try tool.write("{name: \(header), in: header, schema: {type: string}}\n", to: "new.yaml")
      let moved = try tool.run(
        ["-c", "mkdir \(folder); mv new.yaml \(folder)/p.yaml"], executable: URL(filePath: "/bin/bash"))
      #expect(moved.status == 0)
      try tool.write(
        Self.document.replacing(#/\{name: NAME.*?\}\}/#, with: "{$ref: p.yaml}"), to: "new.yaml")
      _ = try tool.run(["-c", "mv new.yaml \(folder)/a.yaml"], executable: URL(filePath: "/bin/bash"))
    }
    let output = try run("--format compact .", in: tool).output
    #expect(output.contains(#"d\xE9/p.yaml:1:8: warning: Header name 'x_byte'"#), "\(output)")
    #expect(output.contains(#"d\\xE9/p.yaml:1:8: warning: Header name 'x_text'"#), "\(output)")
  }

  /// As a variable of a script leaves them that nobody has set.
  @Test func emptyPathsAreTold() throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "api.yaml")
    for arguments in [["", "api.yaml"], ["headers", ""]] {
      let answer = try tool.run(arguments)
      #expect(answer.status == 2)
      #expect(
        answer.error.hasPrefix("headerlint: the path is empty; name a file or folder\n"), "\(answer.error)")
    }
    for option in ["--output", "--config", "--baseline", "--root", "--stdin-filename"] {
      let answer = try tool.run("api.yaml", option, "")
      #expect(answer.status == 2 && answer.output.isEmpty)
      #expect(answer.error.hasPrefix("Error: \(option): the path is empty\n"), "\(answer.error)")
    }
  }
}
