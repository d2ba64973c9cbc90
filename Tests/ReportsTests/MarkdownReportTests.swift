import Linting
import Reports
import Rules
import Syntax
import Testing

@Suite struct MarkdownReportTests {
  private let file = source("a: 1\né: 2\n")

  @Test func aRowForEachFault() {
    let findings = [
      finding(file.place("a"), rule: nameRule, message: "N"), finding(file.place("1"), help: "More"),
      finding(file.place("2")),
    ]
    #expect(
      report(result(findings, documents: [file]), as: .markdown) == """
        ### headerlint

        Found 3 problems (2 errors, 1 warning) in 1 document, checked against the profile zalando.

        | severity | place | finding | rule |
        | --- | --- | --- | --- |
        | error | `api.yaml:1:4` | Write 'type: string'<br>More<br>also at `2:4` | [zalando/etag-schema](<https://opensource.zalando.com/restful-api-guidelines/#182>) |
        | warning | `api.yaml:1:1` | N | http/name-token |

        """)
  }

  /// What the places are marked as ends before the words behind them.
  @Test func furtherPlaces() {
    let file = source("a: 1\nb: 1\nc: 1\nd: 1\n")
    let findings = (0..<4).map { line in
      finding(Place(source: file, range: line * 5..<line * 5 + 1), message: "Wrong")
    }
    #expect(report(result(findings), as: .markdown).contains("Wrong<br>also at `2:1, 3:1` and 1 more |"))
  }

  @Test func aCleanRun() {
    let text = report(result([], documents: [file]), as: .markdown)
    #expect(
      text == "### headerlint\n\nNo problems in 1 document, checked against the profile zalando.\n")
  }

  @Test func whyTheRunFailed() {
    #expect(
      report(result([]), as: .markdown, failures: ["*.yaml: no such file"]).hasSuffix(
        "\nNot all could be done:\n\n- \\*.yaml: no such file\n"))
  }

  @Test func nothingIsMarkup() {
    let odd = source("a", path: "`a|b`.yaml")
    let message =
      "|x| `y` *z* _z_ <b> [l](u) ~~s~~ &amp; $m$ https://a.example www.a.example @team a\\|\n::error::"
    let text = report(result([finding(odd.place("a"), rule: nameRule, message: message)]), as: .markdown)
    #expect(
      text.hasSuffix(
        """
        | warning | \\`a\\|b\\`.yaml:1:1 | \\|x\\| \\`y\\` \\*z\\* \\_z\\_ \\<b\\> \\[l\\](u) \\~\\~s\\~\\~ \\&amp; \\$m\\$ \
        https\\://a.example www\\.a.example @<!-- -->team a\\\\\\|␊::error:: | http/name-token |

        """), "\(text)")
  }

  @Test func codeHoldsBackticks() {
    let odd = source("a", path: "``a`")
    #expect(report(result([finding(odd.place("a"))]), as: .markdown).contains("| ``` ``a`:1:1 ``` |"))
  }

  /// GitHub shows nothing of a summary of more than a mebibyte.
  @Test func aLongReportIsCut() {
    let findings = (0..<3000).map { index in
      finding(file.place("a"), message: "\(index)" + String(repeating: "x", count: 600))
    }
    let text = report(result(findings), as: .markdown)
    #expect((990_000...1_000_100).contains(text.utf8.count))
    let rows = text.split(separator: "\n").count { $0.hasPrefix("| error") }
    #expect(text.hasSuffix("\n\nand \(3000 - rows) more findings\n"))
  }
}
