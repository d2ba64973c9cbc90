import Syntax
import TestSupport
import Testing

@testable import OpenAPI

/// What stands where a header is expected, in all places and versions.
@Suite struct MisfitTests {
  private func misfits(_ text: String) throws -> [String] {
    let document = try document(text)
    return withExtendedLifetime(document) {
      document.misfits.map { "\($0.kind.rawValue) \($0.element.pointer) \($0.name ?? "-")" }
    }
  }

  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func inHeadersOfResponses(version: String) throws {
    let found = try misfits(
      """
      \(version)
      paths:
        /a:
          get:
            responses:
              '200': {description: d, headers: {X-A: null, X-B: text, X-C: [1], X-D: '#/components/headers/D', X-E: {}}}
      """)
    let headers = "/paths/~1a/get/responses/200/headers"
    #expect(
      found == [
        "null \(headers)/X-A X-A", "text \(headers)/X-B X-B", "list \(headers)/X-C X-C",
        "bare-reference \(headers)/X-D X-D",
      ])
  }

  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func inParameters(version: String) throws {
    let text = """
      \(version)
      paths:
        /a:
          parameters: [null, text]
          get:
            parameters:
              - {name: X-A, in: Header, type: string}
              - {name: X-B, type: string}
              - {in: header, type: string}
              - {name: b, type: string}
              - {name: c, in: quary, type: string}
            responses: {}
      """
    #expect(
      try misfits(text) == [
        "null /paths/~1a/parameters/0 -", "text /paths/~1a/parameters/1 -",
        "misspelt-place /paths/~1a/get/parameters/0 X-A", "no-place /paths/~1a/get/parameters/1 X-B",
        "nameless /paths/~1a/get/parameters/2 -",
      ])
    // Read all the same.
    #expect(try document(text).names == ["X-A", "X-B"])
  }

  /// Whatever refers to it, and once.
  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func behindReferences(version: String) throws {
    let api = try document(
      """
      \(version)
      paths:
        /a:
          get:
            parameters: [{$ref: '#/x-parts/p'}, {$ref: '#/x-parts/q'}]
            responses:
              '200': {description: d, headers: {X-A: {$ref: '#/x-parts/a'}, X-B: {$ref: '#/x-parts/a'}}}
              '201': {description: d, headers: {$ref: '#/x-parts/parameters'}}
              '202': {description: d, headers: X-A}
      x-parts: {a: text, p: null, q: {$ref: '#/x-parts/r'}, r: [1], parameters: {P: {name: X-P, in: header, type: string}}}
      """)
    #expect(
      api.misfits.map { "\($0.kind.rawValue) \($0.element.pointer) \($0.name ?? "-") \($0.sites.count)" } == [
        "null /x-parts/p - 1", "list /x-parts/r - 2", "text /x-parts/a X-A 1",
        "map-reference /paths/~1a/get/responses/201/headers - 0",
        "no-map /paths/~1a/get/responses/202/headers - 0",
      ])
    #expect(api.names == ["X-A", "X-B"])
    #expect(api.responses.map(\.hasAllHeaders) == [true, false, false])
  }

  /// The name of a single header, and the properties of a schema.
  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func descriptionsInPlaceOfMaps(version: String) throws {
    let api = try document(
      """
      \(version)
      paths:
        /a:
          get:
            responses:
              '200': {description: d, headers: {name: X-A, schema: {type: string}}}
              '201': {description: d, headers: {type: object, properties: {X-B: {type: string}, c: text}}}
              '202': {description: d, headers: {schema: {type: object, properties: {X-D: {type: string}}}}}
              '203': {description: d, headers: {description: none, type: string}}
              '204': {description: d, headers: {$ref: '#/x-headers/X-E'}}
              '205': {description: d, headers: {$ref: '#/x-headers/f'}}
              '206': {description: d, headers: {name: {description: d}, type: {type: string}, X-G: {type: string}}}
              '207': {description: d, headers: {description: d}}
      x-headers: {X-E: {type: string, description: d}, f: {type: string}}
      """)
    #expect(
      api.misfits.map { "\($0.kind.rawValue) \($0.element.pointer) \($0.name ?? "-")" } == [
        "single-header /paths/~1a/get/responses/200/headers -",
        "single-header /paths/~1a/get/responses/201/headers -",
        "single-header /paths/~1a/get/responses/202/headers -",
        "single-header /paths/~1a/get/responses/203/headers -",
        "map-reference /paths/~1a/get/responses/204/headers -",
        "map-reference /paths/~1a/get/responses/205/headers -",
        "text /paths/~1a/get/responses/207/headers/description description",
      ])
    #expect(api.names == ["X-A", "X-B", "X-D", "X-E", "name", "type", "X-G", "description"])
    #expect(
      api.responses.map(\.hasAllHeaders) == [false, false, false, false, false, false, true, true])
  }

  /// The headers of a response and the properties of a schema are clearly meant, other objects aren't headers.
  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func referencesInPlaceOfMaps(version: String) throws {
    let isSwagger = version.hasPrefix("swagger")
    let components = """
      parameters: {P: {name: X-P, in: header, type: string}}
      responses: {R: {description: d, headers: {X-R: {type: string}}}, N: {description: d}}
      \(isSwagger ? "definitions" : "schemas"): {S: {type: object, properties: {X-S: {type: string}}, required: [X-S]}, X-T: {type: string}}
      headers: {X-H: {type: string}}
      examples: {E: {value: 1}}
      """.split(separator: "\n").map { isSwagger ? $0 : "  " + $0 }.joined(separator: "\n")
    let holder = isSwagger ? "" : "components/"
    let schemas = isSwagger ? "definitions" : "schemas"
    let targets = [
      "responses/R", "responses/R/headers", "responses/N", "responses", "parameters", "\(schemas)/S",
      "\(schemas)/X-T",
      schemas, "examples/E", "examples", "headers",
    ]
    let responses = targets.enumerated().map {
      "        '\(200 + $0.offset)': {description: d, headers: {$ref: '#/\(holder)\($0.element)'}}\n"
    }
    let api = try document(
      """
      \(version)
      paths:
        /a:
          get:
            responses:
      \(responses.joined())\(isSwagger ? "" : "components:\n")\(components)
      """)
    let kinds = api.misfits.map(\.kind)
    #expect(kinds.count { $0 == .mapReference } == targets.count - 3)
    #expect(kinds.count { $0 == .schemaReference } == 2)
    let names = api.responses.prefix(targets.count).map { response in
      response.headers.map { api.headers[$0].name }
    }
    #expect(
      names == [["X-R"], ["X-R"], [], [], [], ["X-S"], ["X-T"], [], [], [], ["X-H"]])
  }

  /// What is clearly a header is read.
  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func mapsInPlaceOfParameters(version: String) throws {
    let text = """
      \(version)
      paths:
        /a:
          parameters: {X-A: {in: header, type: string}, X-B: {type: string}, c: {name: X-C, in: header, type: string}, d: {in: query}}
          get: {parameters: {name: X-D, in: header, type: string}, responses: {}}
          put: {parameters: [{X-E: {in: header, type: string}}, {e: {in: query}}], responses: {}}
          post: {parameters: {e: {in: query}}, responses: {}}
          delete: {parameters: text, responses: {}}
        /b:
          get: {parameters: {$ref: '#/x-lists/headers'}, responses: {}}
          put: {parameters: {$ref: '#/x-lists/queries'}, responses: {}}
          post: {parameters: '#/x-lists/headers', responses: {}}
          delete: {parameters: null, responses: {}}
      x-lists: {headers: [{name: X-F, in: header, type: string}], queries: [{name: f, in: query, type: string}]}
      """
    #expect(
      try misfits(text) == [
        "parameter-map /paths/~1a/parameters -", "parameter-map /paths/~1a/get/parameters -",
        "keyed-parameter /paths/~1a/put/parameters/0/X-E X-E", "no-list /paths/~1a/delete/parameters -",
        "list-reference /paths/~1b/get/parameters -", "no-list /paths/~1b/post/parameters -",
      ])
    let api = try document(text)
    #expect(api.names == ["X-A", "X-B", "X-C", "X-D", "X-E", "X-F"])
    #expect(try api.uses("X-A") == ["GET /a", "PUT /a", "POST /a", "DELETE /a"])
    #expect(api.operations.map(\.hasAllParameters) == [true, true, true, false, true, true, false, true])
  }

  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.0", "openapi: 3.2.0"])
  func headersWhereThereAreNone(version: String) throws {
    let found = try misfits(
      """
      \(version)
      paths:
        /a:
          headers: {X-A: {type: string}}
          get: {headers: [{X-B: {type: string}}], responses: {}}
          put: {headers: {}, responses: {}}
          post: {headers: , responses: {}}
        /b:
          get: {responses: {'200': {description: d, headers: {headers: {description: d, type: string}}}}}
      """)
    #expect(
      found == ["stray-headers /paths/~1a/headers -", "stray-headers /paths/~1a/get/headers -"], "\(found)")
  }

  @Test func inPartsAndComponents() throws {
    let found = try misfits(
      """
      openapi: 3.1.0
      paths:
        /a:
          post:
            requestBody: {content: {multipart/mixed: {encoding: {a: {headers: {X-A: text}}}}}}
            responses: {'200': {description: d, headers: {$ref: '#/components/x-headers'}}}
      components:
        headers: {X-B: null, 'X B': {schema: {type: string}}}
        parameters: {'a b': {name: X-C, in: header, schema: {type: string}}, 'c d': {name: c, in: query}}
        x-headers: {X-D: {schema: {type: string}}}
      """)
    #expect(
      Set(found) == [
        "text /paths/~1a/post/requestBody/content/multipart~1mixed/encoding/a/headers/X-A X-A",
        "map-reference /paths/~1a/post/responses/200/headers -", "null /components/headers/X-B X-B",
        "component-key /components/headers/X B X B", "component-key /components/parameters/a b a b",
      ])
  }

  @Test func misdirections() throws {
    let api = try document(
      """
      openapi: 3.0.3
      paths:
        /a:
          parameters: [{$ref: '#/components/headers/A'}, {$ref: '#/components/parameters/P'}]
          get:
            responses:
              '200':
                description: d
                headers:
                  X-A: {$ref: '#/components/schemas/S', description: d}
                  X-B: {$ref: '#/components/parameters/P'}
                  X-C: {schema: {$ref: '#/components/headers/A'}}
      components:
        headers: {A: {schema: {type: integer}}}
        parameters: {P: {name: X-P, in: header, schema: {type: string}}}
        schemas: {S: {type: string}}
      """)
    #expect(
      api.misdirections.map { "\($0.wanted) \($0.found) \($0.site.pointer)" } == [
        "parameter header /paths/~1a/parameters/0",
        "header schema /paths/~1a/get/responses/200/headers/X-A",
        "schema header /paths/~1a/get/responses/200/headers/X-C/schema",
      ])
    // The schema of that header is meant.
    #expect(try api.definition("X-C").schema.shapes == [.simple(.integer)])
  }
}
