import OpenAPI
import Rules
import Syntax
import TestSupport
import Testing

@testable import Linting

/// What is wrong in a file that only the product has is said where the user's document refers to it.
@Suite struct ExternalFileTests {
  private static let models =
    "https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml#/"

  /// Every published model where a schema is expected, under a name whose values it can't describe.
  private static let names = ["ETag", "Prefer", "IfMatch", "IfNoneMatch", "IdempotencyKey", "FlowID"]

  private func findings(_ schema: String) throws -> [Finding] {
    let text = """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          get:
            parameters:
              - {name: Prefer, in: header, schema: \(schema)}
              - {name: If-Modified-Since, in: header, schema: \(schema)}
            responses:
              '200': {description: ok, headers: {Link: {schema: \(schema)}, Retry-After: {schema: \(schema)}}}
      components: {schemas: {Model: \(schema)}}
      """
    return try lint(Array(text.utf8), named: "api.yaml", RuleSelection())
  }

  @Test(arguments: names) func findingsStandInTheDocument(name: String) throws {
    for schema in [
      "{$ref: '\(Self.models)\(name)'}", "{allOf: [{$ref: '\(Self.models)\(name)'}]}",
      "{type: array, items: {$ref: '\(Self.models)\(name)'}}",
    ] {
      for finding in try findings(schema) {
        #expect(finding.place.source.path == "api.yaml", "\(finding.rule) \(name)")
        for node in finding.fix?.nodes ?? [] { #expect(node.source.path == "api.yaml") }
      }
    }
  }

  @Test func aModelThatIsNoSchemaIsSaidAtTheReference() throws {
    let findings = try findings("{$ref: '\(Self.models)ETag'}").filter { $0.rule == "openapi/reference-kind" }
    #expect(findings.count == 4)
    #expect(findings.allSatisfy { $0.place.source.path == "api.yaml" })
  }
}
