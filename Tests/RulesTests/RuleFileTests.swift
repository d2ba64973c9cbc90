import Syntax
import TestSupport
import Testing

@testable import Rules

/// The tree of a rule file that is written out in a test.
func tree(_ yaml: String) throws -> SyntaxTree { try read(yaml, as: "team.yaml") }

/// Mistakes in a rule file are reported with their location and the most similar valid word.
@Suite struct RuleFileTests {
  private static let valid = """
    guideline: team
    title: Our guideline
    rules:
      name-case:
        severity: warning
        title: Names
        why: Because.
        check: name-case
        on: header
        message: "write '{meant}'"
      no-cookie:
        severity: error
        title: No cookies
        why: Because.
        check: forbid
        on: parameter
        headers: [Cookie]
        where: {method: GET}
        message: "'{header}' is not used"
    """

  /// The mistake reported for the file; nil if it is valid.
  private func mistake(replacing old: String, by new: String) throws -> String? {
    let text = Self.valid.replacing(old, with: new, maxReplacements: 1)
    try #require(text != Self.valid || old == new)
    let tree = try tree(text)
    do throws(RuleFileError) {
      _ = try Guideline(tree.root)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aRightFileIsRead() throws {
    let tree = try tree(Self.valid)
    let guideline = try Guideline(tree.root)
    #expect(guideline.name == "team")
    #expect(guideline.rules.map(\.id) == ["team/name-case", "team/no-cookie"])
    #expect(guideline.rules.map(\.description.severity) == [.warning, .error])
  }

  @Test(arguments: [
    ("    severity: warning", "    severty: warning", "team.yaml:4:3: the entry lacks 'severity'"),
    (
      "on: header", "on: header\n    version: ['3.1']",
      "team.yaml:10:5: unknown key 'version'; did you mean 'versions'?"
    ),
    (
      "severity: warning", "severity: warn",
      "team.yaml:5:15: 'warn' is not a valid 'severity'; expected one of 'note', 'warning', 'error'"
    ),
    (
      "severity: warning", "severity: warnin",
      "team.yaml:5:15: 'warnin' is not a valid 'severity'; did you mean 'warning'?"
    ),
    (
      "severity: warning", "severity: Error",
      "team.yaml:5:15: 'Error' is not a valid 'severity'; did you mean 'error'?"
    ),
    ("severity: warning", "severity: [error]", "team.yaml:5:15: 'severity' must be a string"),
    (
      "check: name-case", "check: namecase",
      "team.yaml:8:12: unknown check 'namecase'; did you mean 'name-case'?"
    ),
    ("check: forbid", "check: answer", "team.yaml:12:5: the entry lacks 'response'"),
    ("check: forbid", "check: both", "team.yaml:11:3: the entry lacks 'parameter'"),
    ("check: forbid", "check: prohibited", "team.yaml:15:12: unknown check 'prohibited'; expected one of"),
    ("{header}", "{headr}", "team.yaml:19:14: unknown placeholder '{headr}'; available here: {"),
    ("    title: No cookies\n", "", "team.yaml:11:3: the entry lacks 'title'"),
    ("    why: Because.\n    check: forbid", "    check: forbid", "team.yaml:11:3: the entry lacks 'why'"),
    ("    title: Names\n", "    title: Names\n    title: Again\n", "team.yaml:7:5: duplicate key"),
    ("  no-cookie:", "  name-case:", "team.yaml:11:3: duplicate key"),
    ("on: header", "on: headers", "team.yaml:9:9: 'headers' is not a valid 'place'; did you mean 'header'?"),
    ("    on: header\n", "", "team.yaml:5:5: the entry lacks 'on'"),
    ("    message: \"'{header}' is not used\"", "", "team.yaml:11:3: the entry lacks 'message'"),
    ("{method: GET}", "{metod: GET}", "team.yaml:18:13: unknown key 'metod'; did you mean 'method'?"),
    ("{method: GET}", "GET", "team.yaml:18:12: expected a mapping"),
    (
      "headers: [Cookie]", "headers: {Cookie: 1}",
      "team.yaml:17:15: unknown key 'Cookie'; expected one of 'except', 'like', 'proprietary', 'status'"
    ),
    ("headers: [Cookie]", "headers: {}", "team.yaml:17:14: 'headers' must be a list of strings, or have"),
    (
      "check: forbid", "check: permit\n    cases: [{for: near-mis}]",
      "team.yaml:16:19: 'near-mis' is not a valid 'for'; did you mean 'near-miss'?"
    ),
    (
      "check: forbid", "check: permit\n    cases: [{for: near-miss}]",
      "team.yaml:12:5: the entry lacks a case for all other names"
    ),
    (
      "check: forbid", "check: restriction\n    characters: a-z",
      "team.yaml:12:5: the entry lacks a 'length'"
    ),
    ("check: forbid", "check: value-range", "team.yaml:12:5: the entry lacks 'range' or 'closed'"),
    (
      "headers: [Cookie]", "headers: {status: gone}",
      "team.yaml:17:23: 'gone' is not a valid 'status'; expected one of 'permanent', 'provisional', 'deprecated', 'obsoleted'"
    ),
    ("headers: [Cookie]", "headers: [[Cookie]]", "team.yaml:17:15: 'headers' must be a list of strings"),
    ("guideline: team\n", "", "team.yaml:1:1: the entry lacks 'guideline'"),
    ("title: Our guideline", "titel: Our guideline", "team.yaml:1:1: the entry lacks 'title'"),
    ("rules:", "ruels:", "team.yaml:3:1: unknown key 'ruels'; did you mean 'rules'?"),
    (
      "    check: forbid", "    number: one\n    check: forbid",
      "team.yaml:15:13: 'number' must be a whole number"
    ),
    (
      "    check: forbid", "    level: MIGHT\n    check: forbid",
      "team.yaml:15:12: 'MIGHT' is not a valid 'level';"
    ),
    (
      "    check: forbid", "    checkable: perhaps\n    check: forbid",
      "team.yaml:15:16: 'checkable' must be true or false"
    ),
    (
      "    check: forbid", "    versions: ['3']\n    check: forbid",
      "team.yaml:15:16: '3' is not a valid 'version';"
    ),
    (
      "    check: forbid", "    cases: []\n    check: forbid",
      "team.yaml:15:12: 'cases' must be a list"
    ),
    (
      "    check: forbid", "    cases: [{mesage: a}]\n    check: forbid",
      "team.yaml:15:14: unknown key 'mesage'; did you mean 'message'?"
    ),
  ])
  func mistakes(old: String, new: String, expected: String) throws {
    let mistake = try #require(try mistake(replacing: old, by: new))
    #expect(mistake.hasPrefix(expected), "\(mistake)")
  }

  @Test func offIsASeverity() throws {
    #expect(try mistake(replacing: "severity: warning", by: "severity: off") == nil)
  }
}
