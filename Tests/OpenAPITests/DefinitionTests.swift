import OpenAPI
import Syntax
import TestSupport
import Testing

/// What a definition states outside its schema.
@Suite struct DefinitionTests {
  @Test func requiredDeprecatedDescribed() throws {
    let api = try document(
      """
      openapi: 3.0.0
      components:
        headers:
          A: {required: true, deprecated: true, description: says}
          B: {required: 'true', deprecated: null, description: ''}
          C: {}
      """)
    // What the text means is clear.
    #expect(api.definitions.map(\.isRequired) == [true, true, false])
    #expect(api.definitions.map(\.isDeprecated) == [true, false, false])
    #expect(api.definitions.map(\.description) == ["says", nil, nil])
  }

  @Test func operationsMayBeDeprecated() throws {
    let api = try document("{openapi: 3.0.0, paths: {/a: {get: {deprecated: true}, put: {deprecated: no}}}}")
    #expect(api.operations.map(\.isDeprecated) == [true, false])
  }

  @Test func contentOfResponses() throws {
    let new = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {responses: {'200': {content: {text/plain: {}, application/json: {}}}, '201': {content: {}}, '202': {schema: {}}}}}}
      """)
    #expect(new.responses.map(\.hasContent) == [true, false, false])
    #expect(new.responses[0].mediaTypes == ["text/plain", "application/json"])
    let old = try document(
      "{swagger: '2.0', paths: {/a: {get: {responses: {'200': {schema: {}}, '201': {schema: null}, '202': {content: {a/b: {}}}}}}}}"
    )
    #expect(old.responses.map(\.hasContent) == [true, false, false])
  }
}
