import Reports
import Testing

@Suite struct CompactReportTests {
  private let file = source("a: 1\né漢😀: 2\n")

  @Test func aLineForEachFinding() {
    let report = report(
      result([
        finding(file.place("1")),
        finding(file.place("2"), rule: nameRule, message: "Another\n"),
        finding(file.place(""), rule: ownRule, message: "At the end"),
      ]), as: .compact)
    #expect(
      report == """
        api.yaml:1:4: error: Write 'type: string' [zalando/etag-schema]
        api.yaml:2:6: warning: Another [http/name-token]
        api.yaml:3:1: info: At the end [syntax]

        """)
  }

  @Test func aCleanRunWritesNothing() {
    #expect(report(result([], documents: [file]), as: .compact) == "")
  }

  @Test func nothingBreaksTheLineOrCommandsTheTerminal() {
    let odd = source("a", path: "x\n\u{1B}[2J.yaml")
    let report = report(
      result([finding(odd.place("a"), message: "Header 'a\r\nb\u{202E}c\u{9B}' is odd")]), as: .compact)
    #expect(report == "x␊␛[2J.yaml:1:1: error: Header 'a␍␊b�c�' is odd [zalando/etag-schema]\n")
  }
}

@Suite struct SummaryTests {
  private let files = [source("a", path: "a.yaml"), source("b", path: "b.yaml")]

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
}
