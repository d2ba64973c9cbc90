import Foundation
import Linting
import Rules
import Syntax
import Testing
import Text

@testable import Reports

@Suite struct SARIFReportTests {
  private let file = source("ETag: {type: integer}\nuse: é\n")

  private func run(_ result: LintResult, failures: [String] = []) throws -> [String: Any] {
    let log = try JSONSerialization.jsonObject(
      with: Data(report(result, as: .sarif, failures: failures).utf8))
    let runs = try #require((log as? [String: Any])?["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    return runs[0]
  }

  private func results(_ findings: Finding...) throws -> [[String: Any]] {
    try #require(try run(result(findings))["results"] as? [[String: Any]])
  }

  @Test func rulesStandThereSortedEachWithWhatGitHubShows() throws {
    let run = try run(result([]))
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["http/name-token", "syntax", "zalando/etag-schema"])
    expect(
      rules[2],
      """
      {"id": "zalando/etag-schema", "name": "etag-schema",
       "shortDescription": {"text": "ETag is a string or an array of strings."},
       "fullDescription": {"text": "An entity-tag is an opaque quoted string."},
       "help": {
         "text": "An entity-tag is an opaque quoted string.\\n\\nWrite instead:\\nETag: {schema: {type: string}}\\n\\nZalando RESTful API Guidelines, MAY 182: https://opensource.zalando.com/restful-api-guidelines/#182",
         "markdown": "An entity-tag is an opaque quoted string.\\n\\nWrite instead:\\n\\n```yaml\\nETag: {schema: {type: string}}\\n```\\n\\n[Zalando RESTful API Guidelines, MAY 182](https://opensource.zalando.com/restful-api-guidelines/#182)"},
       "helpUri": "https://opensource.zalando.com/restful-api-guidelines/#182",
       "defaultConfiguration": {"level": "error"},
       "properties": {"tags": ["zalando", "zalando#182", "MAY"], "precision": "high", "problem.severity": "error"}}
      """)
    expect(
      rules[0],
      """
      {"id": "http/name-token", "name": "name-token", "shortDescription": {"text": "Header names are tokens."},
       "fullDescription": {"text": "Header names are tokens."}, "help": {"text": "HTTP", "markdown": "HTTP"},
       "defaultConfiguration": {"level": "warning"},
       "properties": {"tags": ["http"], "precision": "high", "problem.severity": "warning"}}
      """)
    #expect((rules[1]["properties"] as? [String: Any])?["problem.severity"] as? String == "recommendation")
  }

  @Test func onlyWhatIsToBeWrittenIsFenced() throws {
    let rule = RuleDescription(
      id: "acme/x", guideline: "headerlint", guidelineTitle: "", number: nil, level: nil, severity: .note,
      title: "T", why: "W.", write: "a: b", advice: "Leave it\nout", url: nil)
    let driver = try #require((try run(result([], rules: [rule]))["tool"] as? [String: Any])?["driver"])
    let written = try #require(((driver as? [String: Any])?["rules"] as? [[String: Any]])?.first)
    let help = try #require(written["help"] as? [String: String])
    #expect(help["text"] == "W.\n\nWhat to do: Leave it out.\n\nWrite instead:\na: b")
    #expect(help["markdown"] == "W.\n\nWhat to do: Leave it out.\n\nWrite instead:\n\n```yaml\na: b\n```")
  }

  @Test func textsOfAnyShapeFitGitHubsLimits() throws {
    let rule = RuleDescription(
      id: "acme/x", guideline: "acme", guidelineTitle: "", number: 7, level: nil, severity: nil, title: "T",
      why: "First\nline.\n\n" + String(repeating: "😀", count: 600), write: "a: |\n  ```\n",
      url: "not a URL")
    let driver = try #require((try run(result([], rules: [rule]))["tool"] as? [String: Any])?["driver"])
    let written = try #require(((driver as? [String: Any])?["rules"] as? [[String: Any]])?.first)
    let full = try #require((written["fullDescription"] as? [String: String])?["text"])
    #expect(full == "First line. " + String(repeating: "😀", count: 505) + "…")
    #expect(full.utf16.count <= 1024)
    let help = try #require((written["help"] as? [String: String])?["markdown"])
    #expect(help.hasPrefix("First\nline.\n\n😀"))
    #expect(help.hasSuffix("😀\n\nWrite instead:\n\n````yaml\na: |\n  ```\n````\n\nacme, 7"))
    #expect(written["helpUri"] == nil)
    #expect((written["defaultConfiguration"] as? [String: Bool]) == ["enabled": false])
    #expect((written["properties"] as? [String: Any])?["tags"] as? [String] == ["acme", "acme#7"])
  }

  @Test func aResultHasAllThatGitHubAndTheStandardAskFor() throws {
    let finding = finding(
      file.place("integer"), help: "Strings only",
      usedAt: [.init(place: file.place("é"), pointer: "/use")])
    let results = try results(finding)
    expect(
      results[0],
      """
      {"ruleId": "zalando/etag-schema", "ruleIndex": 2, "level": "error",
       "message": {"text": "Write 'type: string'. Strings only. Used by [1 reference](1)."},
       "locations": [{
         "physicalLocation": {
           "artifactLocation": {"uri": "api.yaml", "uriBaseId": "%SRCROOT%"},
           "region": {"startLine": 1, "startColumn": 14, "endLine": 1, "endColumn": 21}},
         "logicalLocations": [{"fullyQualifiedName": "/paths/~1a/get", "kind": "member"}]}],
       "relatedLocations": [{
         "id": 1,
         "physicalLocation": {
           "artifactLocation": {"uri": "api.yaml", "uriBaseId": "%SRCROOT%"},
           "region": {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 7}},
         "logicalLocations": [{"fullyQualifiedName": "/use", "kind": "member"}],
         "message": {"text": "Used here."}}],
       "partialFingerprints": {
         "primaryLocationLineHash": "\(LineFingerprints(LineTable(file), lines: [1])[line: 1]!)",
         "headerlintPointer/v1": "\(pointerFingerprint(finding, pointer: finding.pointer))"}}
      """)
  }

  @Test func theRunSaysHowToReadIt() throws {
    let text = report(result([finding(file.place(""))], documents: [file]), as: .sarif)
    #expect(text.hasPrefix("{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/"))
    let run = try run(result([finding(file.place(""))], documents: [file]))
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    #expect(run["newlineSequences"] as? [String] == ["\r\n", "\n", "\r"])
    #expect((run["automationDetails"] as? [String: String]) == ["id": "headerlint/"])
    expect(run["invocations"], #"[{"executionSuccessful": true}]"#)
    expect(
      run["originalUriBaseIds"], #"{"%SRCROOT%": {"description": {"text": "The root of the repository."}}}"#)
    expect(
      run["artifacts"],
      #"[{"location": {"uri": "api.yaml", "uriBaseId": "%SRCROOT%"}, "sourceLanguage": "yaml"}]"#)
  }

  @Test func theBytesAreTheSameHoweverManyThreadsWriteThem() {
    let files = (0..<5).map {
      source(String(repeating: "ETag: {type: integer}\n", count: 1000), path: "\($0).yaml")
    }
    let findings = files.flatMap { file in
      (0..<1000).map { line in
        finding(
          Place(source: file, range: line * 22..<line * 22 + 4), pointer: "/\(line)",
          usedAt: [.init(place: files[0].place("integer"), pointer: "/a")])
      }
    }
    let all = result(findings, documents: files)
    func bytes(_ jobs: Int?) -> [UInt8] {
      render(all, as: .sarif, options: ReportOptions(version: "0.1.0", jobs: jobs))
    }
    #expect(bytes(1).count > 1_000_000)
    #expect(bytes(1) == bytes(4))
    #expect(bytes(1) == bytes(nil))
  }

  @Test func aCleanRunClosesAlertsWithAnEmptyList() throws {
    let run = try run(result([], documents: [file]))
    #expect((run["results"] as? [Any])?.isEmpty == true)
    #expect(run["columnKind"] != nil)
  }

  @Test func aFailedRunSaysSo() throws {
    let run = try run(result([]), failures: ["api.yaml can't be read"])
    expect(
      run["invocations"],
      """
      [{"executionSuccessful": false,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": "api.yaml can't be read."}}]}]
      """)
  }

  @Test func noPlaceAndNoRuleIsMadeUp() throws {
    let unknown = Finding(rule: "gone", severity: .note, message: "m", place: file.place(""), pointer: "")
    let results = try results(unknown)
    #expect(results[0]["ruleIndex"] == nil)
    let location = try #require((results[0]["locations"] as? [[String: Any]])?.first)
    #expect(location["logicalLocations"] == nil)
    expect(
      (location["physicalLocation"] as? [String: Any])?["region"],
      #"{"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 1}"#)
    #expect((results[0]["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] != nil)
  }

  @Test(arguments: [
    (0, "M."), (1, "M. Used by [1 reference](1)."), (20, "M. Used by [20 references](1)."),
    (21, "M. Used by [21 references](1), of which the first 20 are listed."),
  ]) func atMostTwentyReferencesAreListed(count: Int, message: String) throws {
    let sites = (0..<count).map { Finding.Site(place: file.place("use"), pointer: "/use/\($0)") }
    let result = try results(finding(file.place("use"), message: "M", usedAt: sites))[0]
    #expect((result["message"] as? [String: String])?["text"] == message)
    let related = result["relatedLocations"] as? [[String: Any]] ?? []
    #expect(related.map { $0["id"] as? Int } == Array((1...21).prefix(min(count, 20))))
  }

  @Test func filesAreNamedFromTheRepositorysRootEachOnce() throws {
    let used = source("[]", path: "../common/x.json")
    let finding = finding(file.place("use"), usedAt: [.init(place: used.place("["), pointer: "/0")])
    let run = try run(
      result(
        [finding, finding], documents: [file],
        repositoryPaths: [
          TextKey("api.yaml"): "specs/my api.yaml", TextKey("../common/x.json"): "common/x.json",
        ]))
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(
      artifacts.map { ($0["location"] as? [String: String])?["uri"] } == [
        "specs/my%20api.yaml", "common/x.json",
      ])
    #expect(artifacts.map { $0["sourceLanguage"] as? String } == ["yaml", "json"])
  }

  private func expect(
    _ actual: Any?, _ expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let wanted = try? JSONSerialization.jsonObject(with: Data(expected.utf8))
    #expect(wanted != nil, sourceLocation: sourceLocation)
    #expect(actual as? NSObject == wanted as? NSObject, sourceLocation: sourceLocation)
  }
}
