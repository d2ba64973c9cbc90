import Linting
import Reports
import Syntax
import Testing

@Suite struct TextReportTests {
  @Test func aCodeFrameWithEverything() {
    let file = source(String(repeating: "\n", count: 9) + "  ETag: {type: integer}\nuse: here\n")
    let uses = (0..<5).map { _ in Finding.Site(place: file.place("use"), pointer: "/use") }
    let findings = [
      finding(file.place("integer"), help: "Strings only", usedAt: uses),
      finding(file.place("here"), rule: nameRule, message: "Second", usedAt: Array(uses.prefix(2))),
    ]
    #expect(
      report(result(findings), as: .text) == """
        error[zalando/etag-schema]: Write 'type: string'
          --> api.yaml:10:16
           |
        10 |   ETag: {type: integer}
           |                ^^^^^^^
           = help: Strings only
           = used at: api.yaml:11:1, api.yaml:11:1, api.yaml:11:1 and 2 more
           = MAY 182: https://opensource.zalando.com/restful-api-guidelines/#182

        warning[http/name-token]: Second
          --> api.yaml:11:6
           |
        11 | use: here
           |      ^^^^
           = used at: api.yaml:11:1, api.yaml:11:1


        """)
  }

  /// The lines of the frame: the source and the mark.
  @Test(arguments: [
    Frame("ascii", "ETag: 1\n", mark: "1", ["1 | ETag: 1", "  |       ^"]),
    Frame("byte order mark", "\u{FEFF}ETag: 1", mark: "ETag", ["1 | ETag: 1", "  | ^^^^"]),
    Frame("CRLF", "a: 1\r\nb: 22\r\n", mark: "22", ["2 | b: 22", "  |    ^^"]),
    Frame("CR", "a: 1\rb: 22\r", mark: "22", ["2 | b: 22", "  |    ^^"]),
    Frame("end of file", "a: 1\n", mark: "", ["2 |", "  | ^"]),
    Frame("end of file without a line break", "a: 1", mark: "", ["1 | a: 1", "  |     ^"]),
    Frame("empty file", "", mark: "", ["1 |", "  | ^"]),
    Frame("several lines", "ab: [1,\n  2]\n", mark: "[1,\n  2]", ["1 | ab: [1,", "  |     ^^^"]),
    Frame("ideographs", "漢字: 値 # x", mark: "値", ["1 | 漢字: 値 # x", "  |       ^^"]),
    Frame("full-width forms", "ａ가｡: x", mark: "x", ["1 | ａ가｡: x", "  |        ^"]),
    Frame(
      "combining marks", "e\u{301}e\u{301}: n\u{303}x", mark: "n\u{303}",
      ["1 | e\u{301}e\u{301}: n\u{303}x", "  |     ^"]),
    Frame("emoji", "😀👩‍👩‍👧: ☎️ x", mark: "☎️", ["1 | 😀👩‍👩‍👧: ☎️ x", "  |       ^^"]),
    Frame("flags and skin", "🇩🇪👍🏽: x", mark: "x", ["1 | 🇩🇪👍🏽: x", "  |       ^"]),
    Frame(
      "jamo", "\u{1100}\u{1161}\u{11A8}: x", mark: "x", ["1 | \u{1100}\u{1161}\u{11A8}: x", "  |     ^"]),
    Frame("tabs", "\ta\tb: x", mark: "x", ["1 |     a   b: x", "  |            ^"]),
    Frame("a marked tab", "ab\tc", mark: "\t", ["1 | ab  c", "  |   ^^"]),
    Frame("tab after wide", "漢\tx", mark: "x", ["1 | 漢  x", "  |     ^"]),
    Frame(
      "escape sequence", "a: \u{1B}[31mred\u{7}\u{7F}\u{9B}", mark: "red",
      ["1 | a: ␛[31mred␇␡�", "  |         ^^^"]),
    Frame("directional marks", "a\u{202E}b\u{200B}: x", mark: "x", ["1 | a�b�: x", "  |       ^"]),
    Frame("zero", "a: \u{0}", mark: "\u{0}", ["1 | a: ␀", "  |    ^"]),
  ]) func theMarkIsUnderWhatItMarks(frame: Frame) {
    #expect(frame.shown() == frame.expected)
  }

  @Test func bytesThatAreNotUTF8AreShownAsReplacements() {
    let file = SourceFile(path: "api.yaml", bytes: [0x61, 0xFF, 0xFE, 0x62])
    let report = report(result([finding(Place(source: file, range: 3..<4))]), as: .text)
    #expect(report.contains("\n1 | a��b\n  |    ^\n"))
  }

  @Test func aRangeThatBeginsInALineBreakIsShownAtTheLinesEnd() {
    let file = source("ab\r\nc\n")
    let report = report(result([finding(Place(source: file, range: 2..<5))]), as: .text)
    #expect(report.contains("\n1 | ab\n  |   ^\n"))
  }

  @Test func nothingInNamesAndMessagesCommandsTheTerminal() {
    let file = source("a", path: "x\u{1B}.yaml")
    let report = report(
      result([finding(file.place("a"), message: "m\u{1B}\nm", help: "h\u{9B}\n")]), as: .text)
    #expect(report.hasPrefix("error[zalando/etag-schema]: m␛␊m\n --> x␛.yaml:1:1\n"))
    #expect(report.contains("  = help: h�\n"))
  }

  @Test func colourIsSwitchedOnOnlyWhenAskedForAndChangesNothingElse() {
    let findings = [etagRule, nameRule, ownRule].map { finding(source("a: 1").place("1"), rule: $0) }
    let plain = report(result(findings), as: .text)
    let colored = report(result(findings), as: .text, color: true)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31merror[zalando/etag-schema]\u{1B}[0m"))
    #expect(colored.contains("\u{1B}[1;33mwarning["))
    #expect(colored.contains("\u{1B}[1;36mnote["))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func aCleanRunWritesNothing() {
    #expect(report(result([], documents: [source("a")]), as: .text) == "")
  }
}

struct Frame: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let mark: String
  let expected: [String]

  init(_ name: String, _ text: String, mark: String, _ expected: [String]) {
    self.name = name
    self.text = text
    self.mark = mark
    self.expected = expected
  }

  var testDescription: String { name }

  /// The source line and the mark of the frame.
  func shown() -> [String] {
    let lines = report(result([finding(source(text).place(mark))]), as: .text).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines[3...4].map(String.init)
  }
}
