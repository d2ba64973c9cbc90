import Testing

@testable import Rules

/// `require`: headers that requests and responses must have.
@Suite struct RequireCheckTests {
  private static let api = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          parameters: [{name: x-a, in: header}]
          responses:
            '200': {headers: {L: {}, R: {}}}
            '429': {headers: {l: {}}}
            '500': {$ref: '#/components/responses/Problem'}
        put:
          parameters: [{name: X-A, in: header, required: true}]
          responses: {'500': {$ref: '#/components/responses/Problem'}, '404': {$ref: '#/nowhere'}}
        post: {parameters: [{name: X-A, in: query}], responses: {'429': {}}}
        patch: {parameters: [{$ref: '#/nowhere'}], responses: {'404': {headers: {L: {$ref: '#/nowhere'}}}}}
    webhooks: {w: {post: {responses: {'429': {}}}}}
    components: {responses: {Problem: {headers: {R: {}}}}}
    """

  private func places(_ entry: String, in api: String = Self.api) throws -> [String] {
    try Inspecting(check: "check: require\n" + entry).places(in: api)
  }

  @Test func requestsOfOperations() throws {
    let entry = "on: operation\nheader: X-A\nmessage: \"{operation} lacks {missing}\""
    #expect(try places(entry) == ["/paths/~1a/post: POST /a lacks 'X-A'"])
    #expect(
      try places(entry + "\nrequired: true") == [
        "/paths/~1a/get: GET /a lacks 'X-A'", "/paths/~1a/post: POST /a lacks 'X-A'",
      ])
    #expect(try places(entry + "\nwhere: {method: GET}") == [])
  }

  /// Said once where no operation has it.
  @Test func theSummary() throws {
    let entry = """
      on: operation
      header: X-B
      message: "{operation} lacks {missing}"
      summary: "none of {count} has it"
      """
    let api = """
      openapi: 3.1.0
      paths:
        /a: {get: {responses: {}}, put: {responses: {}}}
        /b: {get: {responses: {}}}
      """
    #expect(try places(entry, in: api) == ["/paths: none of 3 operations has it"])
    let other = api.replacing("/b: {get: {", with: "/b: {get: {parameters: [{name: X-B, in: header}], ")
    #expect(try places(entry, in: other).count == 2)
  }

  @Test func responses() throws {
    let entry = """
      on: response
      message: "{status} lacks {missing}"
      cases:
        - {where: {status: '429'}, header: R}
        - {header: L}
      """
    // What all uses of a shared response lack is said of the response.
    #expect(
      try places(entry) == [
        "/paths/~1a/get/responses/429: 429 lacks 'R'", "/paths/~1a/post/responses/429: 429 lacks 'R'",
        "/components/responses/Problem: 500 lacks 'L'",
      ])
  }

  /// What some uses of a shared response lack is said of those.
  @Test func someUses() throws {
    let entry = "on: response\nwhere: {method: PUT}\nheader: L\nmessage: \"{status} lacks {missing}\""
    #expect(try places(entry) == ["/paths/~1a/put/responses/500: 500 lacks 'L'"])
  }

  @Test(arguments: [
    ("any: [[L, R], [X]]", ["429: 'L' without 'R'", "500: 'R' without 'L'"]),
    ("any: [[X], [R]]", ["429:  without 'X'"]), ("any: [[L], [R]]", []),
    ("together: [L, R]", ["429: 'L' without 'R'", "500: 'R' without 'L'"]), ("together: [X, Y]", []),
  ])
  func severalHeaders(demand: String, expected: [String]) throws {
    let entry = """
      on: response
      where: {method: GET}
      message: "{status}: {present} without {missing}"
      \(demand)
      """
    let api = Self.api.replacing(
      "'500': {$ref: '#/components/responses/Problem'}\n", with: "'500': {headers: {R: {}}}\n")
    #expect(
      try Inspecting(check: "check: require\n" + entry).findings(in: api).map(\.statement.message) == expected
    )
  }
}
