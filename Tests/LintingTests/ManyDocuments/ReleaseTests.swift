import Linting
import OpenAPI
import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

#if DEBUG
  /// A run's memory is freed when nothing refers to its results any more.
  @Suite struct ReleaseTests {
    @Test func findingsKeepTheTreesOfTheirNodes() throws {
      let folder = try TemporaryFolder()
      let paths = try write(to: folder)
      var findings = try outcome(folder).result.findings
      // For the two roots that share the third file.
      #expect(findings.count == 1)
      #expect(live(paths) == 3)
      #expect(findings.map(\.pointer) == ["/ETag"])
      #expect(findings[0].uses.all.map(\.pointer).allSatisfy { $0.hasSuffix("/headers/ETag") })
      #expect(findings[0].uses.all.map(\.source.path) == Array(paths[..<2]))
      findings = []
      #expect(live(paths) == 0)
    }

    @Test func documentsKeepTheirTrees() throws {
      let folder = try TemporaryFolder()
      let paths = try write(to: folder)
      var documents = try outcome(folder).documents
      documents.removeFirst()
      #expect(live(Array(paths[1...])) == 2)
      #expect(documents[0].headers.map(\.element.pointer).count == 1)
      documents = []
      #expect(live(paths) == 0)
    }

    private func live(_ paths: [String]) -> Int {
      paths.map { SyntaxTree.liveCount(ofPath: $0) }.reduce(0, +)
    }

    private func outcome(_ folder: TemporaryFolder) throws -> LintOutcome {
      let session = try LintSession(
        book: RuleBook.shipped.get(),
        selection: RuleSelection(profile: "zalando", select: ["zalando/etag-schema"]),
        folder: folder.working)
      return session.lint(LintInput(paths: [folder.path.string]))
    }

    /// Two documents with the same header, defined in a third file.
    private func write(to folder: TemporaryFolder) throws -> [String] {
      for name in ["a.yaml", "b.yaml"] {
        try folder.write(
          """
          openapi: 3.1.0
          info: {title: T, version: '1'}
          paths:
            /\(name):
              get:
                responses:
                  '200': {description: D, headers: {ETag: {$ref: 'c.yaml#/ETag'}}}
          """, to: name)
      }
      try folder.write("ETag: {schema: {type: integer}}\n", to: "c.yaml")
      return ["a.yaml", "b.yaml", "c.yaml"].map(folder.string)
    }
  }
#endif
