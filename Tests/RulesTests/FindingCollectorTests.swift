import OpenAPI
import Syntax
import Testing

@testable import Rules

/// What checks add to the collector comes out as values.
@Suite struct FindingCollectorTests {
  private static let entries = """
      lost:
        severity: note
        title: T
        why: W.
        number: 1
        level: MAY
        check: rename
        on: parameter
        to: X-New
        aliases: [X-Old, X-Older]
        message: "'{header}' is called '{to}'"
        cases:
          - {severity: error, number: 2, level: MUST, aliases: [X-Old]}
          - {link: 'https://example.com/older', aliases: [X-Older]}
    """
  private static let api = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          parameters:
            - {name: X-Old, in: header}
            - {name: X-Older, in: header}
          responses: {}
    """

  @Test func aFindingHasItsCaseAndArguments() throws {
    let rules = try Inspecting(Self.entries, link: "'https://example.com/#{number}'")
    let findings = try rules.findings(in: Self.api)
    defer { withExtendedLifetime(rules) {} }
    try #require(findings.count == 2)
    let (old, older) = (findings[0], findings[1])
    #expect(old.rule == "team/lost")
    #expect(old.severity == .error)
    #expect(old.statement.message == "'X-Old' is called 'X-New'")
    #expect(old.statement.arguments == ["header": "X-Old", "to": "X-New"])
    #expect(old.statement.arguments["to"] == "X-New")
    #expect(old.statement.arguments["from"] == nil)
    #expect(old.subject.header == "X-Old")
    #expect(old.subject.element?.pointer == "/paths/~1a/get/parameters/0")
    #expect(old.subject.element?.stablePointer == "/paths/~1a/get/parameters/-")
    #expect(old.statement.ruleCase.level == .must)
    #expect(old.statement.ruleCase.number == 2)
    #expect(old.statement.ruleCase.url == "https://example.com/#2")
    #expect(older.severity == .note)
    #expect(older.statement.ruleCase.level == .may)
    #expect(older.statement.ruleCase.number == 1)
    #expect(older.statement.ruleCase.url == "https://example.com/older")
  }

  @Test func theUsersSeverityIsThatOfAllCases() throws {
    let rules = try Inspecting(Self.entries)
    let findings = try rules.findings(in: Self.api, severities: ["team/lost": .warning])
    #expect(findings.map(\.severity) == [.warning, .warning])
  }

  @Test func aNumberOfACaseNamesTheRule() throws {
    let rule = try Inspecting(Self.entries).rules[0].description
    #expect(rule.numbers == [1, 2])
    #expect(["team/lost", "team", "team#1", "team#2"].allSatisfy(rule.isNamed))
    #expect(!rule.isNamed(by: "team#3"))
    #expect(!rule.isNamed(by: "other#2"))
  }

  /// A case applies to one kind of fault, and one without `for` to all others.
  @Test func kindsOfFaults() throws {
    let entry = """
        twice:
          severity: error
          title: T
          why: W.
          check: duplicate
          cases:
            - {for: respelt, message: "{header} after {first}"}
            - {for: map, message: "{header} again"}
      """
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [{name: A, in: header}, {name: a, in: header}, {name: A, in: header}]
            responses: {'200': {headers: {B: {}, b: {}}}}
      """
    #expect(
      try Inspecting(entry).lines(in: api) == ["error team/twice: a after A", "error team/twice: b again"])
    let other = entry.replacing("for: map, ", with: "")
    #expect(
      try Inspecting(other).lines(in: api)
        == ["error team/twice: a after A", "error team/twice: A again", "error team/twice: b again"])
  }

  @Test func operationsAreKnown() throws {
    let entry = """
        trace:
          severity: error
          title: T
          why: W.
          check: require
          on: operation
          header: X-Trace
          message: "{operation} lacks {missing}"
      """
    let rules = try Inspecting(entry)
    defer { withExtendedLifetime(rules) {} }
    let findings = try rules.findings(in: Self.api)
    #expect(findings.map(\.statement.message) == ["GET /a lacks 'X-Trace'"])
    #expect(findings.first?.subject.operation?.path == "/a")
  }
}
