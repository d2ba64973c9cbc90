import Testing

@testable import Rules

/// `value`: stated values that the grammar of their field refuses.
@Suite struct ValueCheckTests {
  private static let entry = """
    check: value
    on: response-header
    secrets: [Set-Cookie]
    lines: [Set-Cookie]
    message: "{header}, {value} {problem}; {advice}"
    """

  private func findings(_ header: String) throws -> [RuleFinding] {
    let rule = try Inspecting(check: Self.entry, catalogue: RuleBook().catalogue)
    defer { withExtendedLifetime(rule) {} }
    return try rule.findings(
      in: """
        openapi: 3.1.0
        paths: {/a: {get: {responses: {'200': {headers: {\(header)}}}}}}
        """)
  }

  @Test(arguments: [
    (
      "Age: {schema: {type: integer}, example: 1h}",
      "Age, example '1h' is not a number of seconds; write '3600'"
    ),
    (
      "Vary: {schema: {type: string, default: 'Accept,,Origin'}}",
      "Vary, default 'Accept,,Origin' has an empty list element; write 'Accept, Origin'"
    ),
    (
      "Content-Language: {schema: {enum: [de, en_GB]}}",
      "Content-Language, enum member 'en_GB' is not a language tag; write 'en-GB'"
    ),
    (
      "Cache-Control: {schema: {const: 'public, max-age=1h'}}",
      "Cache-Control, constant 'public, max-age=1h' has '1h' where 'max-age' takes a number of seconds; write 'max-age=3600'"
    ),
  ])
  func messages(header: String, message: String) throws {
    let findings = try findings(header)
    #expect(findings.map(\.statement.message) == [message])
    #expect(findings.allSatisfy { $0.rule == "team/rule" && $0.fix != nil })
  }

  @Test(arguments: [
    "Age: {schema: {type: integer}, example: 60}", "Age: {schema: {type: integer}, example: ''}",
    "Age: {schema: {type: integer}, example: null}", "X-Age: {schema: {type: integer}, example: 1h}",
    "Cache-Control: {schema: {type: array, items: {type: string}}, example: [private, no-store]}",
    "Set-Cookie: {schema: {type: string}, example: 'session=…, x'}",
    "Set-Cookie: {schema: {type: string}, example: \"a=1; Path=/\\nb=2\"}",
  ])
  func nearMisses(header: String) throws {
    #expect(try findings(header).map(\.statement.message) == [])
  }

  /// The fix mends the whole value, or those elements of a list that are wrong; dates and entity-tags mean the same after.
  @Test(arguments: [
    (
      "Cache-Control: {schema: {type: string}, example: 'public, max-age=1h'}",
      "Write 'public, max-age=3600'", false
    ),
    (
      "Cache-Control: {schema: {type: array, items: {type: string}}, example: [public, max-age=1h]}",
      "Write 'max-age=3600'", false
    ),
    ("ETag: {schema: {type: string}, example: 5db68c06}", "Write '\"5db68c06\"'", true),
    ("ETag: {schema: {type: string, default: 5db68c06}}", "Write '\"5db68c06\"'", false),
    ("Vary: {schema: {type: array, items: {type: string}}, example: [a b, c]}", nil, nil),
  ])
  func fixes(header: String, title: String?, isSafe: Bool?) throws {
    let findings = try findings(header)
    #expect(findings.map(\.fix?.title) == [title])
    #expect(findings.map(\.fix?.isSafe) == [isSafe])
  }
}
