import Testing

@testable import Rules

/// `reference`: references on the way to a header, by where they lead.
@Suite struct ReferenceCheckTests {
  private static let api = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          parameters:
            - {$ref: '#/components/parameters/Fine'}
            - {$ref: '#/nowhere'}
            - {$ref: '#/components/parameters/Loop'}
            - {$ref: 'http://schemas.example.com/a.yaml#/A'}
            - {$ref: 'https://schemas.example.com/a.yaml#/A'}
          responses: {}
    components:
      parameters:
        Fine: {name: A, in: header}
        Loop: {$ref: '#/components/parameters/Loop'}
    """

  private func places(_ entry: String) throws -> [String] {
    try Inspecting(check: "check: reference\n" + entry).places(in: Self.api)
  }

  /// What is said of a document is said once, of the first reference in the document itself.
  @Test func otherFiles() throws {
    let rule = try Inspecting(
      check: "check: reference\nother-files: true\nonce: true\nmessage: '{reference}, {count}'")
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [{$ref: '#/components/parameters/A'}, {$ref: 'a.yaml#/A'}, {$ref: 'https://example.com/a.yaml'}]
            responses: {'200': {$ref: ../b.yaml}, '404': {$ref: //example.com/b.yaml}}
      components: {parameters: {A: {name: A, in: header}}}
      """
    #expect(try rule.places(in: api) == ["/paths/~1a/get/parameters/1: a.yaml#/A, 2 references"])
    #expect(
      try rule.places(in: api.replacing("a.yaml#/A", with: "#/nowhere").replacing("../b", with: "b")) == [
        "/paths/~1a/get/responses/200: b.yaml, 1 reference"
      ])
  }

  @Test func theFirstCaseThatFitsApplies() throws {
    let entry = """
      cases:
        - {failures: no-target, message: "'{reference}' leads nowhere"}
        - {failures: [circle, no-target], message: "'{reference}' leads back"}
      """
    #expect(
      try places(entry) == [
        "/paths/~1a/get/parameters/1: '#/nowhere' leads nowhere",
        "/components/parameters/Loop: '#/components/parameters/Loop' leads back",
      ])
  }

  @Test(arguments: [
    ("to: ['http://*']", ["/paths/~1a/get/parameters/3"]),
    ("to: ['https://*.example.com/*']", ["/paths/~1a/get/parameters/4"]),
    ("to: ['https://*.example.org/*']", []),
  ])
  func targets(to: String, expected: [String]) throws {
    let found = try places("failures: remote\nmessage: M\n" + to)
    #expect(found == expected.map { $0 + ": M" })
  }

  /// Without `failures` it is about those that lead somewhere, such as to the guideline's models.
  @Test func whatLeadsSomewhere() throws {
    let models = "https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml#"
    let api = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            responses:
              '200': {headers: {ETag: {$ref: '\(models)/ETag'}, X: {$ref: '\(models)/Nothing'}, Y: {}}}
      """
    let rule = try Inspecting(
      check: "check: reference\nto: ['https://opensource.zalando.com/*']\nmessage: M")
    #expect(try rule.places(in: api) == ["/paths/~1a/get/responses/200/headers/ETag: M"])
  }
}
