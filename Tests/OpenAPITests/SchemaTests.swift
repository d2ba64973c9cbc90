import OpenAPI
import Syntax
import TestSupport
import Testing

/// What schemas say about values.
@Suite final class SchemaTests {
  /// Keeps the nodes in the facts valid.
  private var kept: [APIDocument] = []

  /// The facts of a header with this schema, in a document with some shared schemas.
  private func facts(_ schema: String, version: String = "3.1.0") throws -> SchemaFacts {
    let api = try document(
      """
      openapi: \(version)
      paths: {/a: {get: {parameters: [{name: A, in: header, schema: \(schema)}]}}}
      components:
        schemas:
          Text: {type: string, format: uuid}
          Whole: {type: integer}
          Circle: {$ref: '#/components/schemas/Circle'}
          Self: {oneOf: [{type: string}, {$ref: '#/components/schemas/Self'}]}
          Parts: {type: array, items: {$ref: '#/components/schemas/Text'}}
          Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
      """)
    kept.append(api)
    return try api.definition("A").schema
  }

  private func shapes(_ schema: String, version: String = "3.1.0") throws -> String {
    try facts(schema, version: version).shapes.map { $0.map(\.description).joined(separator: " | ") } ?? "any"
  }

  @Test(arguments: [
    ("{type: string}", "string"), ("{type: integer}", "integer"),
    ("{type: [string, 'null']}", "string | null"),
    ("{type: [string, string]}", "string"), ("{}", "any"), ("{type: file}", "any"), ("{type: []}", "any"),
    ("{type: [string, file]}", "any"), ("{type: {}}", "any"), ("null", "any"), ("[]", "any"), ("7", "any"),
    ("{type: string, nullable: true}", "string"), ("{nullable: true}", "any"),
    ("{type: array}", "array"), ("{type: array, items: {}}", "array"),
    ("{type: array, items: {type: string}}", "array of string"),
    ("{type: array, items: {type: [string, integer]}}", "array of integer or string"),
    ("{type: array, items: {type: array, items: {type: string}}}", "array of array"),
    ("{const: 7}", "integer"), ("{const: null}", "null"), ("{const: {}}", "object"),
    ("{const: '7'}", "string"),
    ("{enum: [a, b]}", "string"),
    (
      "{enum: [a, 1, 1.5, true, null, [], {}]}",
      "string | integer | number | boolean | null | array | object"
    ), ("{enum: []}", "any"),
    ("{type: integer, enum: [a]}", "integer"), ("{items: {type: string}}", "array of string"),
    ("{properties: {a: {}}}", "object"), ("{enum: [[a]], items: {type: string}}", "array"),
  ])
  func keywords(schema: String, expected: String) throws {
    #expect(try shapes(schema) == expected)
  }

  @Test(arguments: [
    ("{allOf: [{type: string}]}", "string"), ("{allOf: [{}, {type: string}, {}]}", "string"),
    ("{allOf: [{type: [string, integer]}, {type: [integer, boolean]}]}", "integer"),
    ("{allOf: [{type: number}, {type: integer}]}", "integer"),
    ("{type: string, allOf: [{type: integer}]}", "string"),
    ("{oneOf: [{type: string}, {type: integer}]}", "string | integer"),
    ("{anyOf: [{type: string}, {type: string}]}", "string"), ("{oneOf: [{type: string}, {}]}", "any"),
    ("{oneOf: []}", "any"), ("{type: integer, oneOf: [{minimum: 1}, {maximum: 0}]}", "integer"),
    ("{oneOf: [{type: string}, {type: integer}], anyOf: [{type: integer}, {type: boolean}]}", "integer"),
    ("{type: array, allOf: [{type: array, items: {type: string}}]}", "array of string"),
    ("{not: {type: string}}", "any"), ("{allOf: {type: string}}", "any"),
  ])
  func combinations(schema: String, expected: String) throws {
    #expect(try shapes(schema) == expected)
  }

  @Test(arguments: [
    ("Text", "string", true), ("Parts", "array of string", true), ("Circle", "any", false),
    ("Self", "any", true),
    ("Tree", "array", true), ("Missing", "any", false),
  ])
  func references(name: String, expected: String, isComplete: Bool) throws {
    let reference = "{$ref: '#/components/schemas/\(name)'}"
    #expect(try shapes(reference) == expected)
    #expect(try facts(reference).isComplete == isComplete)
    #expect(try facts("{allOf: [\(reference)]}").isComplete == isComplete)
  }

  @Test func siblingsOfReferencesCountSince31() throws {
    let schema = "{$ref: '#/components/schemas/Missing', type: integer, format: int32}"
    #expect(try shapes(schema, version: "3.0.3") == "any")
    #expect(try shapes(schema, version: "3.1.0") == "integer")
    #expect(try facts(schema, version: "3.0.3").formats.map(\.text) == [])
    #expect(try facts(schema, version: "3.2.0").formats.map(\.text) == ["int32"])
  }

  @Test func nullableIsOf30() throws {
    #expect(try shapes("{type: string, nullable: true}", version: "3.0.3") == "string | null")
    #expect(try shapes("{nullable: true}", version: "3.0.3") == "any")
  }

  @Test func formatsOfItemsAreNotTheHeaders() throws {
    #expect(try facts("{$ref: '#/components/schemas/Text'}").formats.map(\.text) == ["uuid"])
    #expect(try facts("{oneOf: [{format: date}, {format: uri}]}").formats.map(\.text) == ["date", "uri"])
    #expect(try facts("{$ref: '#/components/schemas/Parts'}").formats.map(\.text) == [])
    #expect(try facts("{format: null}").formats.map(\.text) == [])
  }

  @Test func theTypeIsPointedAt() throws {
    #expect(try facts("{type: integer}").typeNode?.pointer == "/paths/~1a/get/parameters/0/schema/type")
    #expect(
      try facts("{$ref: '#/components/schemas/Whole'}").typeNode?.pointer == "/components/schemas/Whole/type")
    #expect(try facts("{oneOf: [{const: 1}, {type: string}]}").typeNode?.parent?.pointer.last == "1")
    #expect(try facts("{const: 1}").typeNode == nil)
    #expect(try facts("{items: {type: string}}").typeNode == nil)
  }

  @Test func severalHeadersReadOneSchema() throws {
    let api = try document(
      """
      openapi: 3.0.0
      components:
        headers:
          A: {schema: {$ref: '#/components/schemas/S'}}
          B: {schema: {$ref: '#/components/schemas/S'}}
        schemas: {S: {type: integer, format: int32, enum: [1, 2]}}
      """)
    for name in ["A", "B"] {
      let definition = try api.definition(name)
      #expect(definition.schema.node?.pointer == "/components/headers/\(name)/schema")
      #expect(definition.schema.shapes == [.simple(.integer)])
      #expect(definition.schema.typeNode?.pointer == "/components/schemas/S/type")
      #expect(definition.statedTexts(in: api) == ["1", "2"])
    }
  }

  @Test func presentShapesLeaveNullOut() throws {
    #expect(try facts("{type: [string, 'null']}").presentShapes == [.simple(.string)])
    #expect(try facts("{}").presentShapes == nil)
  }

  @Test(arguments: [
    ("swagger: '2.0'", "type: integer", "integer"),
    ("swagger: '2.0'", "type: array, items: {type: string}", "array of string"),
    ("openapi: 3.0.0", "type: integer", "integer"),
    ("openapi: 3.0.0", "type: integer, schema: {type: string}", "string"),
    ("openapi: 3.0.0", "content: {text/plain: {schema: {type: string}}}", "string"),
    ("openapi: 3.0.0", "content: {text/plain: {}}, type: string", "any"),
    ("openapi: 3.0.0", "content: {}", "any"),
    ("openapi: 3.2.0", "content: {text/plain: {$ref: '#/components/mediaTypes/m'}}", "boolean"),
    ("openapi: 3.0.0", "description: none", "any"),
  ])
  func wheresTheSchema(version: String, fields: String, expected: String) throws {
    let api = try document(
      """
      \(version)
      paths: {/a: {get: {responses: {'200': {headers: {A: {\(fields)}}}}}}}
      components: {mediaTypes: {m: {schema: {type: boolean}}}}
      """)
    let schema = try api.definition("A").schema
    #expect(schema.isContent == fields.hasPrefix("content"))
    #expect((schema.shapes.map { $0.map(\.description).joined(separator: " | ") } ?? "any") == expected)
  }

  @Test func deepSchemasEnd() throws {
    let nested =
      String(repeating: "{allOf: [", count: 20) + "{type: string}" + String(repeating: "]}", count: 20)
    #expect(try shapes(nested) == "string")
    let wide = "{oneOf: [" + Array(repeating: "{type: string}", count: 600).joined(separator: ",") + "]}"
    #expect(try shapes(wide) == "any")
  }
}
