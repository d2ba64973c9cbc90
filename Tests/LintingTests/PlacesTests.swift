import Rules
import Syntax
import TestSupport
import Testing

@testable import Linting

/// Findings that speak of several places: what is said once a document, and twins of operations.
@Suite struct PlacesTests {
  private func lint(_ yaml: String, _ rules: String...) throws -> DocumentOutcome {
    let book = try RuleBook.shipped.get()
    let selection = RuleSelection(profile: "zalando", select: rules)
    let linter = DocumentLinter(rules: try selection.rules(of: book), models: book.models)
    return linter.lint(SourceFile(path: "api.yaml", bytes: Array(yaml.utf8)), ignoringNonOpenAPI: false)
  }

  /// An API of which several responses don't say how to authenticate.
  /// - Parameter marks: what stands behind the keys of these.
  private func guarded(_ marks: [String] = ["", "", ""]) -> String {
    """
    openapi: 3.0.3
    info: {title: Accounts, version: '1'}
    paths:
      /accounts:
        get:
          responses:
            '401': \(marks[0])
              description: who are you?
        put:
          responses:
            '401': \(marks[1])
              description: who are you?
            '405': {description: never}
        post: {responses: {'401': {$ref: '#/components/responses/Refused'}}}
        delete: {responses: {'401': {$ref: '#/components/responses/Refused'}}}
    components:
      responses:
        Refused: \(marks[2])
          description: who are you?

    """
  }

  private let ignore = "# headerlint: ignore http/status-field"

  @Test func whatAllResponsesWithAStatusLackIsSaidOnce() throws {
    let findings = try lint(guarded(), "http/status-field").findings.sorted(by: Finding.isBefore)
    #expect(
      findings.map(\.pointer) == [
        "/paths/~1accounts/get/responses/401", "/paths/~1accounts/put/responses/405",
      ])
    #expect(findings[0].message.hasPrefix("3 responses with 401 "))
    #expect(
      findings[0].uses.all.map(\.pointer) == [
        "/paths/~1accounts/put/responses/401", "/components/responses/Refused",
      ])
    #expect(findings[1].message.hasPrefix("A 405 "))
    #expect(findings[1].uses.isEmpty)
  }

  @Test func itIsHeldBackOnlyWhereAllItsPlacesAre() throws {
    let some = try lint(guarded([ignore, "", ignore]), "http/status-field")
    #expect(some.findings.count == 2 && some.suppressed.isEmpty)
    #expect(some.directives.used.isEmpty && some.directives.partial.count == 2)
    let all = try lint(guarded([ignore, ignore, ignore + " -- known"]), "http/status-field")
    #expect(all.findings.count == 1 && all.suppressed.count == 1)
    #expect(all.suppressed.first?.suppression?.justification == "known")
    #expect(all.directives.used.count == 3)
  }

  private func path(_ source: SourceFile) -> String { source.path }

  @Test func itsEntryInABaselineCountsThePlaces() throws {
    let findings = try lint(guarded(), "http/status-field").findings
    let baseline = Baseline(of: findings, path: path)
    #expect(baseline.entries.map(\.count) == [3, 1])
    #expect(baseline.compare(findings, path: path).reported.isEmpty)
    #expect(baseline.compare(findings, path: path).stale.isEmpty)
    // The first one is mended: the rest is known, and one entry less is needed.
    let mended = guarded().replacing(
      "get:\n      responses:\n        '401':", with: "get:\n      responses:\n        '403':")
    let comparison = baseline.compare(try lint(mended, "http/status-field").findings, path: path)
    #expect(comparison.reported.isEmpty)
    #expect(comparison.stale.map(\.missing) == [1])
    // One more than is known.
    let fewer = Baseline([.init(subject: baseline.entries[0].subject, count: 2), baseline.entries[1]])
    let grown = fewer.compare(findings, path: path)
    #expect(grown.reported.count == 1 && grown.held.count == 1 && grown.stale.isEmpty)
  }

  @Test func entriesThatWereMadePlaceByPlaceStillCount() throws {
    let findings = try lint(guarded(), "http/status-field").findings
    let pointers = [
      "/paths/~1accounts/get/responses/401", "/paths/~1accounts/put/responses/401",
      "/components/responses/Refused",
    ]
    let old = Baseline(
      pointers.map {
        .init(
          subject: .init(
            path: "api.yaml", rule: "http/status-field", pointer: $0, header: "WWW-Authenticate"),
          count: 1)
      })
    let comparison = old.compare(findings.filter { !$0.others.isEmpty }, path: path)
    #expect(comparison.reported.isEmpty && comparison.stale.isEmpty)
  }

  // MARK: Twins

  /// A GET and a HEAD that are alike but for what is given.
  /// - Parameters:
  ///   - head: further keys of the HEAD's response.
  ///   - mark: what stands behind the HEAD's parameter.
  private func twins(head: String = "", headParameter: String = "X-Mood", mark: String = "") -> String {
    func operation(_ method: String, _ parameter: String, _ content: String, _ mark: String) -> String {
      """
          \(method):
            operationId: \(method)Moods
            summary: For \(method)
            parameters:
              - {name: \(parameter), in: header, schema: {type: string}} \(mark)
            responses:
              '200':
                description: \(method)
                headers:
                  ETag: {schema: {type: integer}}
                \(content)

      """
    }
    return """
      openapi: 3.0.3
      info: {title: Moods, version: '1'}
      paths:
        /moods:

      """ + operation("get", "X-Mood", "content: {application/json: {}}", "")
        + operation("head", headParameter, head, mark)
  }

  private let rules = ("zalando/proprietary-header", "zalando/etag-schema")

  private func lintTwins(_ yaml: String) throws -> DocumentOutcome { try lint(yaml, rules.0, rules.1) }

  @Test func aGETSpeaksForTheHEADThatIsLikeIt() throws {
    let findings = try lintTwins(twins()).findings.sorted(by: Finding.isBefore)
    #expect(
      findings.map(\.pointer) == [
        "/paths/~1moods/get/parameters/0", "/paths/~1moods/get/responses/200/headers/ETag",
      ])
    #expect(
      findings.map { $0.uses.all.map(\.pointer) } == [
        ["/paths/~1moods/head/parameters/0"], ["/paths/~1moods/head/responses/200/headers/ETag"],
      ])
    #expect(findings[1].fix != nil)
  }

  @Test func aGETSpeaksForNoOtherPath() throws {
    let path = twins().split(separator: "\n", omittingEmptySubsequences: false).drop {
      !$0.contains("/moods")
    }
    let yaml = twins() + path.joined(separator: "\n").replacing("/moods", with: "/tempers")
    let findings = try lint(yaml, "zalando/etag-schema").findings.sorted(by: Finding.isBefore)
    let pointers = ["moods", "tempers"].map { "/paths/~1\($0)/METHOD/responses/200/headers/ETag" }
    #expect(findings.map(\.pointer) == pointers.map { $0.replacing("METHOD", with: "get") })
    #expect(
      findings.map { $0.uses.all.map(\.pointer) } == pointers.map { [$0.replacing("METHOD", with: "head")] })
  }

  @Test func anOperationThatAnAliasMakesTheHeadIsReported() throws {
    let yaml = """
      openapi: 3.1.0
      info: {title: Moods, version: '1'}
      paths:
        /moods:
          get: &moods
            responses: {'200': {description: moods, headers: {ETag: {schema: {type: integer}}}}}
          head: *moods
      """
    let findings = try lint(yaml, "zalando/etag-schema").findings
    #expect(findings.map(\.pointer) == ["/paths/~1moods/get/responses/200/headers/ETag"])
  }

  @Test func oneThatDiffersSpeaksForItself() throws {
    #expect(try lintTwins(twins(headParameter: "X-Mode")).findings.count == 4)
    #expect(try lintTwins(twins(head: "links: {}")).findings.count == 4)
    #expect(try lintTwins(twins() + "      security: []\n").findings.count == 4)
  }

  @Test func aRuleAboutMethodsNamesEach() throws {
    let yaml = twins().replacing("X-Mood", with: "Idempotency-Key")
    let findings = try lint(yaml, "zalando/idempotency-key-method").findings
    #expect(findings.count == 2)
  }

  @Test func aMarkInTheHEADCounts() throws {
    let mark = "# headerlint: ignore zalando/proprietary-header"
    let outcome = try lintTwins(twins(mark: mark))
    #expect(outcome.findings.count == 1 && outcome.suppressed.count == 1)
    #expect(outcome.directives.used.count == 1)
  }

  @Test func anEntryForTheHEADCounts() throws {
    let findings = try lintTwins(twins()).findings
    func entry(_ method: String) -> Baseline.Entry {
      .init(
        subject: .init(
          path: "api.yaml", rule: rules.0, pointer: "/paths/~1moods/\(method)/parameters/-", header: "X-Mood"),
        count: 1)
    }
    for methods in [["get"], ["head"], ["get", "head"]] {
      let comparison = Baseline(methods.map(entry)).compare(findings, path: path)
      #expect(comparison.held.map(\.rule) == [rules.0])
      #expect(comparison.stale.isEmpty)
    }
  }
}
