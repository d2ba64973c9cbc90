import Platform
import Rules
import Syntax
import Testing
import Text

@testable import Linting

/// A run over part of the files or rules doesn't affect entries for the others.
@Suite struct BaselineScopeTests {
  private let document = SourceFile(path: "a.yaml", bytes: Array("a: 1".utf8))

  private func entry(_ path: String, rule: String = "http/name-token", pointer: String = "/a")
    -> Baseline.Entry
  {
    Baseline.Entry(
      subject: Baseline.Subject(path: path, rule: rule, pointer: pointer, header: nil), count: 1)
  }

  private func result(pointers: [String] = []) -> LintResult {
    LintResult(
      profile: "http",
      documents: [
        LintResult.DocumentSummary(
          source: document, language: .yaml, version: "3.1.0", headers: 0, operations: 0)
      ],
      findings: pointers.map {
        Finding(
          rule: "http/name-token", severity: .error, message: "m",
          place: Place(source: document, range: 0..<1), pointer: $0)
      },
      rules: [
        RuleDescription(
          id: "http/name-token", guideline: "http", guidelineTitle: "HTTP", number: nil, level: nil,
          severity: .error, title: "", why: "", write: nil, url: nil)
      ],
      repositoryPaths: RepositoryPaths([TextKey("a.yaml"): "api/a.yaml"]))
  }

  @Test func onlyEntriesOfLintedDocumentsAndEnabledRulesCanMatchNothing() {
    let baseline = Baseline([
      entry("api/a.yaml"), entry("api/b.yaml"), entry("api/a.yaml", rule: "zalando/name-case"),
    ])
    var result = result()
    #expect(result.holdBack(baseline).map(\.entry) == [entry("api/a.yaml")])
  }

  @Test func whatIsHeldBackCountsAsSuppressed() {
    var result = result(pointers: ["/a", "/b"])
    #expect(result.holdBack(Baseline([entry("api/a.yaml")])).isEmpty)
    #expect(result.findings.map(\.pointer) == ["/b"])
    #expect(result.suppressedCount == 1)
    #expect(result.suppressed.map(\.suppression?.kind) == [.external])
  }

  @Test func writingAnewKeepsWhatTheRunDidNotLookAtAsLongAsItsFileExists() {
    let old = Baseline([
      entry("api/a.yaml", pointer: "/gone"), entry("api/b.yaml"), entry("api/deleted.yaml"),
      entry("api/a.yaml", rule: "zalando/name-case"),
    ])
    let new = result(pointers: ["/new"]).baseline(replacing: old) { $0 != "api/deleted.yaml" }
    #expect(
      new.entries == [
        entry("api/a.yaml", pointer: "/new"), entry("api/a.yaml", rule: "zalando/name-case"),
        entry("api/b.yaml"),
      ])
  }
}
