import Reports
import Rules
import Syntax
import Testing
import Text

@Suite struct GitHubReportTests {
  private let file = source("a: 1\nb: 2\nc:\n  d: 3\n", path: "./svc/api.yaml")

  @Test func anAnnotationForEachFinding() {
    let findings = [
      finding(file.place("1"), help: "Not part\nof version 1"),
      finding(file.place("b: 2\nc"), rule: nameRule, message: "Another\n", pointer: ""),
      finding(file.place(""), rule: ownRule, message: "At the end"),
    ]
    #expect(
      report(result(findings, repositoryPaths: [TextKey("./svc/api.yaml"): "svc/api.yaml"]), as: .github)
        == """
        ::error file=svc/api.yaml,line=1,col=4,endLine=1,endColumn=5,title=headerlint (zalando/etag-schema)::svc/api.yaml:1:4: Write 'type: string'%0ANot part␊of version 1%0Ahttps://opensource.zalando.com/restful-api-guidelines/#182
        ::warning file=svc/api.yaml,line=2,endLine=3,title=headerlint (http/name-token)::svc/api.yaml:2:1: Another
        ::notice file=svc/api.yaml,line=5,col=1,endLine=5,endColumn=1,title=headerlint (syntax)::svc/api.yaml:5:1: At the end

        """)
  }

  @Test func whateverADocumentSaysGitHubsReaderGetsItBack() {
    let odd = source("a", path: "x:y, 50% = 1::2\n.yaml")
    let message = "100%25 'a::b,c\r\n::error::d %0A'"
    let commands = parse(report(result([finding(odd.place("a"), message: message)]), as: .github))
    #expect(commands.count == 1)
    #expect(commands[0].name == "error")
    #expect(commands[0].properties["file"] == "x:y, 50% = 1::2␊.yaml")
    #expect(commands[0].properties["title"] == "headerlint (zalando/etag-schema)")
    #expect(commands[0].properties["line"] == "1")
    #expect(
      commands[0].text.split(separator: "\n").map(String.init) == [
        "x:y, 50% = 1::2␊.yaml:1:1: 100%25 'a::b,c␍␊::error::d %0A'", etagRule.url,
      ])
  }

  @Test func errorsComeFirstAndWhatGitHubLeavesOutIsSaid() {
    let findings = (0..<12).flatMap { index in
      [
        finding(file.place("b"), rule: ownRule, message: "note \(index)"),
        finding(file.place("b"), rule: nameRule, message: "warning \(index)"),
        finding(file.place("b"), message: "error \(index)"),
      ]
    }
    let commands = parse(report(result(findings), as: .github))
    let names = commands.map(\.name)
    #expect(
      names == Array(repeating: "error", count: 12) + Array(repeating: "warning", count: 12)
        + Array(repeating: "notice", count: 13))
    #expect(commands[0].text.contains("error 0") && commands[11].text.contains("error 11"))
    // Before the other notices: as the last one it might be left out itself.
    #expect(
      commands[24].text
        == "GitHub shows 10 annotations of a kind; there are 2 more errors, 2 more warnings and 2 more notes")
    #expect(commands[24].properties == ["title": "headerlint"])
  }

  @Test func tenOfAKindAreShown() {
    let findings = (0..<10).flatMap { _ in
      [finding(file.place("b")), finding(file.place("b"), rule: nameRule)]
    }
    #expect(parse(report(result(findings), as: .github)).count == 20)
  }

  @Test func aCleanRunWritesNothing() {
    #expect(report(result([], documents: [file]), as: .github) == "")
  }

  /// Parses a line like the runner (actions/runner, ActionCommand): the command up to the first `::`, then
  /// the text.
  private struct Command {
    var name = ""
    var properties: [String: String] = [:]
    var text = ""
  }

  private func parse(_ log: String) -> [Command] {
    log.split(whereSeparator: \.isNewline).compactMap { line in
      guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
      let head = line[..<end.lowerBound].dropFirst(2).split(separator: " ", maxSplits: 1)
      var command = Command(name: String(head[0]), text: unescape(line[end.upperBound...], [:]))
      for property in head.count > 1 ? head[1].split(separator: ",") : [] {
        let parts = property.split(separator: "=", maxSplits: 1)
        command.properties[String(parts[0])] = unescape(parts[1], ["%3A": ":", "%2C": ","])
      }
      return command
    }
  }

  private func unescape(_ text: Substring, _ more: [String: String]) -> String {
    let codes = more.merging(["%0D": "\r", "%0A": "\n"]) { $1 }
    let plain = codes.reduce(String(text)) { $0.replacing($1.key, with: $1.value) }
    return plain.replacing("%25", with: "%")
  }
}
