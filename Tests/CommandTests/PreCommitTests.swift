import Foundation
import TestSupport
import Testing

/// The hooks `headerlint-system` and `headerlint-fix-system` of .pre-commit-hooks.yaml, run by pre-commit itself.
@Suite(
  .enabled(if: Clients.areWanted, Clients.skipped),
  .enabled(
    if: PreCommit.isAvailable, "pre-commit is neither on PATH nor a module of python3: pip install pre-commit"
  ))
struct PreCommitTests {
  @Test func theManifestIsValid() throws {
    let tool = try Tool()
    try tool.write(PreCommit.manifest(), to: "hooks.yaml")
    let answer = try PreCommit.run("validate-manifest hooks.yaml", tool)
    #expect(answer.status == 0, "\(answer.output)\(answer.error)")
  }

  /// Most files passed to a hook aren't OpenAPI documents, and are skipped silently.
  @Test func findingsOfOpenAPIDocumentsOnly() throws {
    let tool = try Tool()
    try writeRepository(tool)
    let failed = try PreCommit.run("run --all-files --color never", tool)
    #expect(failed.status == 1)
    let findings = failed.output.split(separator: "\n").filter { $0.hasSuffix("]") }
    let paths = ["apis/broken.yaml", "apis/orders.json"] + Array(repeating: "apis/things.yaml", count: 3)
    #expect(findings.map { String($0.prefix { $0 != ":" }) } == paths, "\(failed.output)\(failed.error)")
    #expect(failed.output.contains("Found 5 problems (2 errors, 1 warning, 2 notes) in 2 documents"))

    for path in ["apis/broken.yaml", "apis/things.yaml"] { try tool.write(Sample.clean, to: path) }
    // A note doesn't fail the hook.
    let passed = try PreCommit.run("run --all-files --color never", tool)
    #expect(passed.status == 0, "\(passed.output)\(passed.error)")
  }

  /// As formatters do: it changes files, and fails because of that.
  @Test func theHookThatFixes() throws {
    let tool = try Tool()
    for (path, text) in ["api.yaml": Sample.warning, "clean.yaml": Sample.clean, "other.yaml": Sample.other] {
      try tool.write(text, to: path)
    }
    try tool.write(PreCommit.configuration("headerlint-fix-system"), to: ".pre-commit-config.yaml")
    try stage(tool)
    let failed = try PreCommit.run("run --all-files --color never", tool)
    #expect(failed.status == 1)
    #expect(failed.output.contains("files were modified by this hook"), "\(failed.output)")
    #expect(failed.output.contains("Fixed 1 problem in 1 file."))
    #expect(try tool.read("api.yaml") == Sample.clean)
    try stage(tool)
    let passed = try PreCommit.run("run --all-files --color never", tool)
    #expect(passed.status == 0, "\(passed.output)\(passed.error)")
    #expect(try tool.read("other.yaml") == Sample.other)
  }

  /// Forty files, three of which are OpenAPI documents; everything is staged.
  private func writeRepository(_ tool: Tool) throws {
    let others = [
      "compose.yaml": Sample.other,
      "package.json": #"{"name": "shop", "scripts": {"openapi": "true"}}"#,
      "tsconfig.json": "{\n  // \"openapi\": nothing\n  \"compilerOptions\": {\"strict\": true,},\n}\n",
      "charts/values.yaml": "openapi: {enabled: true}\n",
      "charts/templates/api.yaml": "{{- if .Values.openapi }}\nopenapi: {{ .Values.openapi }}\n{{- end }}\n",
      "k8s/all.yaml": "apiVersion: v1\nkind: Service\n---\napiVersion: v1\nkind: ConfigMap\n",
      "k8s/empty.yaml": "",
    ]
    for (path, text) in others { try tool.write(text, to: path) }
    for number in 1...30 {
      try tool.write(
        "apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: \(number)}\n", to: "k8s/\(number).yaml")
    }
    try tool.write(Sample.broken, to: "apis/broken.yaml")
    try tool.write(Sample.mixed, to: "apis/things.yaml")
    try tool.write(
      #"""
      {"openapi": "3.0.3", "info": {"title": "Orders", "version": "1"}, "paths": {"/orders": {"get": {"parameters":
      [{"name": "X-Tenant-Id", "in": "header", "schema": {"type": "string"}},
       {"name": "X-Flow-ID", "in": "header", "schema": {"type": "string"}}], "responses": {"200": {"description": ""}}}}}}
      """#, to: "apis/orders.json")
    try tool.write(PreCommit.configuration("headerlint-system"), to: ".pre-commit-config.yaml")
    try stage(tool)
  }

  private func stage(_ tool: Tool) throws {
    for arguments in [["init", "--quiet"], ["add", "--all"]] {
      let answer = try tool.run(
        ["git"] + arguments, environment: PreCommit.environment(tool), executable: PreCommit.env)
      #expect(answer.status == 0, "\(answer.error)")
    }
  }
}

enum PreCommit {
  static let env = URL(filePath: "/usr/bin/env")

  static let isAvailable = command != nil

  private static let command: [String]? = [["pre-commit"], ["python3", "-m", "pre_commit"]].first { command in
    guard let tool = try? Tool() else { return false }
    return (try? tool.run(command + ["--version"], environment: environment(tool), executable: env).status)
      == 0
  }

  /// - Parameter arguments: separated by spaces.
  static func run(_ arguments: String, _ tool: Tool) throws -> Tool.Answer {
    let arguments = (command ?? []) + arguments.split(separator: " ").map(String.init)
    return try tool.run(arguments, environment: environment(tool), executable: env)
  }

  /// Nothing is read or written outside the tool's folder, and headerlint is the one just built.
  static func environment(_ tool: Tool) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var environment = [
      "HOME": tool.folder.path, "PRE_COMMIT_HOME": tool.folder.appending(path: ".git/pre-commit").path,
      "GIT_CONFIG_NOSYSTEM": "1",
      "PATH": Tool.binary.deletingLastPathComponent().path + ":" + (own["PATH"] ?? "/usr/bin:/bin"),
    ]
    environment["PYTHONPATH"] = own["PYTHONPATH"]
    return environment
  }

  static func manifest() throws -> String {
    try Repository.text(".pre-commit-hooks.yaml")
  }

  /// The hook from the manifest, as a local one.
  static func configuration(_ id: String) throws -> String {
    let manifest = try manifest()
    let start = manifest.range(of: "- id: \(id)\n")!.upperBound
    let rest = manifest[start...]
    let end = rest.range(of: "\n- ")?.lowerBound ?? rest.endIndex
    let lines = ["- id: \(id)"] + rest[..<end].split(separator: "\n").map(String.init)
    let hook = lines.map { "      " + $0 }.joined(separator: "\n")
    return "repos:\n  - repo: local\n    hooks:\n\(hook)\n        args: [--format, compact]\n"
  }
}
