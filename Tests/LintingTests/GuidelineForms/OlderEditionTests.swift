import Linting
import Syntax
import TestSupport
import Testing

/// Older editions of the guideline printed headers as a list of single-key maps, with `type` but without
/// `schema`.
@Suite struct OlderEditionTests {
  private func findings(_ header: String) throws -> [String] {
    let yaml = """
      openapi: 3.0.3
      info: {title: Carts, version: 1.0.0}
      paths:
        /carts/{id}:
          parameters: [{name: X-Flow-ID, in: header, schema: {type: string}}]
          get:
            parameters: [{name: If-None-Match, in: header, schema: {type: string}}]
            responses:
              '304': {description: unchanged}
              '200':
                description: the cart
                headers:
                  ETag: {$ref: '#/components/headers/ETag'}
                  Vary: {$ref: '#/components/headers/Vary'}
                  Cache-Control: {$ref: '#/components/headers/Cache-Control'}
                content: {application/json: {schema: {type: object}}}
      components:
        headers:
        - ETag:
            \(header)
        - Cache-Control: {type: string, required: false, example: 'private, must-revalidate, max-age=300'}
        - Vary: {type: string, required: false, example: 'accept-encoding, accept-language'}
      """
    return try lint(Array(yaml.utf8), named: "api.yaml", RuleSelection(profile: "zalando")).map {
      "\($0.rule) \($0.pointer ?? "")"
    }
  }

  private let form = "openapi/header-object /components/headers"

  @Test func theFormIsOneFinding() throws {
    #expect(try findings("{type: string, required: false, example: '\"5db68c06\"'}") == [form])
  }

  @Test func theMessageSaysAllThatHasToChange() throws {
    let yaml =
      "openapi: 3.0.3\npaths: {}\ncomponents: {headers: [{ETag: {type: string}}, {Vary: {type: string}}]}\n"
    let selection = RuleSelection(profile: "zalando", select: ["openapi/header-object"])
    let findings = try lint(Array(yaml.utf8), named: "api.yaml", selection)
    #expect(
      findings.map(\.message) == [
        "'headers' is a list here, so tools find no header in it; write a map with the names as its keys, and each 'type' inside a 'schema'"
      ])
  }

  /// In Swagger 2.0 the types stand where they should.
  @Test func aListOfVersion2() throws {
    let yaml = """
      swagger: '2.0'
      paths: {/a: {get: {responses: {'200': {description: ok, headers: [{ETag: {type: string}}]}}}}}
      """
    let selection = RuleSelection(profile: "zalando", select: ["openapi/header-object"])
    let findings = try lint(Array(yaml.utf8), named: "api.yaml", selection)
    #expect(
      findings.map(\.message) == [
        "'headers' is a list here, so tools find no header in it; write a map with the names as its keys"
      ])
  }

  @Test(arguments: [
    ("{type: integer, format: int64}", "zalando/etag-schema /components/headers/0/ETag"),
    ("{type: string, example: 5db68c06}", "http/field-example /components/headers/0/ETag"),
    ("{type: array, items: {type: string}}", "zalando/array-header-style /components/headers/0/ETag"),
    ("{description: the version}", "openapi/header-object /components/headers/0/ETag"),
  ])
  func theHeadersAreReadAllTheSame(header: String, expected: String) throws {
    #expect(try findings(header) == [form, expected])
  }
}
