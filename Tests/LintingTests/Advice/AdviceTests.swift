import Linting
import TestSupport
import Testing

/// Advice that names what to write, and that depends on more than the rule.
@Suite struct AdviceTests {
  private func findings(
    _ body: String, version: String = "openapi: 3.1.0",
    profile: String = "zalando"
  ) throws -> [Finding] {
    let text = """
      \(version)
      info: {title: Locks, version: '1'}
      paths:
        /locks:
          get:
            parameters:
              - \(version.contains("2.0") ? "{name: X-Flow-ID, in: header, type: string}" : "{name: X-Flow-ID, in: header, schema: {type: string}}")
      \(body)
      """
    return try lint(Array(text.utf8), named: "locks.yaml", RuleSelection(profile: profile))
  }

  private func header(_ header: String) -> String {
    "      responses:\n        '200':\n          description: the locks\n          headers:\n            \(header)"
  }

  @Test(arguments: [
    (
      "ETag", "\"'lock-7'\"",
      "has single quotes, which are ordinary characters in a header; write '\"lock-7\"'"
    ),
    (
      "Content-Disposition", "'attachment; filename=\\\"locks.csv\\\"'",
      "has a backslash before a quote; write 'attachment; filename=\"locks.csv\"'"
    ),
    ("ETag", "“lock-7”", "has curly quotes; write '\"lock-7\"'"),
    (
      "Signature", "'keyId=\"lock\",algorithm=\"rsa-sha256\"'",
      "is in the form of draft-cavage, older than RFC 9421; write a label and a byte sequence, such as 'sig1=:dGV4dA==:', with the parameters in 'Signature-Input'"
    ),
  ])
  func valuesAreShownCorrected(name: String, example: String, advice: String) throws {
    let found = try findings(
      header("\(name): {schema: {type: string}, example: \(example)}"), profile: "http")
    #expect(found.count == 1)
    #expect(found.first?.message.hasSuffix(advice) == true, "\(found.map(\.message))")
  }

  @Test func objectsInSwagger() throws {
    let found = try findings(header("ETag: {type: object}"), version: "swagger: '2.0'", profile: "http")
    #expect(
      found.map(\.message) == [
        "'ETag' has 'type: object', which isn't a type that headers have in Swagger 2.0; write string, number, integer, boolean or array"
      ])
  }

  @Test func swaggerHasOtherKeys() throws {
    let text = """
      swagger: '2.0'
      info: {title: Locks, version: '1'}
      paths:
        /locks:
          get:
            parameters:
              - {name: 'Accept-Language: de', in: header, type: string}
              - {name: image/png, in: header, type: string}
            responses:
              200:
                description: the locks
                headers:
                  application/pdf: {type: string}
      """
    let found = try lint(Array(text.utf8), named: "locks.yaml", RuleSelection(profile: "http"))
    #expect(
      found.map(\.message) == [
        "'Accept-Language: de' is a header with its value; write 'Accept-Language', and put 'de' in 'x-example'",
        "'image/png' is a media type, not a header; list it under 'consumes'",
        "'application/pdf' is a media type, not a header; list it under 'produces'",
      ])
  }

  /// Both are missing at the name, but neither is the other.
  @Test func aMissingTypeIsToldBesideAMissingFormat() throws {
    let found = try findings(
      "        - {name: Idempotency-Key, in: header, description: Keys expire after 24 hours.}",
      version: "swagger: '2.0'")
    let messages = found.map(\.message)
    #expect(messages.contains { $0.hasPrefix("'Idempotency-Key' has no 'type'") }, "\(messages)")
    #expect(messages.contains { $0.hasPrefix("'Idempotency-Key' has no format here") }, "\(messages)")
  }

  @Test(arguments: [("openapi: 3.0.3", "'x-extensible-enum'"), ("openapi: 3.1.0", "'examples'")])
  func listsAreOpenedAsTheVersionCan(version: String, keyword: String) throws {
    let parameter =
      "        - {name: X-Device-Type, in: header, schema: {type: string, enum: [tablet]}}\n      responses: {'204': {description: none}}"
    let found = try findings(parameter, version: version)
    #expect(found.map(\.message).map { $0.hasSuffix("; write \(keyword) in place of 'enum'") } == [true])
    #expect(found.first?.number == 112)
  }

  @Test func aPointInTimeIsChangedByTheServer() throws {
    let reset = "X-RateLimit-Reset: {schema: {type: integer, format: int64}, example: 1700000000}"
    let found = try findings(header(reset)).filter { $0.rule == "zalando/rate-limit-schema" }
    #expect(
      found.map(\.message) == [
        "'X-RateLimit-Reset' has a point in time as its value here, but the guideline's header counts seconds from now; change what the server sends, then the example, e.g. to 60; or permit the header in the configuration"
      ])
  }

  @Test(arguments: [
    ("'401'", "This 401 says nothing specific; leave it out, or declare 'WWW-Authenticate'"),
    ("'503'", "This 503 says nothing specific; leave it out, or declare 'Retry-After', in seconds"),
  ])
  func plainResponsesMayBeLeftOut(status: String, message: String) throws {
    let found = try findings("      responses: {\(status): {description: none}}")
    #expect(found.map(\.message) == [message])
    let standards = try findings("      responses: {\(status): {description: none}}", profile: "http")
    #expect(standards.allSatisfy { !$0.message.contains("leave it out") })
  }

  @Test func spellingsAreLinkedWhereTheyStand() throws {
    let found = try findings(header("X-Flow-Id: {schema: {type: string}}"))
    #expect(found.map(\.url) == ["https://opensource.zalando.com/restful-api-guidelines/#233"])
  }

  @Test func aTabIsNamed() throws {
    let text = "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"Lo\tcks\"}, \"paths\": {}}"
    let found = try lint(Array(text.utf8), named: "locks.json", RuleSelection(profile: "http"))
    #expect(found.map(\.message) == ["a tab inside a string; write '\\t'"])
  }
}
