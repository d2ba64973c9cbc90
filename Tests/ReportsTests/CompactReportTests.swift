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
