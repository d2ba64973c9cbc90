import TestSupport
import Testing

/// Outside of a repository, the root is the folder that was named, else the current one where the document lies in it.
@Suite struct RootTests {
  private static let document = things(
    """
    parameters: [{$ref: ../shared/headers.yaml#/Tenant}]
    responses: {'200': {description: ok}}
    """)
  private static let headers = "Tenant: {name: x-tenant-id, in: header, schema: {type: string}}\n"

  /// Runs in no repository: the system's folder for temporary files is in none.
  private func lint(in folder: String = ".", _ arguments: String...) throws -> String {
    let tool = try Tool()
    try tool.write(Self.document, to: "apis/api/openapi.yaml")
    try tool.write(Self.headers, to: "apis/shared/headers.yaml")
    let options = [
      "--format", "compact", "--quiet", "--no-config", "--select", "zalando/name-case",
      "--select", "openapi/unresolved-reference",
    ]
    return try tool.run(options + arguments, in: folder).output
  }

  @Test(arguments: [[".", "."], ["apis", "."], ["elsewhere", "../apis"], [".", "apis/api/openapi.yaml"]])
  func filesInsideAreRead(folder: [String]) throws {
    let output = try lint(in: folder[0], folder[1])
    #expect(output.contains("shared/headers.yaml:1:16: warning: "), "\(output)")
    #expect(!output.contains("[openapi/unresolved-reference]"), "\(output)")
  }

  @Test(arguments: [
    ["apis/api", "."], [".", "apis/api"], ["elsewhere", "../apis/api/openapi.yaml"],
  ])
  func filesOutsideAreNot(folder: [String]) throws {
    let output = try lint(in: folder[0], folder[1])
    #expect(output.contains("leads out of the folder"), "\(output)")
    #expect(!output.contains("headers.yaml:1:16"), "\(output)")
  }

  // MARK: Exclusion

  @Test func whatIsExcludedIsNotReportedThroughReferences() throws {
    for exclusion in ["--exclude=apis/shared/", "--exclude=headers.yaml"] {
      #expect(try lint(exclusion, ".") == "")
      #expect(try lint(exclusion, "apis/api/openapi.yaml") == "")
    }
    #expect(try lint("--exclude=other/", ".").contains("headers.yaml:1:16"))
  }

  @Test func anExcludedFileThatIsNamedIsReported() throws {
    let output = try lint("--exclude=apis/shared/", "apis/api/openapi.yaml", "apis/shared/headers.yaml")
    #expect(output.contains("headers.yaml:1:16"))
    #expect(
      try lint("--skip-other", "--exclude=apis/shared/", "apis/api/openapi.yaml", "apis/shared/headers.yaml")
        == "")
  }
}
