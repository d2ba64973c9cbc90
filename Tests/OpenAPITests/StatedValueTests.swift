import OpenAPI
import Syntax
import TestSupport
import Testing

/// The values that a definition gives as examples or lists as possible.
@Suite final class StatedValueTests {
  /// Keeps the nodes in the values valid.
  private var kept: [APIDocument] = []

  private func values(_ definition: String, version: String = "3.1.0", more: String = "")
    throws -> [StatedValue]
  {
    let api = try document(
      "{openapi: \(version), components: {headers: {A: \(definition)}\(more.isEmpty ? "" : ", " + more)}}")
    kept.append(api)
    return try api.definition("A").statedValues(in: api)
  }

  private func texts(_ definition: String, version: String = "3.1.0", more: String = "") throws -> [String] {
    try values(definition, version: version, more: more).flatMap(\.readings)
  }

  @Test func everyPlace() throws {
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
    let values = try api.definition("A").statedValues(in: api)
    #expect(values.map(\.readings) == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "x", "y"].map { [$0] })
    #expect(
      values.map(\.origin) == [
        .example, .example, .dataExample, .serializedExample, .example, .example, .example, .default, .const,
        .enumMember, .enumMember,
      ])
    #expect(
      values.map(\.node.pointer).suffix(4) == [
        "/components/schemas/S/default", "/components/schemas/S/const", "/components/schemas/S/enum/0",
        "/components/schemas/S/enum/1",
      ])
    #expect(values[1].node.pointer == "/components/headers/A/examples/a/value")
    #expect(try api.definition("B").statedTexts(in: api) == ["10", "11", "12"])
  }

  @Test func version2() throws {
    let api = try document(
      """
      swagger: '2.0'
      paths:
        /a:
          get:
            parameters:
              - {name: A, in: header, type: string, default: a, enum: [a, b], x-example: c, example: d}
              - {name: B, in: header, type: string, x-examples: {one: 1, two: {value: 2}}}
              - {name: C, in: header, type: array, items: {type: string, enum: [x]}, collectionFormat: pipes, default: [y, z]}
      """)
    let values = try api.definition("A").statedValues(in: api)
    #expect(values.flatMap(\.readings) == ["c", "d", "a", "a", "b"])
    #expect(values.map(\.origin) == [.example, .example, .default, .enumMember, .enumMember])
    #expect(try api.definition("B").statedTexts(in: api) == ["1", "2"])
    #expect(try api.definition("C").statedTexts(in: api) == ["y|z", "x"])
  }

  @Test(arguments: [
    ("{schema: {type: integer}, example: 0x1F}", ["0x1F", "31"]),
    ("{schema: {type: integer}, example: 60.0}", ["60.0", "60"]),
    ("{schema: {type: integer}, example: 1e3}", ["1e3", "1000"]),
    ("{schema: {type: integer}, example: '60.0'}", ["60.0"]),
    ("{schema: {type: number}, example: 1.50}", ["1.50"]),
    ("{schema: {type: boolean}, example: true}", ["true"]),
    ("{schema: {type: string}, example: a%20b}", ["a%20b"]), ("{schema: {type: string}, example: ''}", [""]),
    ("{schema: {type: string}, example: null}", []), ("{schema: {type: string}, example: !Ref x}", []),
    ("{schema: {type: array}, example: [a, b]}", ["a,b"]), ("{example: [a, 1, null]}", ["a,1"]),
    ("{schema: {type: array}, example: 'a, b'}", ["a, b"]), ("{example: [[a], b]}", []),
    ("{example: [!Ref a, b]}", []), ("{schema: {type: object}, example: {R: 100, G: 200}}", ["R,100,G,200"]),
    ("{explode: true, schema: {type: object}, example: {R: 100, G: 200}}", ["R=100,G=200"]),
    ("{explode: true, schema: {type: array}, example: [a, b]}", ["a,b"]),
    ("{schema: {type: object}, example: {R: {G: 1}}}", []),
    ("{content: {application/json: {example: {a: [1, null, \"\\\"\"]}}}}", [#"{"a":[1,null,"\""]}"#]),
    ("{content: {application/json: {example: text}}}", ["text", "\"text\""]),
    ("{content: {application/linkset: {example: text}}}", ["text"]),
    ("{content: {application/linkset: {example: [text]}}}", []),
  ])
  func readings(definition: String, expected: [String]) throws {
    #expect(try texts(definition) == expected)
  }

  @Test func aListIsSeveralExamplesWhereTheSchemaWantsAString() throws {
    #expect(try texts("{schema: {type: string}, example: [a, b]}") == ["a", "b"])
    #expect(try texts("{schema: {type: [string, 'null'], example: [a, b]}}") == ["a", "b"])
    #expect(try texts("{schema: {type: string, examples: [a, [b, c]]}}") == ["a", "b", "c"])
    #expect(try texts("{schema: {type: string}, examples: {x: {value: [a, b]}}}") == ["a", "b"])
    #expect(try texts("{schema: {type: string, default: [a, b], enum: [[a, b]]}}") == ["a,b", "a,b"])
    #expect(try texts("{schema: {type: [array, string]}, example: [a, b]}") == ["a,b"])
    #expect(try texts("{schema: {type: integer}, example: [1, 2]}") == ["1,2"])
    let values = try values("{schema: {type: string}, example: [a, b]}")
    #expect(values.map(\.node.pointer).last == "/components/headers/A/example/1")
  }

  @Test func itemsAreValuesOfOneElement() throws {
    let values = try values(
      "{schema: {type: array, items: {enum: [a, b], default: c, example: [d, e]}}, example: [a, b]}")
    #expect(values.flatMap(\.readings) == ["a,b", "d", "e", "c", "a", "b"])
    #expect(values.map(\.isItem) == [false, true, true, true, true, true])
  }

  @Test func throughReferencesAndParts() throws {
    let schemas = """
      schemas: {S: {allOf: [{example: 1}, {$ref: '#/components/schemas/T'}], anyOf: [{enum: [3]}], oneOf: [{const: 4}]}, \
      T: {default: 2, allOf: [{$ref: '#/components/schemas/S'}]}}
      """
    let definition = "{schema: {$ref: '#/components/schemas/S', example: 0}}"
    // Keywords beside a reference count since 3.1.
    #expect(try texts(definition, version: "3.0.0", more: "schemas: {S: {example: 1}}") == ["1"])
    #expect(try texts(definition, version: "3.1.0", more: "schemas: {S: {example: 1}}") == ["0", "1"])
    #expect(try texts(definition, version: "3.0.0", more: schemas) == ["1", "2", "3", "4"])
    let values = try values(definition, version: "3.0.0", more: schemas)
    #expect(values.map(\.schema?.pointer)[0] == "/components/schemas/S/allOf/0")
  }

  @Test func modelsStateTheirValues() throws {
    let url =
      "https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml#/Accept-Encoding"
    let api = try document(
      "{openapi: 3.0.0, paths: {/a: {get: {parameters: [{$ref: '\(url)'}]}}}}")
    #expect(try api.definition("Accept-Encoding").statedTexts(in: api) == ["gzip,deflate;q=0.5"])
  }

  @Test func thousandsAreNotRead() throws {
    let members = (0..<3000).map(String.init).joined(separator: ", ")
    #expect(try texts("{schema: {type: string, enum: [\(members)]}}").count == 1000)
  }
}
