import Foundation
import TestSupport
import Testing

/// Which files `--fix` changes, and how.
@Suite struct FixedFileTests {
  private static let safe = Sample.mixed.replacing("x-tenant-id", with: "X-Tenant-ID")
    .replacing("X-Flow-Id", with: "X-Flow-ID")

  private func tool(_ files: [String: String] = ["api.yaml": Sample.mixed]) throws -> Tool {
    let tool = try Tool()
    try tool.write("ref: refs/heads/main\n", to: ".git/HEAD")
    for (path, text) in files { try tool.write(text, to: path) }
    return tool
  }

  private func path(_ tool: Tool, _ name: String) -> String { tool.folder.appending(path: name).path }

  @discardableResult
  private func fix(_ tool: Tool, _ arguments: String...) throws -> Tool.Answer {
    try tool.run(["--format", "compact", "--fix"] + arguments)
  }

  // MARK: Links and permissions

  @Test func linksAndPermissionsStay() throws {
    let tool = try tool(["deep/api.yaml": Sample.mixed])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: path(tool, "link.yaml"), withDestinationPath: "deep/api.yaml")
    try files.linkItem(atPath: path(tool, "deep/api.yaml"), toPath: path(tool, "hard.txt"))
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(tool, "deep/api.yaml"))
    try fix(tool, "link.yaml")
    #expect(try tool.read("deep/api.yaml") == Self.safe)
    #expect(try files.destinationOfSymbolicLink(atPath: path(tool, "link.yaml")) == "deep/api.yaml")
    let attributes = try files.attributesOfItem(atPath: path(tool, "deep/api.yaml"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    // It is still one file with two names.
    #expect(try tool.read("hard.txt") == Self.safe)
    #expect(attributes[.referenceCount] as? Int == 2)
    #expect(try files.contentsOfDirectory(atPath: path(tool, "deep")) == ["api.yaml"])
  }

  @Test func severalNamesInOneRun() throws {
    let tool = try tool()
    let files = FileManager.default
    try files.createSymbolicLink(atPath: path(tool, "link.yaml"), withDestinationPath: "api.yaml")
    try files.linkItem(atPath: path(tool, "api.yaml"), toPath: path(tool, "hard.yaml"))
    let answer = try fix(tool, ".")
    for name in ["api.yaml", "hard.yaml", "link.yaml"] { #expect(try tool.read(name) == Self.safe) }
    #expect(answer.error.hasPrefix("Fixed 2 problems in 1 file."), "\(answer)")
    #expect(
      try answer.error.contains(" in 1 document, ")
        && tool.run("--format", "compact", ".").output == answer.output)
    #expect(try files.attributesOfItem(atPath: path(tool, "api.yaml"))[.referenceCount] as? Int == 2)
    let again = try fix(tool, ".")
    #expect(again.error.hasPrefix("Nothing to fix."), "\(answer) \(again)")
  }

  /// A file with two names is written where it is. Where headerlint is killed meanwhile, its new text lies beside it.
  @Test func aRunThatWasKilled() throws {
    let tool = try tool(["api.yaml": Sample.mixed, "b.json": #"{"version": 1, "entries": []}"#])
    let files = FileManager.default
    var spares: [String] = []
    for (name, text) in [("api.yaml", Self.safe), ("b.json", "{}")] {
      try files.linkItem(atPath: path(tool, name), toPath: path(tool, ".git/\(name)"))
      let number = try files.attributesOfItem(atPath: path(tool, name))[.systemFileNumber] as? Int
      spares.append(".headerlint-\(try #require(number)).new")
      try tool.write(text, to: spares.last!)
    }
    func advice(_ index: Int, _ name: String) -> String {
      "a run was killed while it wrote \(name), and left the whole new text in \(spares[index]); "
        + "copy that into the file with cp, which keeps its links, and delete it\n"
    }
    let warning = "headerlint: warning: \(advice(0, "api.yaml"))"
    #expect(
      try tool.run("--quiet", ".").error == warning + "headerlint: warning: \(advice(1, "b.json"))")
    let answer = try fix(tool, "--quiet", "api.yaml")
    #expect(answer.status == 2)
    #expect(
      answer.error
        == warning + "headerlint: api.yaml: not fixed: a run was killed while it wrote this file\n")
    #expect(try tool.read("api.yaml") == Sample.mixed && tool.read(spares[0]) == Self.safe)
    for arguments in [["--baseline", "b.json"], ["--write-baseline=b.json"]] {
      let answer = try tool.run(arguments + ["--quiet", "api.yaml"])
      #expect(answer.status == 2 && answer.error.contains("headerlint: \(advice(1, "b.json"))"), "\(answer)")
    }
    // Who has done it hears no more of it.
    try Data(Self.safe.utf8).write(to: tool.folder.appending(path: "api.yaml"), options: [])
    #expect(try tool.run("--quiet", "api.yaml").error == "")
    try fix(tool, "--quiet", "--unsafe-fixes", "api.yaml")
    #expect(!files.fileExists(atPath: path(tool, spares[0])))
  }

  // MARK: What can't be written

  private static let otherUser = "/usr/bin/setpriv"

  /// Root may write to any file; so another user runs it, where that is possible.
  @Test(
    .enabled(
      if: geteuid() != 0 || FileManager.default.isExecutableFile(atPath: FixedFileTests.otherUser),
      "nobody here who may not write"))
  func filesThatMayNotBeWritten() throws {
    let tool = try tool(["a.yaml": Sample.mixed, "b.yaml": Sample.mixed])
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path(tool, "a.yaml"))
    try files.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path(tool, "b.yaml"))
    try files.setAttributes([.posixPermissions: 0o777], ofItemAtPath: tool.folder.path)
    let user = geteuid() == 0 ? "\(Self.otherUser) --reuid=65534 --regid=65534 --clear-groups" : ""
    let command =
      "cp \"$0\" ./headerlint; chmod 755 headerlint; exec \(user) ./headerlint --no-config --quiet --fix ."
    let answer = try tool.run(["-c", command, Tool.binary.path], executable: URL(filePath: "/bin/bash"))
    #expect(answer.status == 2)
    #expect(answer.error == "headerlint: a.yaml: not fixed: Permission denied\n", "\(answer)")
    #expect(try tool.read("a.yaml") == Sample.mixed)
    #expect(try tool.read("b.yaml") == Self.safe)
  }

  /// A file with several names is written in place.
  @Test(.enabled(if: Tool.mayWriteLittle, "ThreadSanitizer writes large files"), arguments: [false, true])
  func aDiskThatIsFull(_ hasSeveralNames: Bool) throws {
    let tool = try tool([
      "a.yaml": Sample.mixed + String(repeating: "# comment\n", count: 400), "b.yaml": Sample.mixed,
    ])
    if hasSeveralNames {
      try FileManager.default.linkItem(atPath: path(tool, "a.yaml"), toPath: path(tool, ".git/a"))
    }
    let before = try tool.read("a.yaml")
    let answer = try tool.run(
      ["-c", "ulimit -f 2; exec \"$0\" --no-config --quiet --fix . >/dev/null", Tool.binary.path],
      executable: URL(filePath: "/bin/bash"))
    #expect(answer.status == 2)
    #expect(answer.error.hasPrefix("headerlint: a.yaml: not fixed: "), "\(answer)")
    #expect(try tool.read("a.yaml") == before)
    #expect(try tool.read("b.yaml") == Self.safe)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: tool.folder.path).sorted() == [
        ".git", "a.yaml", "b.yaml",
      ])
  }

  /// Makes `full` a disk of its own with two names of a file, and no room for a copy of it.
  private static let fullDisk = """
    mount -t tmpfs -o size=64k tmpfs full && mkdir full/.git && cp big.yaml full/a.yaml && ln full/a.yaml full/.git/b \
    && ! cat /dev/zero 2>/dev/null >full/.git/rest && cd full
    """

  private static let mountsDisks: Bool = {
    guard let tool = try? Tool(), (try? tool.write("", to: "full/.keep")) != nil,
      (try? tool.write("", to: "big.yaml")) != nil
    else { return false }
    return (try? tool.run(["-rm", "bash", "-c", fullDisk], executable: unshare))?.status == 0
  }()

  private static let unshare = URL(filePath: "/usr/bin/unshare")

  /// Not even the copy beside it is left, which would have no room.
  @Test(.enabled(if: FixedFileTests.mountsDisks, "nobody here may mount a disk"))
  func aFileWithSeveralNamesOnADiskThatIsFull() throws {
    let tool = try tool(["big.yaml": Sample.mixed + String(repeating: "# comment\n", count: 2000)])
    try tool.write("", to: "full/.keep")
    let command =
      Self.fullDisk
      + "; \"$0\" --no-config --quiet --fix a.yaml >/dev/null; echo $?; cmp a.yaml ../big.yaml && cmp .git/b a.yaml && ls -A . .git"
    let answer = try tool.run(["-rm", "bash", "-c", command, Tool.binary.path], executable: Self.unshare)
    #expect(answer.error == "headerlint: a.yaml: not fixed: No space left on device\n")
    #expect(answer.output == "2\n.:\n.git\na.yaml\n\n.git:\nb\nrest\n", "\(answer)")
  }

  @Test func filesOutsideOfTheRoot() throws {
    let tool = try tool(["in/a.yaml": Sample.mixed, "out/b.yaml": Sample.mixed])
    let answer = try fix(tool, "--quiet", "--root", "in", "in/a.yaml", "out/b.yaml")
    #expect(answer.status == 2)
    #expect(answer.error == "headerlint: out/b.yaml: not fixed: lies outside of --root\n", "\(answer)")
    #expect(try tool.read("in/a.yaml") == Self.safe)
    #expect(try tool.read("out/b.yaml") == Sample.mixed)
  }

  // MARK: Shared files

  private static func document(_ reference: String) -> String {
    Sample.clean.replacing(
      "- {name: X-Tenant-ID, in: header,",
      with: "- {$ref: '\(reference)'}\n        - {name: X-Sales-Channel, in: header,"
    )
  }

  private static let part = "{name: x-tenant-id, in: header, schema: {type: string}}\n"

  @Test func aPartOfOneDocument() throws {
    let tool = try tool(["api.yaml": Self.document("shared.yaml"), "shared.yaml": Self.part])
    let answer = try fix(tool, "api.yaml")
    #expect(
      try tool.read("shared.yaml") == Self.part.replacing("x-tenant-id", with: "X-Tenant-ID"), "\(answer)")
    #expect(try tool.read("api.yaml") == Self.document("shared.yaml"))
  }

  /// Even where the other document isn't looked at.
  @Test(arguments: [["a.yaml"], ["a.yaml", "b.yaml"], ["."], ["shared.yaml"]])
  func aPartOfSeveralDocuments(_ paths: [String]) throws {
    let tool = try tool([
      "a.yaml": Self.document("shared.yaml"), "b.yaml": Self.document("shared.yaml"),
      "shared.yaml": Self.part,
    ])
    let answer = try tool.run(["--fix"] + paths)
    #expect(answer.error.contains("\n--fix --unsafe-fixes would fix 1 of them.\n"), "\(answer.error)")
    let report = try tool.run(["--format", "json"] + paths)
    if paths == ["a.yaml"] {
      // Nobody looked for other users of the file.
      #expect(report.error.contains("\n--fix would fix up to 1 of them.\n"), "\(report.error)")
    } else {
      #expect(report.output.contains(#""safe": false"#) && !report.output.contains(#""safe": true"#))
      #expect(report.error.contains("\n--fix --unsafe-fixes would fix 1 of them.\n"), "\(report.error)")
    }
    #expect(try tool.read("shared.yaml") == Self.part)
    _ = try tool.run(["--fix", "--unsafe-fixes", "--quiet"] + paths)
    #expect(try tool.read("shared.yaml") == Self.part.replacing("x-tenant-id", with: "X-Tenant-ID"))
  }

  @Test func aDocumentThatAnotherOneUses() throws {
    let reference = "a.yaml#/paths/~1things/get/parameters/0"
    let tool = try tool(["a.yaml": Sample.mixed, "b.yaml": Self.document(reference)])
    try fix(tool, "--quiet", "a.yaml")
    #expect(try tool.read("a.yaml") == Sample.mixed)
    try fix(tool, "--quiet", "--unsafe-fixes", "a.yaml")
    #expect(try tool.read("a.yaml").contains("X-Tenant-ID"))
  }

  /// What another document refers to keeps its name, though that document isn't looked at.
  @Test(arguments: ["x-tenant-id", "X-Tenant"])
  func whatAnotherDocumentRefersTo(_ name: String) throws {
    let shared = """
      openapi: 3.1.0
      info: {title: Shared, version: 1.0.0}
      paths: {}
      components:
        responses:
          Done:
            description: done
            headers:
              \(name): {schema: {type: string}}

      """
    func document(_ reference: String) -> String {
      Sample.clean.replacing(
        "'200': {description: ok", with: "'201': {$ref: '\(reference)'}, '200': {description: ok")
    }
    let into = "shared.yaml#/components/responses/Done/headers/\(name)"
    let tool = try tool(["shared.yaml": shared])
    // The whole response may be referred to.
    try tool.write(document("shared.yaml#/components/responses/Done"), to: "whole.yaml")
    try fix(tool, "--unsafe-fixes", "--quiet", "shared.yaml")
    #expect(try tool.read("shared.yaml").contains("X-Tenant-ID:"))
    try tool.write(shared, to: "shared.yaml")
    let header = "'200': {description: ok, headers: {X-Tenant-ID: {$ref: '\(into)'}}"
    try tool.write(Sample.clean.replacing("'200': {description: ok", with: header), to: "part.yaml")
    try fix(tool, "--unsafe-fixes", "--quiet", "shared.yaml")
    #expect(try tool.read("shared.yaml") == shared)
  }

  /// A part that is on standard input, or that the document there uses, belongs to an editor.
  @Test func nothingButStandardInput() throws {
    let tool = try tool(["shared.yaml": Self.part])
    let text = Self.document("shared.yaml").replacing("X-Sales-Channel", with: "x-sales-channel")
    let answer = try tool.run(["--fix", "--quiet", "--stdin-filename", "api.yaml", "-"], input: text)
    #expect(answer.output == text.replacing("x-sales-channel", with: "X-Sales-Channel"), "\(answer)")
    #expect(try tool.read("shared.yaml") == Self.part)
  }

  @Test func whatAliasesShowElsewhere() throws {
    let text =
      Sample.mixed.replacing(
        "parameters:", with: "parameters: &all", maxReplacements: 1
      ) + "\n    put: {parameters: *all, responses: {'204': {description: ok}}}\n"
    let tool = try tool(["api.yaml": text])
    try fix(tool, "api.yaml")
    #expect(try tool.read("api.yaml") == text)
  }
}
