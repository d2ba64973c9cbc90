import Foundation
import Linting
import Reports
import Rules
import TestSupport
import Testing

/// SARIF checked with the standard's own JSON Schema by an independent validator.
@Suite(
  .enabled(
    if: Python.hasJSONSchema && Shared.has("data/sarif-schema-2.1.0.json"),
    "needs python3 with jsonschema, and ../shared")
) struct SARIFSchemaTests {
  private func problems(_ text: String) throws -> String {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
      for error in checker.iter_errors(json.load(sys.stdin)):
          print(error.json_path, error.message[:200])
      print("done")
      """
    let output = try Python.run(
      script, arguments: [Shared.file("data/sarif-schema-2.1.0.json").path], input: Data(text.utf8))
    return output.text
  }

  @Test func aCleanRunIsValid() throws {
    #expect(try problems(report(result([]), as: .sarif)) == "done\n")
  }

  @Test func oddFindingsAreValid() throws {
    let odd = source("\u{FEFF}é: \u{1}\r\n", path: "./o:dd #1/é%.json")
    let empty = source("", path: "/tmp/empty")
    let sites = (0..<30).map { Finding.Site(place: odd.place("é"), pointer: "/\($0)") }
    let bare = RuleDescription(
      id: "acme/x", guideline: "acme", guidelineTitle: "", number: 1, level: .must, severity: nil, title: "",
      why: String(repeating: "long 😀 ", count: 400), write: "````\n", url: "not a url")
    let findings = [
      finding(odd.place("é"), usedAt: sites),
      finding(odd.place(""), rule: ownRule, header: nil, pointer: nil),
      finding(empty.place(""), rule: bare, message: "\u{1B}", pointer: ""),
    ]
    let text = report(
      result(findings, documents: [odd, odd], rules: [bare, etagRule, nameRule, ownRule]), as: .sarif,
      failures: ["It broke"])
    #expect(try problems(text) == "done\n")
  }

  @Test func suppressedFindingsAreValid() throws {
    let file = source("a: 1\n")
    let suppressed = [nil, "kept for \"old\" clients"].map { reason in
      var finding = finding(file.place("1"))
      finding.suppression = Suppression(kind: .inSource, justification: reason)
      return finding
    }
    let text = report(
      result([finding(file.place("a"))], suppressed: suppressed), as: .sarif, showSuppressed: true)
    #expect(text.split(separator: "\"suppressions\": ").count == 4)
    #expect(try problems(text) == "done\n")
  }

  @Test func theSchemaFindsWhatIsWrong() throws {
    let text = report(result([]), as: .sarif).replacing("\"results\": []", with: "\"results\": [{}]")
    #expect(try problems(text).contains("'message' is a required property"))
  }
}
