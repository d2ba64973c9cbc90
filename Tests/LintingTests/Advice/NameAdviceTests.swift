import Linting
import TestSupport
import Testing

/// What is said of names, and of headers under wrong names.
@Suite struct NameAdviceTests {
  private func lines(
    _ headers: [String], in place: String = "parameters", version: String = "3.1.0",
    profile: String = "zalando",
    schemes: [String] = []
  ) throws -> [String] {
    let parameters = headers.map { "        - {in: header, \($0)}\n" }.joined()
    let map = headers.map { "            \($0)\n" }.joined()
    var text = "openapi: \(version)\ninfo: {title: Tolls, version: '1'}\npaths:\n  /tolls:\n    get:\n"
    text += "      parameters:\n        - {name: X-Flow-ID, in: header, schema: {type: string}}\n"
    if place == "parameters" { text += parameters }
    text += "      responses:\n        '200':\n          description: the tolls\n"
    if place == "headers" { text += "          headers:\n" + map }
    if !schemes.isEmpty {
      text += "components:\n  securitySchemes:\n"
      for scheme in schemes {
        text += "    \(scheme.lowercased()): {type: apiKey, in: header, name: \(scheme)}\n"
      }
    }
    return try lint(Array(text.utf8), named: "tolls.yaml", RuleSelection(profile: profile)).map { finding in
      "\(finding.rule): \(finding.message)"
        + (finding.also.isEmpty ? "" : " also \(finding.also.joined(separator: ", "))")
    }
  }

  // MARK: No tokens

  /// The mended name is the one to permit, if it stays.
  @Test func aNameThatCannotBeSentHasOneRightName() throws {
    for name in ["Toll Road", "toll[road]", "Toll/Road"] {
      let found = try lines(["name: '\(name)', schema: {type: string}"])
      #expect(found.count == 2 && found.allSatisfy { $0.contains("'X-Toll-Road'") }, "\(found)")
    }
    let standard = try lines(["name: 'Toll Road', schema: {type: string}"], profile: "http")
    #expect(standard.map { $0.contains("write 'Toll-Road'") } == [true])
    let known = try lines(["name: 'Accept Language', schema: {type: string}"])
    #expect(known.map { $0.contains("write 'Accept-Language'") } == [true])
  }

  // MARK: Aliases

  @Test func whatIsWrongWithAnAliasIsReportedAtOnce() throws {
    let found = try lines(["name: X-Idempotency-Key, required: true, schema: {type: string}"])
    #expect(
      Set(found.map { $0.prefix { $0 != ":" } }) == [
        "zalando/idempotency-key-name", "zalando/idempotency-key-schema", "zalando/idempotency-key-expiry",
        "zalando/idempotency-key-method",
      ])
    #expect(found.contains { $0.contains("is required here") })
    #expect(found.contains { $0.contains("write 'format: uuid'") })
  }

  @Test func aliasesCountAsWhatTheyStandFor() throws {
    let trio = ["RateLimit-Limit", "ratelimit-remaining", "X-Rate-Limit-Reset"]
    let found = try lines(trio.map { "\($0): {schema: {type: integer, format: int32}}" }, in: "headers")
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.hasPrefix("zalando/rate-limit-name: ") })
  }

  /// A substitute is another header, but it is to become the one that it does the same as.
  @Test func whatIsWrongWithASubstituteIsToldAtOnce() throws {
    let found = try lines(["name: X-Tenant, schema: {type: integer, format: int64}"])
    #expect(
      found.map { $0.prefix { $0 != ":" } } == [
        "zalando/proprietary-header", "zalando/proprietary-header-schema",
      ])
    let text = things(
      """
      parameters: [{name: X-Request-ID, in: header, required: true, schema: {type: string, format: uuid}}]
      responses: {'204': {description: none}}
      """)
    func rules(_ text: String, ignoring ignored: [String] = []) throws -> Set<String> {
      Set(try lint(Array(text.utf8), named: "tolls.yaml", RuleSelection(ignore: ignored)).map(\.rule))
    }
    #expect(
      try rules(text) == [
        "zalando/flow-id", "zalando/proprietary-header", "zalando/flow-id-optional", "zalando/flow-id-format",
      ])
    #expect(try rules(text, ignoring: ["zalando/proprietary-header"]) == ["zalando/flow-id"])
    let deprecated = text.replacing(
      "required: true,", with: "required: true, deprecated: true, description: x,")
    #expect(try rules(deprecated, ignoring: ["zalando/deprecation-header"]) == ["zalando/flow-id"])
  }

  @Test func substituteBesideItsHeaderIsToBeDeleted() throws {
    let found = try lines(["name: X-Request-ID, required: true, schema: {type: string, format: uuid}"])
    #expect(found.count == 1 && found[0].contains("delete it, because 'X-Flow-ID' is there"), "\(found)")
  }

  @Test func aliasBesideItsHeaderIsToBeDeleted() throws {
    let found = try lines([
      "name: X-Language, schema: {type: string}", "name: Accept-Language, schema: {type: string}",
    ])
    #expect(
      found == [
        "zalando/negotiation-substitute: 'X-Language' stands for 'Accept-Language', which is there; delete 'X-Language' also zalando/proprietary-header"
      ])
  }

  @Test func ofTwoNamesForOneHeaderOneIsToBeDeleted() throws {
    let found = try lines(
      ["X-RateLimit-Limit-Hour", "X-RateLimit-Limit-Day"].map {
        "\($0): {schema: {type: integer, format: int32}}"
      }
        + ["X-RateLimit-Remaining: {schema: {type: integer, format: int32}}"]
        + ["X-RateLimit-Reset: {schema: {type: integer, format: int32}}"], in: "headers")
    #expect(
      found.map { $0.split(separator: " also ")[0] } == [
        "zalando/rate-limit-name: 'X-RateLimit-Limit-Hour' stands for 'X-RateLimit-Limit'; write 'X-RateLimit-Limit'",
        "zalando/rate-limit-name: 'X-RateLimit-Limit-Day' stands for 'X-RateLimit-Limit', which is there as 'X-RateLimit-Limit-Hour'; delete 'X-RateLimit-Limit-Day'",
      ])
  }

  @Test func obsoleteHeaderBesideItsSuccessorIsToBeDeleted() throws {
    let found = try lines(
      ["Cache-Control: {schema: {type: string}, example: no-store}", "pragma: {schema: {type: string}}"],
      in: "headers")
    #expect(
      found == [
        "http/obsolete-header: 'pragma' is deprecated by RFC 9111; delete it, because 'Cache-Control' is there also http/registered-spelling, zalando/name-case"
      ])
  }

  // MARK: Credentials

  @Test(arguments: [
    ("X-Client-Secret", "send it in 'Authorization' and declare a security scheme"),
    ("x_access_token", "send it in 'Authorization' and declare a security scheme"),
    ("authToken", "send it in 'Authorization' and declare a security scheme"),
    ("X-API-Key", "send it in 'Authorization' and declare a security scheme"),
    ("X-Authorization", "send it in 'Authorization' and declare a security scheme"),
    ("X-Subscription-Key", "if it authenticates, send it in 'Authorization'; otherwise put it in the body"),
    ("X-Auth", "if it authenticates, send it in 'Authorization'; otherwise put it in the body"),
    ("Login-Session", "if it authenticates, send it in 'Authorization'; otherwise put it in the body"),
    ("clientcredentials", "if it authenticates, send it in 'Authorization'; otherwise put it in the body"),
    ("sessionkey", "if it authenticates, send it in 'Authorization'; otherwise put it in the body"),
    ("X-CSRF-Token", "use one of those, or pass the value in the body or query"),
    ("X-CSRFToken", "use one of those, or pass the value in the body or query"),
    ("x-devicetoken", "use one of those, or pass the value in the body or query"),
    ("X-Next-Token", "use one of those, or pass the value in the body or query"),
    ("X-Author", "use one of those, or pass the value in the body or query"),
    (
      "X-Toll-Class",
      "use one of those, or pass the value in the body or query, or permit it in the configuration"
    ),
  ])
  func credentialsAreNeverSentToTheQuery(name: String, advice: String) throws {
    let found = try lines(["name: \(name), schema: {type: string}"])
    #expect(found.count == 1)
    #expect(found.first?.contains("permitted proprietary one; \(advice)") == true, "\(found)")
  }

  @Test func descriptionsAndSchemesTellCredentials() throws {
    let described = try lines([
      "name: X-Toll-Key, description: Authenticates the caller., schema: {type: string}"
    ])
    #expect(described.first?.contains("send it in 'Authorization' and declare a security scheme") == true)
    let found = try lines([], schemes: ["X-Toll-Pass"])
    #expect(
      found == [
        "zalando/proprietary-header: 'X-Toll-Pass' is neither a standard header nor a permitted proprietary one; send it in 'Authorization' and declare a security scheme of type 'http'"
      ])
  }

  // MARK: Names of others

  @Test func publishedNamesAreReportedOnce() throws {
    let found = try lines([
      "name: x-fapi-interaction-id, schema: {type: string}", "name: baggage, schema: {type: string}",
      "name: Ce-Type, schema: {type: string}",
    ])
    #expect(
      found == [
        "zalando/proprietary-header: 'x-fapi-interaction-id' is defined by OpenID FAPI; permit it in the configuration, with 'x-fapi-*: {}' under 'headers'",
        "zalando/proprietary-header: 'baggage' is defined by W3C; permit it in the configuration, with 'baggage: {}' under 'headers'",
        "zalando/proprietary-header: 'Ce-Type' is defined by CloudEvents; permit it in the configuration, with 'ce-*: {}' under 'headers'",
      ])
  }

  @Test func deprecatedHeadersKeepTheirNames() throws {
    for name in ["x_toll", "retry_after", "Acept-Encoding", "Toll"] {
      let found = try lines([
        "name: \(name), deprecated: true, description: Gone in May., schema: {type: string}"
      ])
      // What is deprecated is to be told in the responses.
      #expect(found.filter { !$0.hasPrefix("zalando/deprecation-header") } == [], "\(name)")
    }
  }

  @Test func permittedNamesAreProposedRightly() throws {
    #expect(
      try lines(["name: toll_id, schema: {type: string}"]) == [
        "zalando/proprietary-header: 'toll_id' is neither a standard header nor a permitted proprietary one; use one of those, or pass the value in the body or query; if it stays, permit it as 'X-Toll-ID' also zalando/name-case"
      ])
  }

  // MARK: Spelling under the standards

  @Test func documentInLowerCaseIsReportedOnce() throws {
    let headers = ["etag", "retry-after", "cache-control", "x-tolls"].map {
      "\($0): {schema: {type: string}}"
    }
    // X-Flow-ID has capitals.
    #expect(try lines(headers, in: "headers", profile: "http").count == 3)
    let text = things(
      """
      parameters:
        - {name: if-none-match, in: header, schema: {type: string}}
      responses:
        '200':
          description: the tolls
          headers:
            etag: {schema: {type: string}}
            x-tolls: {schema: {type: string}}
      """)
    let found = try lint(Array(text.utf8), named: "tolls.yaml", RuleSelection(profile: "http"))
    #expect(
      found.map(\.message) == [
        "All header names are in lower case here, 2 of them registered with capitals; write 'If-None-Match' for 'if-none-match', and so on"
      ])
  }

  @Test func everyOtherSpellingOfARegisteredNameIsReported() throws {
    for name in ["Retry-after", "RETRY-AFTER", "retry-After"] {
      let found = try lines(["\(name): {schema: {type: string}}"], in: "headers", profile: "http")
      #expect(
        found == [
          "http/registered-spelling: Header name '\(name)' is spelt 'Retry-After' in the IANA registry; write 'Retry-After'"
        ])
    }
  }
}
