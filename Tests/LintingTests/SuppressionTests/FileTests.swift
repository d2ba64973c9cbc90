import Rules
import TestSupport
import Testing

@testable import Linting

/// Directives in files that documents share.
@Suite struct SuppressionFileTests {
  private static let comment = " # headerlint: ignore zalando/etag-schema"

  private static let common = """
    headers:
      Tag:
        schema: {type: integer}
    """

  private static func document(_ mark: String = "") -> String {
    things(
      """
      responses:
        '200':
          description: ok
          headers:
            ETag: {$ref: 'common.yaml#/headers/Tag'}\(mark)
      """)
  }

  private func run(_ files: [String: String], _ paths: String...) throws -> LintResult {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    let book = try RuleBook.shipped.get()
    let selection = RuleSelection(select: ["zalando/etag-schema"])
    let session = try LintSession(book: book, selection: selection, folder: folder.working)
    return session.lint(LintInput(paths: paths.map(folder.string))).result
  }

  @Test func aDirectiveInTheSharedFileHoldsForAllDocuments() throws {
    let files = [
      "a.yaml": Self.document(), "b.yaml": Self.document(),
      "common.yaml": Self.common.replacing("Tag:", with: "Tag:\(Self.comment) -- old"),
    ]
    let result = try run(files, "a.yaml", "b.yaml")
    #expect(result.findings.count == 0)
    #expect(result.suppressed.map(\.uses.count) == [2])
    #expect(result.suppressed[0].suppression?.justification == "old")
  }

  /// Another document may need it.
  @Test func aDirectiveInASharedFileIsUnusedOnlyWhereAllDocumentsWereSeen() throws {
    let files = [
      "a.yaml": Self.document(),
      "common.yaml": Self.common.replacing("headers:", with: "other: 1\(Self.comment)\nheaders:"),
    ]
    #expect(try run(files, "a.yaml").findings.map(\.rule) == ["zalando/etag-schema"])
    #expect(try run(files, "").findings.map(\.rule) == ["unused-suppression", "zalando/etag-schema"])
  }

  @Test func anUnusedDirectiveInTheSharedFileIsReportedOnce() throws {
    let files = [
      "a.yaml": Self.document(), "b.yaml": Self.document(),
      "common.yaml": "# headerlint: ignore-file no/such\n" + Self.common,
    ]
    let result = try run(files, "a.yaml", "b.yaml")
    #expect(result.findings.map(\.rule) == ["unused-suppression", "zalando/etag-schema"])
    #expect(result.suppressedCount == 0)
  }

  @Test func directivesOnAllUsesInAllDocuments() throws {
    let marked = ["a.yaml": Self.document(Self.comment), "common.yaml": Self.common]
    let both = marked.merging(["b.yaml": Self.document(Self.comment)]) { $1 }
    #expect(try run(both, "a.yaml", "b.yaml").findings.count == 0)
    #expect(try run(both, "a.yaml", "b.yaml").suppressedCount == 1)
    let one = marked.merging(["b.yaml": Self.document()]) { $1 }
    let result = try run(one, "a.yaml", "b.yaml")
    #expect(result.findings.map(\.uses.count) == [2])
    #expect(result.suppressedCount == 0)
    #expect(try run(one, "a.yaml").suppressedCount == 1)
  }

  @Test func aReferenceToAWholePathCarriesItsDirectives() throws {
    let paths = "get: {responses: {'200': {description: ok, headers: {ETag: {schema: {type: integer}}}}}}\n"
    let root = """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things: {$ref: paths.yaml, x-headerlint-ignore: [zalando/etag-schema]}
      """
    let result = try run(["a.yaml": root, "paths.yaml": paths], "a.yaml")
    #expect(result.findings.count == 0)
    #expect(result.suppressedCount == 1)
  }
}
