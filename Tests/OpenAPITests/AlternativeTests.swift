import OpenAPI
import Syntax
import TestSupport
import Testing

/// The alternatives of a schema, with their shapes and required formats.
@Suite struct AlternativeTests {
  private func alternatives(_ schema: String) throws -> [String] {
    let api = try document(
      """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: A, in: header, schema: \(schema)}]}}}
      components: {schemas: {Day: {type: string, format: date}, Loop: {anyOf: [{$ref: '#/components/schemas/Loop'}, {type: integer}]}}}
      """)
    return try api.definition("A").schema.alternatives.map { alternative in
      ([alternative.shape?.description ?? "any"] + alternative.formats.map(\.text)).joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("{type: string, format: date}", ["string date"]), ("{format: date}", ["any date"]), ("{}", ["any"]),
    ("{type: [string, 'null'], format: date}", ["string date", "null date"]),
    ("{oneOf: [{type: integer}, {type: string, format: date}]}", ["integer", "string date"]),
    ("{oneOf: [{$ref: '#/components/schemas/Day'}, {}]}", ["string date", "any"]),
    ("{allOf: [{type: string}, {format: date}]}", ["string date"]),
    ("{format: date, allOf: [{type: string, format: time}]}", ["string date time"]),
    ("{type: string, oneOf: [{format: date}, {format: time}]}", ["string date", "string time"]),
    ("{type: string, anyOf: [{type: integer, format: int32}, {format: time}]}", ["string time"]),
    ("{allOf: [{type: integer}, {type: string, format: date}]}", ["integer"]),
    ("{enum: [1, 2, a]}", ["integer", "string"]),
    ("{$ref: '#/components/schemas/Loop'}", ["any", "integer"]),
  ])
  func eachHasItsFormats(schema: String, expected: [String]) throws {
    #expect(try alternatives(schema) == expected)
  }

  /// Parts that multiply each other's alternatives still give a short list.
  @Test func manyAlternativesAreFew() throws {
    let formats = (0..<12).map { "{type: string, format: f\($0)}" }.joined(separator: ", ")
    let parts = Array(repeating: "{oneOf: [\(formats)]}", count: 6).joined(separator: ", ")
    #expect(try alternatives("{allOf: [\(parts)]}") == ["string"])
  }

  @Test func eachKnowsItsType() throws {
    let api = try document(
      "{openapi: 3.0.0, components: {headers: {A: {schema: {oneOf: [{type: string}, {type: integer}]}}}}}")
    #expect(
      try api.definition("A").schema.alternatives.map { $0.typeNode?.pointer } == [
        "/components/headers/A/schema/oneOf/0/type", "/components/headers/A/schema/oneOf/1/type",
      ])
  }
}
