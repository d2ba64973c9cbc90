import Testing

@testable import Rules

/// One defect, one finding: which rule reports it, how severely, and on behalf of which others.
@Suite struct PrecedenceTests {
  private static let api = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          parameters: [{name: X-A, in: header, schema: {type: string}}]
          responses: {}
    """

  /// An entry that forbids X-A.
  private func entry(_ name: String, _ severity: String, _ more: String = "") -> String {
    let lines = [
      "severity: \(severity)", "title: T", "why: W.", "check: forbid", "on: parameter", "headers: [X-A]",
      "message: \(name)",
    ]
    return "  \(name):\n"
      + (lines + more.split(separator: ";").map(String.init))
      .map { "    \($0)\n" }.joined()
  }

  @Test func bothSpeakWhereNeitherIsOverTheOther() throws {
    let rules = try Inspecting(entry("a", "note") + entry("b", "error"))
    #expect(try rules.lines(in: Self.api) == ["note team/a: a", "error team/b: b"])
  }

  @Test func theSeverityIsTheHighestOfAll() throws {
    let rules = try Inspecting(
      entry("a", "note", "over: [team/b]") + entry("b", "warning", "over: [team/c]") + entry("c", "error"))
    #expect(try rules.lines(in: Self.api) == ["error team/a [team/b, team/c]: a"])
    #expect(
      try rules.lines(in: Self.api, severities: ["team/c": .note]) == ["warning team/a [team/b, team/c]: a"])
    #expect(
      try rules.lines(in: Self.api, severities: ["team/a": .error, "team/c": .note])
        == ["error team/a [team/b, team/c]: a"])
  }

  @Test func aRuleThatIsOffSilencesNobody() throws {
    let rules = try Inspecting(entry("a", "note", "over: [team/b]") + entry("b", "error"))
    #expect(try rules.lines(in: Self.api, without: ["team/a"]) == ["error team/b: b"])
    #expect(try rules.lines(in: Self.api, without: ["team/b"]) == ["note team/a: a"])
  }

  @Test func aRuleMaySayThatItIsUnderAnother() throws {
    let rules = try Inspecting(entry("a", "note", "under: [team/b]") + entry("b", "error"))
    #expect(try rules.lines(in: Self.api) == ["error team/b [team/a]: b"])
    #expect(try rules.lines(in: Self.api, without: ["team/b"]) == ["note team/a: a"])
  }

  @Test func whatIsAllowedIsSilentAndSilences() throws {
    let rules = try Inspecting(
      entry("a", "note", "over: [team/b];allow: true") + entry("b", "error") + entry("c", "note"))
    #expect(try rules.lines(in: Self.api) == ["note team/c: c"])
  }

  /// What a rule allows isn't a defect that another could report.
  @Test func nobodySpeaksForWhatIsAllowed() throws {
    let rules = try Inspecting(
      entry("a", "note", "over: [team/b]") + entry("b", "error", "over: [team/c];allow: true")
        + entry("c", "error"))
    #expect(try rules.lines(in: Self.api) == ["note team/a: a"])
  }

  /// Its form doesn't matter any more.
  @Test func nobodyMendsWhatIsRejected() throws {
    let shape = entry("b", "error", "types: [integer]").replacing("check: forbid", with: "check: schema")
    let rules = try Inspecting(entry("a", "note", "reject: true") + shape + entry("c", "note"))
    #expect(try rules.lines(in: Self.api) == ["error team/a [team/b]: a", "note team/c: c"])
    #expect(try rules.lines(in: Self.api, without: ["team/a"]) == ["error team/b: b", "note team/c: c"])
  }

  @Test func allowanceNeedsNobodyBelow() throws {
    let rules = try Inspecting(entry("a", "error", "allow: true") + entry("b", "note"))
    #expect(try rules.lines(in: Self.api) == ["note team/b: b"])
  }

  /// The first matching case wins: if it allows what is found, later cases don't apply.
  @Test func anAllowedCaseComesBeforeOthers() throws {
    let cases = "cases:;  - {headers: [X-A], allow: true};  - {headers: [X-*]}"
    let rules = try Inspecting(entry("a", "error", cases))
    let api = Self.api.replacing(
      "responses: {}", with: "responses: {}\n    put: {parameters: [{name: X-B, in: header}]}")
    #expect(try rules.findings(in: api).map(\.subject.header) == ["X-B"])
  }
}
