import OpenAPI
import Syntax
import TestSupport
import Testing

/// Where references lead, and what happens to those that lead nowhere.
@Suite struct ReferenceTests {
  @Test func chainsAreFollowed() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/a'}]}}}
      components:
        parameters:
          a: {$ref: '#/components/parameters/b'}
          b: {$ref: '#/components/parameters/c'}
          c: {name: X-C, in: header}
      """)
    #expect(api.inventory == ["request X-C"])
    #expect(
      try api.sites("X-C") == [
        "/paths/~1a/get/parameters/0", "/components/parameters/a", "/components/parameters/b",
      ])
    #expect(try api.operation("GET").hasAllParameters)
  }

  /// In 3.1 a schema may name itself (JSON Schema 2020-12, section 8.2.2); not before.
  @Test(arguments: ["3.0.4", "3.1.0", "3.2.0"]) func schemasHaveNames(version: String) throws {
    let api = try document(
      """
      openapi: \(version)
      paths:
        /a:
          get:
            responses:
              '200':
                headers:
                  A: {schema: {$ref: '#text'}}
                  B: {schema: {$ref: '#number'}}
                  C: {schema: {$ref: '#none'}}
                  D: {schema: {$ref: '#properties'}}
                  E: {schema: {$ref: '#said'}}
                  F: {schema: {$ref: '#shared'}}
      x-name: &name shared
      components:
        examples: {E: {value: {$anchor: none}}}
        schemas:
          Text: {$anchor: text, type: string, properties: {$anchor: {type: string}}, example: {$anchor: none}}
          Other: {items: {$dynamicAnchor: number, type: integer}}
          Twice: {items: {$dynamicAnchor: said}, properties: {example: {$anchor: said}}}
          Shared: {$anchor: *name}
      """)
    let isKnown = version > "3.1"
    let found = isKnown ? [true, true, false, false, true, true] : Array(repeating: false, count: 6)
    #expect(api.references.map { $0.failure == nil } == found)
    let targets = api.references.compactMap { $0.target?.pointer }
    let expected = ["Text", "Other/items", "Twice/items", "Shared"].map { "/components/schemas/" + $0 }
    #expect(targets == (isKnown ? expected : []))
  }

  @Test(arguments: ["3.0.3", "3.1.0", "3.2.0"])
  func aDocumentAndItsSchemasMayHaveURIsOfTheirOwn(version: String) throws {
    let api = try document(
      """
      openapi: \(version)
      $self: https://api.example.com/music/v1
      paths:
        /a:
          get:
            parameters:
              - {name: A, in: header, schema: {$ref: 'HTTPS://API.example.com/music/v1#/components/schemas/Song'}}
              - {name: B, in: header, schema: {$ref: 'v1#/components/schemas/Song'}}
              - {name: C, in: header, schema: {$ref: ../schemas/album}}
              - {name: D, in: header, schema: {$ref: 'https://schemas.example.com/artist#name'}}
              - {name: E, in: header, schema: {$ref: '#/components/schemas/Label'}}
              - {name: F, in: header, schema: {$ref: 'https://schemas.example.com/artist#song'}}
              - {name: G, in: header, schema: {$ref: 'https://schemas.example.com/other'}}
              - {name: H, in: header, schema: {$ref: 'https://schemas.example.com/none'}}
            responses: {}
      components:
        schemas:
          Song: {$anchor: song, type: string}
          Album: {$id: /schemas/album, type: integer}
          Artist: {$id: 'https://schemas.example.com/artist', $defs: {Name: {$anchor: name, type: string}}}
          Label: {$id: 'https://schemas.example.com/label', $ref: artist, $defs: {Name: {}}, allOf: [{$ref: '#/$defs/Name'}]}
          Other: {example: {$id: 'https://schemas.example.com/none'}}
      """)
    let found = api.references.map { $0.failure == nil ? $0.target?.pointer.split(separator: "/").last : nil }
    switch version {
    case "3.0.3": #expect(found == [nil, nil, nil, nil, "Label", nil, nil, nil, nil])
    case "3.1.0":
      #expect(found == [nil, nil, "Album", "Name", "Label", "Artist", "Name", nil, nil, nil])
    default:
      #expect(found == ["Song", "Song", "Album", "Name", "Label", "Artist", "Name", nil, nil, nil])
    }
  }

  @Test func relativeURIsInADocumentWithoutOneAreComparedWithEachOther() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters:
              - {name: A, in: header, schema: {$ref: /schemas/song}}
              - {name: B, in: header, schema: {$ref: schemas/../schemas/song}}
              - {name: C, in: header, schema: {$ref: schemas/album}}
              - {name: D, in: header, schema: {$ref: 'schemas/song#/properties/title'}}
            responses: {}
      components:
        schemas:
          Song: {$id: schemas/song, type: string}
      """)
    #expect(api.references.map { $0.failure == nil } == [true, true, false, false])
    #expect(api.references.last?.failure == .noTarget, "the schema is there, the property isn't")
  }

  @Test(arguments: [
    "$id: 'https://a.example/x/', $defs: {B: {$id: b}}", "$defs: {B: {$id: b}}, $id: 'https://a.example/x/'",
  ])
  func aSchemaComesBeforeThoseInItWhereverItsURIIsWritten(schema: String) throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: A, in: header, schema: {$ref: 'https://a.example/x/b'}}], responses: {}}}}
      components: {schemas: {A: {\(schema)}}}
      """)
    #expect(api.references.map { $0.failure == nil } == [true])
  }

  @Test func circlesLeadNowhere() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a: {$ref: '#/paths/~1b'}
        /b: {$ref: '#/paths/~1a', get: {parameters: [{$ref: '#/components/parameters/a'}, {name: X, in: header}]}}
        /c:
          get:
            parameters: {$ref: '#/paths/~1c/get/parameters'}
            responses:
              '200': {$ref: '#/paths/~1c/get/responses/200'}
              '201': {headers: {A: {$ref: '#/components/headers/a'}}}
      components:
        parameters: {a: {$ref: '#/components/parameters/b'}, b: {$ref: '#/components/parameters/a'}}
        headers: {a: {$ref: '#/components/headers/a'}}
      """)
    #expect(api.inventory == ["request X", "response A", "component a"])
    #expect(api.operations.map(\.hasAllParameters) == [false, false])
    #expect(api.operations[1].responses.map { $0.response == nil } == [true, false])
    #expect(api.responses[0].hasAllHeaders == false)
    #expect(api.names == ["X", "A"])
  }

  @Test(arguments: [
    "#/x-shared/flow~1id/%7Blist%7D/0", "#/x-shared/flow~1id/%7blist%7d/0", "#/x-shared/flow%7E1id/{list}/0",
  ])
  func pointersAreDecoded(reference: String) throws {
    let api = try document(
      """
      openapi: 3.0.0
      x-shared: {flow/id: {'{list}': [{name: X-A, in: header}]}}
      paths: {/a: {get: {parameters: [{$ref: '\(reference)'}]}}}
      """)
    #expect(api.names == ["X-A"])
  }

  @Test(arguments: [
    "other.yaml#/A", "https://example.com/a.yaml#/A", "#/missing", "#missing", "#/x-list/01", "#/x-list/7",
    "#/x-list/-", "#/openapi/0", "",
  ])
  func whatLeadsNowhereIsIncomplete(reference: String) throws {
    let api = try document(
      """
      openapi: 3.0.0
      x-list: [{name: X-A, in: header}, {name: X-B, in: header}]
      paths:
        /a:
          get:
            parameters: [{$ref: '\(reference.isEmpty ? "#/nothing" : reference)'}]
            responses: {'200': {headers: {A: {$ref: '\(reference)'}}}, '300': {$ref: '\(reference)x'}}
      """)
    #expect(api.names == ["A"])
    #expect(try api.header("A").reference == reference)
    #expect(api.operations[0].hasAllParameters == false)
    #expect(api.responses[0].hasAllHeaders == reference.isEmpty)
    #expect(api.operations[0].responses[1].response == nil)
  }

  @Test func aReferenceThatSaysNothingLeadsNowhere() throws {
    let api = try document(
      "{openapi: 3.0.0, paths: {/a: {get: {responses: {'200': {headers: {A: {$ref: null}}}}}}}}")
    #expect(api.responses[0].hasAllHeaders == false)
    #expect(try api.header("A").reference == nil)
  }

  @Test func containersMayBeReferences() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          parameters: {$ref: '#/x-parameters'}
          get: {responses: {$ref: '#/x-responses'}}
        /b:
          get:
            parameters: {$ref: '#/x-parameters'}
            responses: {'200': {headers: {$ref: '#/x-responses/200/headers'}}}
      x-parameters: [{name: A, in: header}, {$ref: '#/x-components/x-p/b'}]
      x-responses: {'200': {headers: {C: {}}}}
      components: {$ref: '#/x-components'}
      x-components: {parameters: {$ref: '#/x-components/x-p'}, x-p: {b: {name: B, in: header}}}
      """)
    #expect(api.inventory == ["request A", "response C", "request B"])
    #expect(api.parameterLists.count == 1)
    #expect(try api.uses("A") == ["GET /a", "GET /b"])
    #expect(try api.uses("C") == ["GET /a", "GET /b"])
    #expect(try api.sites("A") == ["/paths/~1a/parameters", "/paths/~1b/get/parameters"])
    #expect(try api.sites("B") == ["/x-parameters/1"])
    #expect(try api.sites("C") == ["/paths/~1b/get/responses/200/headers"])
  }

  @Test func containersThatLeadNowhereAreIncomplete() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          parameters: {$ref: 'p.yaml'}
          get: {responses: {'200': {headers: {$ref: 'h.yaml'}, content: {$ref: 'c.yaml'}}, '201': {}}}
        /b: {get: {parameters: {$ref: 'p.yaml'}, responses: {$ref: 'r.yaml'}}}
      """)
    #expect(api.operations.map(\.hasAllParameters) == [false, false])
    #expect(api.responses.map(\.hasAllHeaders) == [false, true])
    #expect(api.responses.map(\.hasContent) == [true, false])
  }

  /// Whole containers may be in separate files; pointers lead through them.
  @Test func pointersLeadThroughContainersThatAreReferences() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a: {parameters: [{$ref: '#/components/parameters/A'}, {$ref: '#/components/parameters/Missing'}], get: {}}
        /b: {parameters: [{$ref: '#/components/headers/Round'}], get: {}}
      components:
        parameters: {$ref: '#/x-parts'}
        headers: {$ref: '#/components/headers/Round'}
      x-parts: {$ref: '#/x-more'}
      x-more: {A: {name: A, in: header}}
      """)
    #expect(api.headers.map(\.name) == ["A"])
    let failed = api.references.filter { $0.failure != nil }.map(\.text)
    #expect(
      failed.contains("#/components/parameters/Missing") && failed.contains("#/components/headers/Round"))
    #expect(!failed.contains("#/components/parameters/A"))
  }

  /// What is beside the reference belongs to one path, so there are several operations.
  @Test func aSharedPathItemHasParametersOfEachPath() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a: {$ref: '#/components/pathItems/i'}
        /b: {$ref: '#/components/pathItems/i', parameters: [{name: Own, in: header}]}
        /c: {$ref: '#/components/pathItems/i'}
      components: {pathItems: {i: {get: {parameters: [{name: Shared, in: header}]}}}}
      """)
    #expect(api.operations.map { "\($0.method) \($0.path!)" } == ["GET /a", "GET /b"])
    #expect(
      api.operations.map { $0.parameters.all.map { api.headers[$0.header].name } } == [
        ["Shared"], ["Shared", "Own"],
      ])
  }

  /// The result is undefined: headers are known, and none counts as missing.
  @Test func parametersOnBothSidesOfAPathItemsReference() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a: {$ref: '#/components/pathItems/i', parameters: [{name: Own, in: header}]}
        /b: {$ref: '#/components/pathItems/i'}
      components: {pathItems: {i: {parameters: [{name: Shared, in: header}], get: {}}}}
      """)
    #expect(Set(api.headers.map(\.name)) == ["Own", "Shared"])
    #expect(api.operations.map { $0.path } == ["/a"])
    #expect(api.operations.map(\.hasAllParameters) == [false])
  }

  /// A component isn't another operation besides those of the paths that use it.
  @Test func componentPathItemsAreNoPaths() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a: {$ref: '#/components/pathItems/i', parameters: [{name: A, in: header}]}
        /b: {$ref: '#/components/pathItems/i', parameters: [{name: B, in: header}]}
      components: {pathItems: {i: {get: {}}, j: {put: {}}}}
      """)
    #expect(api.operations.map { "\($0.method) \($0.path ?? "-")" } == ["GET /a", "GET /b", "PUT -"])
  }

  @Test func aPathItemsReferenceHasSiblings() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a: {$ref: '#/components/pathItems/i', put: {parameters: [{name: Own, in: header}]}}
        /b: {$ref: 'b.yaml', put: {}}
        /c: {$ref: '#/components/pathItems/i', post: {}}
      components:
        pathItems:
          i: {parameters: [{name: Shared, in: header}], get: {}}
      """)
    #expect(api.operations.map { "\($0.method) \($0.path!)" } == ["PUT /a", "GET /a", "PUT /b", "POST /c"])
    #expect(try api.parameters("PUT") == ["Own", "Shared"])
    #expect(try api.parameters("POST") == ["Shared"])
    #expect(api.operations.map(\.hasAllParameters) == [true, true, false, true])
  }

  @Test func schemesMayBeReferences() throws {
    let api = try document(
      """
      openapi: 3.0.0
      components:
        securitySchemes:
          a: {$ref: '#/components/securitySchemes/b'}
          b: {type: apiKey, in: header, name: X-Key}
      """)
    #expect(api.inventory == ["apikey X-Key"])
    #expect(try api.sites("X-Key") == ["/components/securitySchemes/a"])
  }

  @Test func bothVersionFieldsMeanVersion3() throws {
    #expect(try document("{swagger: '2.0', openapi: 3.0.0}").version == .v3_0)
    #expect(throws: NotADocument.self) { try document("{swagger: 3.0.0}") }
    #expect(throws: NotADocument.self) { try document("{openapi: '2.0'}") }
    #expect(throws: NotADocument.self) { try document("[openapi]") }
  }
}
