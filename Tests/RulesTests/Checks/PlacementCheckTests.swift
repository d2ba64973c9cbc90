import Testing

@testable import Rules

/// `placement`: fields in the wrong kind of message.
@Suite struct PlacementCheckTests {
  private static let entry = """
    check: placement
    on: [parameter, response-header]
    cases:
      - {for: response, message: "'{header}' of responses{source}"}
      - {for: request, message: "'{header}' of requests{source}"}
    """

  @Test func directions() throws {
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters:
              - {name: retry-after, in: header}
              - {name: Cache-Control, in: header}
              - {name: X-RateLimit-Limit, in: header}
              - {name: Retry-After, in: query}
            responses:
              '200': {headers: {If-None-Match: {}, ETag: {}, traceparent: {}}}
      components: {parameters: {Kept: {name: Retry-After, in: header}}}
      """
    let rule = try Inspecting(check: Self.entry, catalogue: RuleBook().catalogue)
    let found = try rule.places(in: api)
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("/paths/~1a/get/parameters/0: 'retry-after' of responses (RFC") == true)
    #expect(
      found.last?.hasPrefix(
        "/paths/~1a/get/responses/200/headers/If-None-Match: 'If-None-Match' of requests (RFC")
        == true)
    // Nothing is known without a registry.
    #expect(try Inspecting(check: Self.entry).places(in: api) == [])
  }
}
