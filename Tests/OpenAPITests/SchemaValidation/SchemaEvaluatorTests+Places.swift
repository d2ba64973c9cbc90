import OpenAPI
import TestSupport
import Testing

/// Where examples and their schemas are, and how examples are written there.
extension SchemaEvaluatorTests {
  @Test func siblingsOfReferencesCountSince31() throws {
    let definition = "{schema: {$ref: '#/components/schemas/S', maxLength: 1}, example: ab}"
    #expect(try faults(definition, version: "3.0.0", schemas: "{S: {type: string}}") == [])
    #expect(try faults(definition, version: "3.1.0", schemas: "{S: {type: string}}") == ["maxLength"])
    #expect(try faults(definition, version: "3.0.0", schemas: "{S: {type: integer}}") == ["type"])
  }

  /// An example of a part has to match that part.
  @Test func examplesInSchemas() throws {
    #expect(
      try faults("{schema: {anyOf: [{type: integer, example: a}, {type: string, examples: [a, {}]}]}}") == [
        "type", "type",
      ])
    #expect(
      try faults("{schema: {type: array, items: {maxLength: 1, example: ab}, example: [a]}}") == ["maxLength"]
    )
    #expect(try faults("{schema: {type: integer, nullable: true, example: null}}", version: "3.0.0") == [])
  }

  @Test func contentMayBeWrittenOut() throws {
    #expect(try faults("{content: {application/json: {schema: {type: object}, example: '{}'}}}") == [])
    #expect(
      try faults(
        "{content: {application/json: {schema: {type: array, items: {type: integer}}, example: '[1]'}}}")
        == [])
    #expect(try faults("{content: {application/json: {schema: {type: integer}, example: a}}}") == ["type"])
    #expect(try faults("{content: {application/json: {schema: {type: array}, example: {}}}}") == ["type"])
  }

  @Test func serializedValues() throws {
    let examples =
      "{a: {serializedValue: '1,2'}, b: {serializedValue: 'x'}, c: {dataValue: [3]}, d: {dataValue: y}}"
    #expect(
      try faults("{schema: {type: array, items: {type: integer}}, examples: \(examples)}", version: "3.2.0")
        == [
          "type of x", "type",
        ])
  }

  @Test func version2() throws {
    let api = try document(
      """
      swagger: '2.0'
      paths:
        /a:
          get:
            parameters:
              - {name: A, in: header, type: array, items: {type: integer}, collectionFormat: pipes, x-examples: {a: '1|2', b: '1|b', c: '1,2'}}
      """)
    #expect(try faults(api) == ["type of b", "type of 1,2"])
  }
}
