import Linting
import Reports
import Rules
import Testing

@Suite struct SummaryTests {
  private let files = [source("a", path: "a.yaml"), source("b", path: "b.yaml")]

  private func summary(
    _ result: LintResult, _ minSeverity: Severity = .note, failureIsHidden: Bool = false
  ) -> String {
    Summary(result, minSeverity: minSeverity, failureIsHidden: failureIsHidden).text
  }

  @Test func findingsAreCountedBySeverity() {
    let place = files[0].place("a")
    let findings = [
      finding(place), finding(place, rule: nameRule), finding(place, rule: nameRule),
      finding(place, rule: ownRule),
    ]
    #expect(
      summary(result(findings, documents: files, hint: "For others: --profile http.")) == """
        Found 4 problems (1 error, 2 warnings, 1 note) in 2 documents, checked against the profile zalando.
        For others: --profile http.

        """)
  }

  /// What can't be read is no document.
  @Test func filesThatAreNoDocuments() {
    let findings = [finding(files[0].place("a"))]
    #expect(
      summary(result(findings, documents: []))
        == "Found 1 problem (1 error) in 1 file, checked against the profile zalando.\n")
    #expect(
      summary(result(findings + [finding(files[1].place("b"))], documents: [])).contains(" in 2 files, "))
    #expect(summary(result([], documents: [])).contains("No problems in 0 documents, "))
  }

  @Test func anotherProfileIsNoRemedyWhereTheGuidelinesRulesAreKept() {
    let findings = [finding(files[0].place("a"), rule: nameRule)]
    #expect(!summary(result(findings, documents: files, hint: "For others")).contains("For others"))
  }

  @Test func oneIsSingularAndOtherProfilesNeedNoHint() {
    let findings = [finding(files[0].place("a"), rule: nameRule)]
    let suppressed = Array(repeating: findings[0], count: 3)
    #expect(
      summary(result(findings, documents: [files[0]], profile: "http", suppressed: suppressed))
        == "Found 1 problem (1 warning; 3 suppressed) in 1 document, checked against the profile http.\n")
  }

  @Test func aCleanRun() {
    #expect(
      summary(result([], documents: files))
        == "No problems in 2 documents, checked against the profile zalando.\n")
    let suppressed = [finding(files[0].place("a"))]
    #expect(
      summary(result([], documents: [files[0]], suppressed: suppressed))
        == "No problems (1 suppressed) in 1 document, checked against the profile zalando.\n")
  }

  @Test func whatIsntShownIsCountedAndSaidWhereItDecidesTheExitCode() {
    let place = files[0].place("a")
    let findings = [finding(place), finding(place, rule: nameRule), finding(place, rule: ownRule)]
    let lines = summary(result(findings, documents: files), .error).split(separator: "\n")
    #expect(lines.last == "Not shown because of --min-severity error: 1 warning, 1 note.")
    #expect(
      summary(result(findings, documents: files), .warning, failureIsHidden: true).hasSuffix(
        "Not shown because of --min-severity warning: 1 note; the exit code is 1 because of them.\n"))
  }

  /// Nobody knows whether documents that weren't looked at use the same files.
  @Test(arguments: [
    (FixCounts(safe: 1, unsafe: 2), "--fix would fix 1 of them, --fix --unsafe-fixes 2 more."),
    (
      FixCounts(safe: 1, unsafe: 2, areLimits: true),
      "--fix would fix up to 1 of them, --fix --unsafe-fixes up to 3."
    ),
    (FixCounts(safe: 1, areLimits: true), "--fix would fix up to 1 of them."),
    (FixCounts(unsafe: 2, areLimits: true), "--fix --unsafe-fixes would fix up to 2 of them."),
  ])
  func whatFixesWouldComeTo(_ counts: FixCounts, _ line: String) {
    let result = result([finding(files[0].place("a"))], documents: files)
    #expect(Summary(result, fixes: counts).text.split(separator: "\n").contains { $0 == line })
  }

  @Test func manyFindingsEndWithWhatToLookAtFirst() {
    let place = files[0].place("a")
    let names = Array(repeating: finding(place, rule: nameRule), count: 18)
    let few = names + [finding(place), finding(place)]
    #expect(!summary(result(few, documents: files)).contains("look at first"))
    #expect(
      summary(result(few + [finding(place, rule: ownRule)], documents: files)) == """
        Found 21 problems (2 errors, 18 warnings, 1 note) in 2 documents, checked against the profile zalando.
        What to look at first:
          http/name-token      18  Header names are tokens
          zalando/etag-schema   2  ETag is a string or an array of strings
          syntax                1  The document can be read
        Next steps: --min-severity error (errors only), --statistics (every rule), --write-baseline (from now on, new problems only).

        """)
    #expect(!summary(result(few, documents: files), .error).contains("look at first"))
  }
}
