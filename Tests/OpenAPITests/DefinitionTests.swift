import OpenAPI
import Syntax
import Testing

/// What a definition says beside its schema.
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
    #expect(api.definitions.map(\.isRequired) == [true, false, false])
    #expect(api.definitions.map(\.isDeprecated) == [true, false, false])
    #expect(api.definitions.map(\.description) == ["says", nil, nil])
  }

  @Test func operationsMayBeDeprecated() throws {
    let api = try document("{openapi: 3.0.0, paths: {/a: {get: {deprecated: true}, put: {deprecated: no}}}}")
    #expect(api.operations.map(\.isDeprecated) == [true, false])
  }

  @Test func examplesOfAllSources() throws {
    let api = try document(
      """
      openapi: 3.2.0
      components:
        headers:
          A:
            example: 1
            schema: {$ref: '#/components/schemas/S'}
            examples:
              a: {value: 2}
              b: {$ref: '#/components/examples/e'}
              c: {externalValue: 'https://example.com'}
              d: null
              e: {$ref: '#/missing'}
          B: {content: {text/plain: {example: 10, examples: {a: {value: 11}}, schema: {example: 12}}}}
        schemas: {S: {example: 5, examples: [6, 7], default: 8, const: 9, enum: [x, y]}}
        examples: {e: {dataValue: 3, serializedValue: '4'}}
      """)
    let examples = try api.definition("A").examples
    #expect(examples.map(\.value.text) == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "x", "y"])
    #expect(
      examples.map(\.source) == [
        .example, .example, .data, .serialized, .schema, .schema, .schema, .default, .const, .enum, .enum,
      ])
    #expect(try api.definition("B").examples.map(\.value.text) == ["10", "11", "12"])
  }

  @Test func examplesOfVersion2() throws {
    let api = try document(
      """
      swagger: '2.0'
      paths:
        /a:
          get:
            parameters: [{name: A, in: header, type: string, default: a, enum: [a, b], x-example: c, example: d}]
      """)
    let examples = try api.definition("A").examples
    #expect(examples.map(\.value.text).sorted { $0! < $1! } == ["a", "a", "b", "c", "d"])
    #expect(!examples.map(\.source).contains(.schema))
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
