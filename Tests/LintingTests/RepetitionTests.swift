import Linting
import Syntax
import TestSupport
import Testing

/// One defect is one finding, and shared objects are checked once.
@Suite struct RepetitionTests {
  private func findings(_ rules: [String], _ lines: [String]) throws -> [Finding] {
    let text = lines.joined(separator: "\n")
    return try lint(Array(text.utf8), named: "api.yaml", RuleSelection(profile: "zalando")).filter {
      rules.contains($0.rule)
    }
  }

  @Test func contentTypeOfAnEmptyResponse() throws {
    let found = try findings(
      ["http/content-on-empty", "openapi/ignored-header"],
      [
        "openapi: 3.0.0",
        "paths: {/a: {get: {responses: {'204': {headers: {Content-Type: {schema: {type: string}}}}}}}}",
      ])
    #expect(found.map(\.rule) == ["http/content-on-empty"])
    #expect(found.first?.also == ["openapi/ignored-header"])
  }

  /// One of three headers is wrong in each use, including the 429.
  @Test func onePartOfATrioInSeveralUses() throws {
    let found = try findings(
      ["zalando/rate-limit-headers"],
      [
        "openapi: 3.0.0",
        "paths: {/a: {get: {responses: {'429': {$ref: '#/components/responses/R'}, default: {$ref: '#/components/responses/R'}}}}}",
        "components: {responses: {R: {description: d, headers: {X-RateLimit-Limit: {schema: {type: integer}}}}}}",
      ])
    #expect(found.map(\.pointer) == ["/components/responses/R"])
    #expect(found.first?.uses.count == 2)
  }

  @Test func aValueThatNeitherFieldNorSchemaAllows() throws {
    let found = try findings(
      ["http/field-example", "openapi/example-schema"],
      [
        "openapi: 3.0.0",
        "paths: {/a: {get: {responses: {'200': {description: d, headers: {Age: {schema: {type: integer}, examples: {a: {value: abc}, b: {value: -1.5}}}}}}}}}",
      ])
    #expect(found.map(\.rule) == ["http/field-example", "http/field-example"])
    #expect(found.allSatisfy { $0.also == ["openapi/example-schema"] })
  }

  /// A fault behind a reference is reported there, whatever the rule.
  @Test func valuesBehindReferences() throws {
    let headers =
      "X-RateLimit-Reset: {schema: {type: integer}, examples: {a: {$ref: '#/components/examples/T'}}}"
    let lines = [
      "openapi: 3.0.0",
      "paths: {/a: {get: {deprecated: true, parameters: [{name: Prefer, in: header, schema: {type: string}, examples: {a: {$ref: '#/components/examples/P'}}}],",
      "  responses: {'200': {description: d, headers: {\(headers)}}}}}}",
      "components: {examples: {T: {value: 1758095283},", "  P: {value: respond-sync}}}",
    ]
    let found = try findings(["zalando/prefer-preference", "zalando/rate-limit-schema"], lines)
    #expect(found.map(\.rule) == ["zalando/rate-limit-schema", "zalando/prefer-preference"])
    let source = try #require(found.first?.place.source)
    #expect(found.map { source.text($0.place.range) } == ["1758095283", "respond-sync"])
    #expect(found.map(\.pointer) == ["/components/examples/T", "/components/examples/P"])
  }

  /// Parts of multipart content are subject to the rules about schemas, including field-specific ones.
  @Test func schemasOfParts() throws {
    let headers = [
      "ETag", "Location", "Retry-After", "Prefer", "X-Tenant-ID", "Content-Length", "Last-Modified",
    ]
    let map = headers.map { "\($0): {schema: {type: boolean}}" }.joined(separator: ", ")
    let text = [
      "openapi: 3.0.0",
      "paths: {/a: {post: {requestBody: {content: {multipart/mixed: {encoding: {a: {headers: {\(map)}}}}}}, responses: {}}}}",
    ].joined(separator: "\n")
    let found = try lint(Array(text.utf8), named: "api.yaml", RuleSelection(profile: "zalando"))
    #expect(Set(found.filter { $0.message.contains("boolean") }.compactMap(\.header)) == Set(headers))
  }

  @Test func manyWrongValuesOfManyUses() throws {
    let paths = (0..<500).map {
      "  /p\($0): {get: {responses: {'200': {headers: {ETag: {$ref: '#/components/headers/E'}}}}}}"
    }
    let values = (0..<30).map { "bare\($0)" }.joined(separator: ", ")
    let found = try findings(
      ["http/field-example"],
      ["openapi: 3.0.0", "paths:"] + paths
        + ["components: {headers: {E: {schema: {type: string, enum: [\(values)]}}}}"])
    #expect(found.count == 20)
    #expect(found.allSatisfy { $0.uses.count == 500 })
  }
}
