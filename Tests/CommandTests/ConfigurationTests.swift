import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  private func withTool(_ files: [String: String], _ body: (Tool) throws -> Void) throws {
    let tool = try Tool()
    for (path, text) in files { try tool.write(text, to: path) }
    try body(tool)
  }

  /// The rules with findings, by path.
  private func rules(_ answer: Tool.Answer) -> [String] {
    answer.output.split(separator: "\n").map { line in
      "\(line.prefix { $0 != ":" }) \(line.split(separator: "[").last?.dropLast() ?? "")"
    }
  }

  private static let off = "rules: {zalando/name-case: off, http/registered-spelling: off}\n"
  private static let error = "rules: {zalando/name-case: error}\n"
  private static let name = "zalando/name-case"

  @Test func theNearestOneUpward() throws {
    try withTool([
      ".git/HEAD": "", ".headerlint.yaml": Self.off, "a/b/api.yaml": Sample.warning,
      "c/.headerlint.yaml": Self.error, "c/d/api.yaml": Sample.warning,
    ]) { (tool) throws in
      let answer = try tool.run("--format", "compact")
      #expect(rules(answer) == ["c/d/api.yaml \(Self.name)"])
      #expect(answer.status == 1)
      #expect(try tool.run("--quiet", "a").status == 0)
      #expect(try tool.run("--format", "compact", "a/b/api.yaml").output == "")
    }
  }

  @Test func theSearchEndsAtTheRepositorysRoot() throws {
    try withTool([
      ".headerlint.yaml": Self.off, "repo/.git/HEAD": "", "repo/a/api.yaml": Sample.warning,
      "other/api.yaml": Sample.warning,
    ]) { (tool) throws in
      // Outside a repository it ends at the current folder.
      #expect(try rules(tool.run("--format", "compact")) == ["repo/a/api.yaml \(Self.name)"])
    }
  }

  @Test func standardInputBelongsWhereItsNameLeads() throws {
    try withTool([".headerlint.yaml": Self.error, "a/.headerlint.yaml": Self.off]) { (tool) throws in
      #expect(try tool.run("-", input: Sample.warning).status == 1)
      let answer = try tool.run("--stdin-filename", "a/api.yaml", "-", input: Sample.warning)
      #expect(answer.status == 0)
      #expect(answer.error.contains("No problems"))
    }
  }

  @Test func oneFileForAllAndNone() throws {
    try withTool([
      "api.yaml": Sample.warning, ".headerlint.yaml": Self.off, "ci/strict.yaml": Self.error,
      "ci/broken.yaml": "profil: http",
    ]) { (tool) throws in
      #expect(try tool.run("--config", "ci/strict.yaml", "api.yaml").status == 1)
      #expect(
        try rules(tool.run("--format", "compact", "--no-config", "api.yaml")) == ["api.yaml \(Self.name)"])
      let broken = try tool.run("--config", "ci/broken.yaml", "api.yaml")
      #expect(broken.status == 2)
      #expect(broken.error == "ci/broken.yaml:1:1: unknown key 'profil'; did you mean 'profile'?\n")
      let missing = try tool.run("--config", "ci/none.yaml", "api.yaml")
      #expect(missing.status == 2)
      #expect(missing.error == "headerlint: ci/none.yaml: no such file or folder\n")
      #expect(try tool.run("--config", "ci/strict.yaml", "--no-config", "api.yaml").status == 2)
    }
  }

  @Test func filesThatItNamesAreThere() throws {
    try withTool(["api.yaml": Sample.warning, "b/api.yaml": Sample.warning]) { (tool) throws in
      try tool.write("documents: [api.yaml, 'b/aip.yaml/', none.txt]\n", to: ".headerlint.yaml")
      let documents = try tool.run("--format", "compact", "api.yaml")
      #expect(documents.status == 2 && documents.output == "")
      #expect(
        documents.error == """
          .headerlint.yaml:1:23: 'b/aip.yaml/': no such file or folder; did you mean 'b/api.yaml'?
          .headerlint.yaml:1:38: 'none.txt': no such file or folder; name an existing document

          """)
      try tool.write("baseline: b/\n", to: ".headerlint.yaml")
      #expect(
        try tool.run("api.yaml").error == """
          .headerlint.yaml:1:11: 'b/': is a folder, not a file; name another one, or delete this line

          """)
      try tool.write("baseline: known.json\n", to: ".headerlint.yaml")
      let baseline = try tool.run("--format", "compact", "api.yaml")
      #expect(baseline.status == 2 && baseline.output == "")
      #expect(
        baseline.error == """
          .headerlint.yaml:1:11: 'known.json': no such file or folder; \
          write the baseline with --write-baseline, or delete this line

          """)
      // A name that is like it may be that of something else.
      try tool.write("{}", to: "unknown.json")
      #expect(
        try tool.run("api.yaml").error == """
          .headerlint.yaml:1:11: 'known.json': no such file or folder; did you mean 'unknown.json'? \
          If not, write the baseline with --write-baseline, or delete this line

          """)
      #expect(try tool.run("--write-baseline", "api.yaml").status == 0)
      #expect(try tool.run("api.yaml").status == 0)
    }
  }

  @Test func theCommandLineWins() throws {
    try withTool(["api.yaml": Sample.warning, ".headerlint.yaml": "profile: http\n" + Self.error]) {
      (tool) throws in
      #expect(try tool.run("api.yaml").error.contains("in 1 document, checked against the profile http.\n"))
      #expect(try tool.run("--profile", "zalando", "api.yaml").status == 1)
      #expect(
        try tool.run("--profile", "zalando", "--severity", "\(Self.name)=note", "api.yaml").status == 0)
    }
  }

  @Test func severalProfilesInOneRun() throws {
    try withTool([
      "a/api.yaml": Sample.warning, "b/api.yaml": Sample.warning, "b/.headerlint.yaml": "profile: http\n",
      "c/.headerlint.yaml": "profile: openapi\n", "c/other.yaml": Sample.other,
    ]) { (tool) throws in
      let answer = try tool.run("--format", "compact")
      #expect(rules(answer) == ["a/api.yaml \(Self.name)"])
      #expect(answer.error.contains("in 2 documents, checked against the profile zalando, http.\n"))
    }
  }

  @Test func mistakesCostTheFilesUnderThemOnly() throws {
    try withTool([
      "a/api.yaml": Sample.warning, "b/api.yaml": Sample.warning,
      "b/.headerlint.yaml": "profil: http\nrules: {zalando/name-cas: off}\n",
    ]) { (tool) throws in
      let answer = try tool.run("--format", "compact", "--quiet")
      #expect(answer.status == 2)
      #expect(rules(answer) == ["a/api.yaml \(Self.name)"])
      #expect(
        answer.error == """
          b/.headerlint.yaml:1:1: unknown key 'profil'; did you mean 'profile'?
          b/.headerlint.yaml:2:9: no rule is called 'zalando/name-cas'; did you mean 'zalando/name-case'?

          """)
    }
  }

  @Test(arguments: [
    ("{", "sub/b.json:1:2: "),
    (
      #"{"version": 2, "entries": []}"#,
      """
      sub/b.json:1:13: version 2 is not supported; this headerlint reads version 1; delete this file and write it anew \
      with --write-baseline, or delete 'baseline' from sub/.headerlint.yaml

      """
    ),
    (
      nil,
      """
      sub/.headerlint.yaml:1:11: 'b.json': no such file or folder; write the baseline with --write-baseline, or delete \
      this line

      """
    ),
  ])
  func aBrokenBaselineCostsTheFilesUnderItOnly(_ text: String?, _ message: String) throws {
    try withTool([
      "api.yaml": Sample.warning, "sub/api.yaml": Sample.warning,
      "sub/.headerlint.yaml": "baseline: b.json\n",
    ]) { (tool) throws in
      if let text { try tool.write(text, to: "sub/b.json") }
      let answer = try tool.run("--format", "compact", "--quiet", "--report", "junit=report.xml", ".")
      #expect(answer.status == 2)
      #expect(rules(answer) == ["api.yaml \(Self.name)"])
      #expect(answer.error.hasPrefix(message), "\(answer.error)")
      #expect(answer.error.split(separator: "\n").count == 1)
      #expect(try tool.read("report.xml").contains("<error "))
      // One that the command line names takes its place.
      try tool.write(#"{"version": 1, "entries": []}"#, to: "other.json")
      let other = try tool.run("--format", "compact", "--quiet", "--baseline", "other.json", ".")
      #expect(other.status == 0 && rules(other).count == 2)
      #expect(try tool.run("headers", ".").status == 0)
    }
  }

  @Test func excludedFiles() throws {
    try withTool([
      ".headerlint.yaml": "exclude: [vendor/, /api/old.yaml]\n", "api/new.yaml": Sample.warning,
      "api/old.yaml": Sample.warning, "vendor/x/api.yaml": Sample.warning,
      "vendor/x/.headerlint.yaml": Self.error,
    ]) { (tool) throws in
      #expect(try rules(tool.run("--format", "compact")) == ["api/new.yaml \(Self.name)"])
      #expect(try rules(tool.run("--format", "compact", "api")) == ["api/new.yaml \(Self.name)"])
      // A named file is linted, except for a hook.
      #expect(try rules(tool.run("--format", "compact", "api/old.yaml")) == ["api/old.yaml \(Self.name)"])
      #expect(try tool.run("--format", "compact", "--skip-other", "api/old.yaml").output == "")
    }
  }

  @Test func aConfiguredBaselineHoldsFindingsBack() throws {
    try withTool(["a/api.yaml": Sample.mixed, "a/.headerlint.yaml": "baseline: ../known.json\n"]) {
      (tool) throws in
      try tool.run("--write-baseline=known.json", "--no-config", "a")
      #expect(try tool.run("a").status == 0)
      #expect(try tool.run("--no-config", "a").status == 1)
    }
  }

  enum Unreadable: String, CaseIterable {
    case brokenLink = "is a link that leads nowhere"
    case circle = "Too many levels of symbolic links"
    case pipe = "is not a regular file"
    case folder = "is a folder, not a file"
  }

  @Test(arguments: Unreadable.allCases)
  func oneThatIsNoFileIsNotPassedOver(_ kind: Unreadable) throws {
    try withTool([
      ".headerlint.yaml": Self.off, "api.yaml": Sample.clean, "sub/api.yaml": Sample.warning,
    ]) { (tool) throws in
      let path = tool.folder.appending(path: "sub/.headerlint.yaml").path
      switch kind {
      case .brokenLink:
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
      case .circle:
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: ".headerlint.yaml")
      case .pipe: #expect(try Process.run("mkfifo", [path]).status == 0)
      case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
      for arguments in [["."], ["sub/api.yaml", "api.yaml"]] {
        let answer = try tool.run(["--format", "compact"] + arguments)
        #expect(answer.status == 2)
        #expect(answer.output == "")
        #expect(
          answer.error.hasPrefix("headerlint: sub/.headerlint.yaml: \(kind.rawValue)\n"), "\(answer.error)")
        #expect(answer.error.contains("No problems in 1 document"))
      }
      let written = try tool.run(["--write-baseline", "--quiet", "../api.yaml"], in: "sub")
      #expect(written.error.contains("doesn't name the baseline"), "\(written)")
      #expect(try tool.run(["--quiet", "--no-config", "sub"]).status == 0)
    }
  }

  @Test func permittedHeaders() throws {
    let document = Sample.clean.replacing("X-Tenant-ID", with: "X-Acme-Trace")
    try withTool(["api.yaml": document, ".headerlint.yaml": "headers: {X-Acme-*: {}}\n"]) { (tool) throws in
      #expect(try tool.run("--format", "compact", "api.yaml").output == "")
      #expect(try tool.run("--format", "compact", "--no-config", "api.yaml").output != "")
    }
  }

  @Test func initWritesAConfigurationThatChangesNothing() throws {
    try withTool(["api.yaml": Sample.mixed]) { (tool) throws in
      let before = try tool.run("--format", "json", "api.yaml")
      let answer = try tool.run("init")
      #expect(answer.status == 0)
      #expect(answer.output == "")
      #expect(
        answer.error == """
          headerlint: wrote .headerlint.yaml; it changes nothing until you edit it
          For completion in editors, run 'headerlint schema > .headerlint.schema.json'.

          """)
      let after = try tool.run("--format", "json", "api.yaml")
      #expect(after.output == before.output && after.error == before.error)

      let text = try tool.read(".headerlint.yaml")
      let again = try tool.run("init")
      #expect(again.status == 2)
      #expect(again.error == "headerlint: .headerlint.yaml already exists; nothing was written\n")
      #expect(try tool.read(".headerlint.yaml") == text)
    }
  }

  @Test func initListsTheHeadersThatNoRulePermits() throws {
    let document = Sample.clean.replacing(
      "X-Tenant-ID", with: "X-b"
    ).replacing(
      "responses: {'200': {description: ok}}",
      with: "responses: {'200': {description: ok, headers: {'!a': {}, x-B: {}, ETag: {}, 'X*': {}, X-A: {}}}}"
    )
    try withTool(["api/api.yaml": document, "other.yaml": Sample.other]) { (tool) throws in
      try tool.run("init")
      let text = try tool.read(".headerlint.yaml")
      #expect(text.hasPrefix("# yaml-language-server: $schema=.headerlint.schema.json\n"))
      #expect(text.contains("\nprofile: zalando\n"))
      #expect(text.contains("\n#headers:\n#  '!a': {}\n#  X-A: {}\n#  X-b: {}\n\n"), "\(text)")
      let permitted = text.replacing("\n#headers:", with: "\nheaders:").replacing("\n#  '!a", with: "\n  '!a")
        .replacing("\n#  X-A", with: "\n  X-A").replacing("\n#  X-b", with: "\n  X-b")
      try tool.write(permitted, to: ".headerlint.yaml")
      let answer = try tool.run(
        "--select", "zalando/proprietary-header,unused-configuration", "--format", "compact")
      #expect(answer.output.split(separator: "\n").count == 1 && answer.output.contains("'X*'"), "\(answer)")
    }
  }

  /// The guideline by default is for those who follow it.
  @Test func initProposesTheProfile() throws {
    let document = Sample.clean.replacing("X-Flow-ID", with: "X-Request-ID")
    try withTool(["api.yaml": document]) { (tool) throws in
      let answer = try tool.run("init")
      #expect(answer.error.hasPrefix("headerlint: wrote .headerlint.yaml with the profile http\n"))
      #expect(
        try tool.read(".headerlint.yaml").contains(
          """
          # Nothing in the documents points at the Zalando RESTful API Guidelines (zalando).
          profile: http

          """))
      #expect(try tool.run("rules").output.contains("zalando/") == false)
    }
    let recognised = document.replacing("title: Things", with: "title: Things, X-API-ID: 1")
    try withTool(["api.yaml": recognised]) { (tool) throws in
      try tool.run("init")
      #expect(try tool.read(".headerlint.yaml").contains("\nprofile: zalando\n"))
    }
    try withTool([:]) { (tool) throws in
      #expect(try tool.run("init").error.contains("it changes nothing until you edit it"))
      #expect(try tool.read(".headerlint.yaml").contains("\n#  X-Acme-Billing-*: {}\n"))
    }
  }

  /// The commented-out examples are valid too.
  @Test func theExamplesOfInitAreValid() throws {
    try withTool(["api.yaml": Sample.clean]) { (tool) throws in
      try tool.run("init")
      let text = try tool.read(".headerlint.yaml")
      // Prose has one space after the `#`, commented-out lines none or an even number.
      let uncommented = text.split(separator: "\n").map { line in
        line.firstMatch(of: /^#((  )*[a-z].*)$/).map { String($0.1) } ?? String(line)
      }.joined(separator: "\n")
      #expect(uncommented.contains("\n    permit: ") && uncommented.contains("\nbaseline: "))
      try tool.write(uncommented, to: ".headerlint.yaml")
      try tool.write("{\"version\": 1, \"entries\": []}", to: ".headerlint-baseline.json")
      try tool.write(Sample.clean, to: "api/openapi.yaml")
      let answer = try tool.run("api.yaml")
      #expect(answer.status == 0, "\(uncommented)\n\(answer.error)")
    }
  }

  @Test func schema() throws {
    try withTool([:]) { (tool) throws in
      let answer = try tool.run("schema")
      #expect(answer.status == 0)
      let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
      #expect(json?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
      #expect(answer.output.contains("\"title\": \"ETag is a string or an array of strings\""))
    }
  }

  @Test func nothingOutsideTheRepositoryIsNamed() throws {
    let tool = try Tool()
    try tool.write("ref: refs/heads/main\n", to: "repo/.git/HEAD")
    try tool.write(Sample.clean, to: "repo/api/api.yaml")
    try tool.write(
      "documents: [api.yaml, ../../other.yaml]\nbaseline: /etc/passwd\n", to: "repo/api/.headerlint.yaml")
    let answer = try tool.run("repo/api/api.yaml")
    #expect(answer.status == 2)
    #expect(
      answer.error.hasPrefix(
        """
        repo/api/.headerlint.yaml:1:23: '../../other.yaml' is outside the repository; name a file inside it
        repo/api/.headerlint.yaml:2:11: '/etc/passwd' is outside the repository; name a file inside it

        """))
  }
}
