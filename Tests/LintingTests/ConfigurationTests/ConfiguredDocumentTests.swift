import Linting
import Platform
import Rules
import TestSupport
import Testing

/// Documents that a configuration lists: that they consist of several files is intended.
@Suite struct ConfiguredDocumentTests {
  private static let document = things(
    """
    parameters: [{$ref: parts/flow.yaml}]
    responses: {'200': {description: sheets}}
    """)

  @Test(arguments: [
    ("", 1), ("documents: [other/sheets.yaml]", 1), ("documents: [api/sheets.yaml]", 0),
    ("documents: [other, api]", 0),
  ])
  func referencesToOtherFiles(configuration: String, count: Int) throws {
    let folder = try TemporaryFolder()
    for name in ["api", "other"] {
      try folder.makeFolder(name)
      try folder.write(Self.document, to: "\(name)/sheets.yaml")
      try folder.makeFolder("\(name)/parts")
      try folder.write("{name: X-Flow-ID, in: header, schema: {type: string}}", to: "\(name)/parts/flow.yaml")
    }
    try folder.write(configuration, to: ".headerlint.yaml")
    let session = try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(select: ["zalando/self-contained"]),
      configuration: .nearest, folder: folder.working)
    let outcome = session.lint(LintInput(paths: [folder.string("api/sheets.yaml")]))
    #expect(outcome.result.findings.count == count)
    #expect(outcome.problems.isEmpty && outcome.mistakes.isEmpty)
  }
}
