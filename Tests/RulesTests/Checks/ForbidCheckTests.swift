import Testing

@testable import Rules

/// `forbid`: headers and responses that should not be there.
@Suite struct ForbidCheckTests {
  @Test func theFirstCaseThatFitsSpeaks() throws {
    let rule = try Inspecting(
      check: """
        check: forbid
        cases:
          - {on: parameter, headers: [X-A], message: "one: '{header}'"}
          - {on: [parameter, response-header], headers: [X-*], message: "two: '{header}'"}
        """)
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters:
              - {name: x-a, in: header}
              - {name: X-B, in: header}
              - {name: X-A, in: query}
              - {name: Y, in: header}
            responses: {'200': {headers: {X-A: {}, Y: {}}}}
      """
    #expect(
      try rule.places(in: api) == [
        "/paths/~1a/get/parameters/0: one: 'x-a'", "/paths/~1a/get/parameters/1: two: 'X-B'",
        "/paths/~1a/get/responses/200/headers/X-A: two: 'X-A'",
      ])
    let findings = try rule.findings(in: api)
    defer { withExtendedLifetime(rule) {} }
    #expect(findings.map(\.rule) == ["team/rule", "team/rule", "team/rule"])
    #expect(findings.map(\.subject.header).sorted() == ["X-A", "X-B", "x-a"])
  }

  private static let shared = """
    openapi: 3.1.0
    paths:
      /a:
        get: {responses: {'200': {$ref: '#/components/responses/R'}, '204': {$ref: '#/components/responses/R'}}}
        head: {responses: {'204': {$ref: '#/components/responses/R'}}}
    components: {responses: {R: {headers: {X-A: {}}}}}
    """

  /// What is wrong with some uses only is said of those.
  @Test(arguments: [
    ("where: {status: ['200', '204']}", ["/components/responses/R/headers/X-A: 'X-A', 200"]),
    ("where: {status: '204'}\nunless: {method: HEAD}", ["/paths/~1a/get/responses/204: 'X-A', 204"]),
    ("where: {method: PUT}", []),
  ])
  func usesOfASharedResponse(conditions: String, expected: [String]) throws {
    let rule = try Inspecting(
      check: """
        check: forbid
        on: response-header
        headers: [X-A]
        message: "'{header}', {status}"
        \(conditions)
        """)
    #expect(try rule.places(in: Self.shared) == expected)
  }

  @Test func responses() throws {
    let rule = try Inspecting(
      check: """
        check: forbid
        on: response
        where: {method: GET, status: '202'}
        header: Location
        message: "{operation}, {method}, {status}"
        """)
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get: {responses: {'200': {}, '202': {}}}
          put: {responses: {'202': {}}}
      webhooks: {w: {get: {responses: {'202': {}}}}}
      """
    #expect(try rule.places(in: api) == ["/paths/~1a/get/responses/202: GET /a, GET, 202"])
    #expect(try rule.findings(in: api).map(\.subject.header) == ["Location"])
  }

  /// What the registry knows fills the message.
  @Test func registeredFields() throws {
    let rule = try Inspecting(
      check: """
        check: forbid
        on: parameter
        headers: {status: obsoleted}
        message: "'{header}' is {registration}; {advice}"
        """, catalogue: RuleBook().catalogue)
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [{name: Want-Digest, in: header}, {name: Accept, in: header}, {name: X-Old, in: header}]
            responses: {}
      """
    #expect(
      try rule.places(in: api) == [
        "/paths/~1a/get/parameters/0: 'Want-Digest' is obsoleted by RFC 9530; write 'Want-Repr-Digest' or 'Want-Content-Digest'"
      ])
  }
}
