import Testing

@testable import Rules

/// `pair`: headers that mean nothing without another one.
@Suite struct PairCheckTests {
  private static let api = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          parameters: [{$ref: '#/components/parameters/A'}]
          responses: {'200': {headers: {b: {}}}}
        put: {parameters: [{$ref: '#/components/parameters/A'}], responses: {'200': {}}}
        patch: {parameters: [{$ref: '#/components/parameters/A'}], responses: {'200': {$ref: '#/nowhere'}}}
      /b:
        parameters: [{name: a, in: header}]
        get: {responses: {'200': {}}}
        put: {responses: {'200': {}}}
    webhooks: {w: {post: {parameters: [{name: A, in: header}], responses: {'200': {}}}}}
    components: {parameters: {A: {name: A, in: header}}}
    """

  private func places(_ needs: String) throws -> [String] {
    try Inspecting(
      check: """
        check: pair
        on: parameter
        headers: [A]
        needs: \(needs)
        message: "'{header}' needs '{needs}': {where}"
        """
    ).places(in: Self.api)
  }

  @Test func inTheOperation() throws {
    #expect(
      try places("{response-header: B}") == [
        "/paths/~1a/put/parameters/0: 'A' needs 'B': PUT /a",
        "/paths/~1b/parameters/0: 'a' needs 'B': 2 operations",
      ])
  }

  @Test func inThePath() throws {
    #expect(
      try places("{response-header: B, in: path}") == ["/paths/~1b/parameters/0: 'a' needs 'B': /b"])
  }

  @Test func aParameter() throws {
    #expect(try places("{parameter: a}") == [])
    #expect(try places("{parameter: C}").count == 4)
  }

  @Test(arguments: ["{parameter: A, response-header: B}", "{in: path}"])
  func mistakes(needs: String) {
    let error = #expect(throws: RuleFileError.self) { try places(needs) }
    #expect(
      error?.description.contains("'needs' must name either a 'parameter' or a 'response-header'") == true)
  }
}
