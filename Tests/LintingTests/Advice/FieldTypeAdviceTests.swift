import Linting
import TestSupport
import Testing

/// What is said to write for the schema of a known header is what no other rule reports.
@Suite struct FieldTypeAdviceTests {
  private func findings(_ header: String, in place: String = "headers", profile: String = "zalando") throws
    -> [Finding]
  {
    let parameter = place == "parameters" ? "        - {in: header, \(header)}\n" : ""
    let map = place == "headers" ? "          headers:\n            \(header)\n" : ""
    let text = """
      openapi: 3.0.3
      info: {title: Locks, version: '1'}
      paths:
        /locks:
          get:
            deprecated: true
            parameters:
              - {name: X-Flow-ID, in: header, schema: {type: string}}
      \(parameter)      responses:
              '203':
                description: the locks
      \(map)
      """
    return try lint(Array(text.utf8), named: "locks.yaml", RuleSelection(profile: profile))
      .filter { $0.rule.hasSuffix("-schema") || $0.rule.hasSuffix("-format") || $0.rule.hasSuffix("-object") }
  }

  @Test(arguments: [
    ("ETag: {schema: {type: int}}", "write 'type: string'"),
    ("ETag: {schema: integer}", "write 'schema: {type: string}'"),
    ("ETag: boolean", "write 'schema: {type: string}'"),
    ("ETag: {schema: {type: int, format: int32}}", "write 'type: string', without 'format'"),
    ("ETag: {schema: {type: int, minimum: 1}}", "write 'type: string', without 'minimum'"),
    (
      "ETag: {schema: {type: int}, example: 12}",
      "write 'type: string', with a value that fits as its example"
    ),
    ("Location: {schema: {type: number, format: url}}", "write 'type: string'"),
    ("Retry-After: {schema: {type: date}}", "write 'type: integer' and 'format: int32'"),
    ("X-RateLimit-Reset: {schema: {type: str}}", "write 'type: integer' and 'format: int32'"),
    ("Content-Length: {schema: {type: int}}", "write 'type: integer' and 'format: int64'"),
    ("Last-Modified: {schema: {type: date}}", "write 'type: string' and 'format: http-date'"),
    ("Last-Modified: {schema: {type: string, format: dateTime}}", "write 'format: http-date'"),
    ("Deprecation: {schema: {type: date}}", "write 'type: string' and 'format: date-timestamp'"),
    ("Content-Language: {schema: {type: list, items: {type: string}}}", "write 'type: array'"),
    ("X-Number: {schema: {type: int}}", "write 'type: integer' and 'format: int32'"),
  ])
  func theTypeIsTheOneOfTheField(header: String, advice: String) throws {
    let found = try findings(header)
    #expect(found.count == 1 && found[0].message.contains(advice), "\(found.map(\.message))")
  }

  @Test(arguments: [
    ("name: If-Match, schema: {type: int}", "write 'type: string'"),
    ("name: X-Sales-Channel, schema: {type: int}", "write 'type: string'"),
    ("name: Idempotency-Key, schema: {type: str}", "write 'type: string' and 'format: uuid'"),
  ])
  func soIsThatOfAParameter(parameter: String, advice: String) throws {
    let found = try findings(parameter, in: "parameters")
    #expect(found.count == 1 && found[0].message.contains(advice), "\(found.map(\.message))")
  }

  /// The catalogue of the standards is enough.
  @Test func underAnotherProfile() throws {
    let found = try findings("ETag: {schema: {type: int}}", profile: "http")
    #expect(found.map { $0.message.hasSuffix("; write 'type: string'") } == [true])
    let unknown = try findings("X-RateLimit-Limit: {schema: {type: str}}", profile: "http")
    #expect(unknown.map { $0.message.hasSuffix("; write 'type: string'") } == [true])
  }

  /// Who says that the type is wrong says everything.
  @Test(arguments: [
    "ETag: {schema: {type: integer, format: float}}", "ETag: {schema: {type: integer, minLength: 3}}",
    "Vary: {schema: {type: integer, format: double}}", "X-Count: {schema: {type: integer, format: float}}",
  ])
  func oneRuleSpeaksOfTypeAndFormat(header: String) throws {
    let found = try findings(header)
    #expect(found.count == 1 && found[0].rule != "openapi/header-schema", "\(found.map(\.message))")
    #expect(found.first?.also.contains("openapi/header-schema") == true)
  }

  /// A header that another one is to take the place of is judged as that one at once.
  @Test(arguments: [
    ("Content-Lang", "zalando/content-header-schema"), ("Content-Hash", "zalando/content-header-schema"),
    ("Set-Cookie2", "http/field-schema"), ("Public", "http/field-schema"),
  ])
  func soIsWhatIsToBeReplaced(name: String, rule: String) throws {
    let found = try findings("\(name): {schema: {type: integer, format: int32}}")
    #expect(found.map(\.rule) == [rule])
  }

  /// A name may stand for a header in one kind of message only.
  @Test func aNameStandsForAHeaderWhereThatMayBe() throws {
    let text = """
      openapi: 3.0.3
      info: {title: Locks, version: '1'}
      paths:
        /locks:
          get:
            parameters:
              - {name: X-Flow-ID, in: header, schema: {type: string}}
              - {name: Last-Modifed, in: header, schema: {type: integer, format: int32}}
            responses:
              '203':
                description: the locks
                headers:
                  Last-Modifed: {schema: {type: integer, format: int32}}
      """
    let found = try lint(Array(text.utf8), named: "locks.yaml", RuleSelection(profile: "zalando"))
    #expect(
      found.map { "\($0.rule) \($0.pointer ?? "")" } == [
        "http/misspelt-header /paths/~1locks/get/parameters/1",
        "http/misspelt-header /paths/~1locks/get/responses/203/headers/Last-Modifed",
        "zalando/http-date /paths/~1locks/get/responses/203/headers/Last-Modifed",
      ])
  }

  /// What is right in another rule isn't to be written otherwise.
  @Test(arguments: [
    ("Cache-Control: {style: form, explode: true, schema: {type: object}}", "write 'style: simple'"),
    (
      "X-Locks: {style: form, explode: true, schema: {type: array, items: {type: string}}}",
      "write 'style: simple' and 'explode: false'"
    ),
  ])
  func explodedObjectsOfNamesAndValuesStay(header: String, advice: String) throws {
    let text =
      "openapi: 3.0.3\ninfo: {title: L, version: '1'}\npaths:\n  /locks:\n    put:\n      parameters: [{name: X-Flow-ID, in: header, schema: {type: string}}]\n      responses: {'203': {description: locks, headers: {\(header)}}}\n"
    let found = try lint(Array(text.utf8), named: "locks.yaml", RuleSelection(profile: "zalando"))
      .filter { $0.rule.hasSuffix("-style") }
    #expect(found.map { $0.message.hasSuffix("; " + advice) } == [true], "\(found.map(\.message))")
  }
}
