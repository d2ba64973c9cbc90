import Testing

@testable import Rules

/// `forbid`: headers and responses that should not be there.
@Suite struct ForbidCheckTests {
  @Test func theFirstCaseThatFitsApplies() throws {
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

  /// What would be said in the same words is said once, at the first place.
  @Test func severalPlaces() throws {
    let rule = try Inspecting(
      check: """
        check: forbid
        on: response-header
        headers: [X-*]
        message: "'{header}', {status}"
        several: "'{header}', {count} times"
        """)
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get: {responses: {'200': {headers: {X-A: {}}}, '404': {headers: {X-A: {}, X-B: {}}}}}
      """
    #expect(
      try rule.places(in: api) == [
        "/paths/~1a/get/responses/200/headers/X-A: 'X-A', 2 times",
        "/paths/~1a/get/responses/404/headers/X-B: 'X-B', 404",
      ])
  }

  /// A rule about the operation is above one about a response that counts as being about the operation.
  @Test(arguments: [
    ("operation", ["error team/a [team/b]: no A"]),
    ("response", ["error team/a: no A", "error team/b: 428"]),
  ])
  func whatAResponseCountsAs(about: String, expected: [String]) throws {
    let rules = try Inspecting(
      """
        a: {severity: error, title: T, why: W., check: require, on: operation, header: A, message: no A, over: [team/b]}
        b: {severity: error, title: T, why: W., check: forbid, on: response, where: {status: '428'}, about: \(about), message: '{status}'}

      """)
    let api = """
      openapi: 3.1.0
      paths: {/a: {put: {responses: {'428': {}}}}}
      """
    #expect(try rules.lines(in: api) == expected)
  }

  /// Names that neither the registry nor the configuration knows, by what is said of them.
  @Test func describedHeaders() throws {
    let rule = try Inspecting(
      check: """
        check: forbid
        on: [parameter, api-key]
        headers: {proprietary: true}
        described: {word: [api version], denies: [since]}
        unless-key: [x-mine]
        message: "'{header}'"
        """, catalogue: RuleBook().catalogue)
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters:
              - {name: X-A, in: header, description: The API version.}
              - {name: X-B, in: header, description: There since API version 2.}
              - {name: X-C, in: header, description: The version.}
              - {name: X-D, in: header, description: The API version., x-mine: true}
              - {name: Accept, in: header, description: The API version.}
            responses: {}
      """
    #expect(try rule.places(in: api) == ["/paths/~1a/get/parameters/0: 'X-A'"])
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
