import OpenAPI
import Syntax
import TestSupport
import Testing

/// Which operations use a header, where, and through which references.
@Suite struct UseTests {
  @Test func operationsInheritAndOverride() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          parameters: [{name: Same, in: header}, {name: case, in: header}, {name: Path, in: header}]
          get: {}
          put: {parameters: [{name: Same, in: header}, {name: Case, in: header}, {name: Path, in: query}]}
        /b: {post: {}}
      """)
    #expect(try api.parameters("GET") == ["Same", "case", "Path"])
    #expect(try api.parameters("PUT") == ["Same", "Case", "case", "Path"])
    #expect(try api.parameters("POST") == [])
    let same = api.headers.filter { $0.name == "Same" }
    #expect(same.map { $0.operations.all.map(\.position) } == [[0], [1]])
    #expect(try api.operation("PUT").parameters.all.map(\.site.pointer).last == "/paths/~1a/parameters/2")
  }

  @Test func aParameterDeclaredTwiceIsUsedOnce() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/p'}, {$ref: '#/components/parameters/p'}]}}}
      components: {parameters: {p: {name: P, in: header}}}
      """)
    #expect(try api.parameters("GET") == ["P"])
    #expect(try api.uses("P") == ["GET /a"])
    #expect(api.parameterLists[0].items.count == 2)
  }

  @Test func sharedResponsesKnowTheirUses() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          get: {responses: {200: {$ref: '#/components/responses/r'}, 4XX: {$ref: '#/components/responses/r'}}}
          put: {responses: {default: {$ref: '#/components/responses/s'}}}
      components:
        responses: {r: {headers: {H: {}}}, s: {$ref: '#/components/responses/r'}}
      """)
    let uses = api.responses[0].uses
    #expect(
      uses.map { api.operations[$0.operation].method + " " + $0.keyNode.text! } == [
        "GET 200", "GET 4XX", "PUT default",
      ])
    #expect(
      uses.map(\.keyNode.pointer) == ["200", "4XX"].map { "/paths/~1a/get/responses/\($0)" } + [
        "/paths/~1a/put/responses/default"
      ])
    #expect(try api.uses("H") == ["GET /a", "PUT /a"])
    #expect(
      try api.sites("H") == [
        "/paths/~1a/get/responses/200", "/paths/~1a/get/responses/4XX", "/paths/~1a/put/responses/default",
        "/components/responses/s",
      ])
    #expect(api.responses[0].sites === (try api.header("H").sites))
  }

  @Test func aMapThatResponsesShareBelongsToAllOfThem() throws {
    let api = try document(
      """
      openapi: 3.0.0
      x-headers: &headers {H: {}}
      paths:
        /a: {get: {responses: {'200': {headers: *headers}, '201': {headers: {$ref: '#/x-headers'}}}}}
        /b: {put: {responses: {'202': {headers: {<<: *headers, I: {}}}}}}
      """)
    #expect(api.inventory == ["response H", "response I"])
    #expect(try api.header("H").responses.all.map(\.position) == [0, 1, 2])
    #expect(try api.uses("H") == ["GET /a", "PUT /b"])
    #expect(try api.header("I").responses.all.map(\.position) == [2])
    #expect(api.responses.map { $0.headers.map(\.position) } == [[0], [0], [1, 0]])
    #expect(try api.sites("H") == ["/paths/~1a/get/responses/201/headers"])
  }

  @Test func sitesAreInOrderAndEachOnce() throws {
    let api = try document(
      """
      openapi: 3.0.0
      components:
        headers: {h: {schema: {type: string}}, g: {$ref: '#/components/headers/h'}}
        responses: {r: {headers: {C: {$ref: '#/components/headers/h'}}}}
      paths:
        /b: {get: {responses: {'200': {headers: {B: {$ref: '#/components/headers/g'}}}}}}
        /a: {get: {responses: {'200': {headers: {A: {$ref: '#/components/headers/h'}}}, '201': {$ref: '#/components/responses/r'}}}}
      """)
    let toDefinition = [
      "/components/headers/g", "/components/responses/r/headers/C", "/paths/~1b/get/responses/200/headers/B",
      "/paths/~1a/get/responses/200/headers/A",
    ]
    #expect(api.definitions[0].sites.map(\.pointer) == toDefinition)
    #expect(try api.sites("h") == toDefinition)
    #expect(try api.sites("g") == ["/paths/~1b/get/responses/200/headers/B"])
    #expect(try api.sites("A") == [])
    #expect(try api.sites("C") == ["/paths/~1a/get/responses/201"])
    #expect(api.headers.map(\.name) == ["h", "g", "C", "B", "A"])
  }

  @Test func indicesHoldAfterOrdering() throws {
    let api = try document(
      """
      components:
        securitySchemes: {k: {type: apiKey, in: header, name: Key}}
        headers: {h: {}}
        parameters: {p: {name: P, in: header}}
      paths:
        /a:
          get:
            responses: {'200': {headers: {H: {$ref: '#/components/headers/h'}, I: {}}}}
            parameters: [{$ref: '#/components/parameters/p'}, {name: Q, in: header}]
      openapi: 3.0.0
      """)
    #expect(api.headers.map(\.name) == ["Key", "h", "P", "H", "I", "Q"])
    #expect(try api.parameters("GET") == ["P", "Q"])
    #expect(api.responses[0].headers.map { api.headers[$0].name } == ["H", "I"])
    #expect(api.headerMaps[0].headers.map { api.headers[$0].name } == ["H", "I"])
    #expect(try api.definition("H").headers.map { api.headers[$0].name } == ["h", "H"])
    for entry in api.headers {
      if let definition = entry.definition {
        #expect(api.definitions[definition].headers.contains(entry.index))
      }
    }
  }

  @Test func aliasedOperationsAreOperations() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          put: &save {parameters: [{name: P, in: header}], responses: {'200': &ok {headers: {H: &h {}}}}}
          patch: *save
          post: {responses: {'200': *ok, '201': {headers: {I: *h, J: *h}}}}
        /b: &b {get: {}}
        /c: *b
      """)
    #expect(api.operations.map(\.method) == ["PUT", "PATCH", "POST", "GET"])
    #expect(try api.uses("P") == ["PUT /a", "PATCH /a"])
    #expect(try api.uses("H") == ["PUT /a", "PATCH /a", "POST /a"])
    #expect(api.inventory == ["request P", "response H", "response I", "response J"])
    #expect(api.definitions.count == 2)
    #expect(try api.header("J").element.pointer == "/paths/~1a/post/responses/201/headers/J")
  }

  @Test func mergedKeysCount() throws {
    let api = try document(
      """
      openapi: 3.0.0
      x-parameter: &p {in: header, schema: {type: string}}
      x-responses: &r {'404': {headers: {Missing: {}}}, '200': {headers: {Hidden: {}}}}
      paths:
        /a: {get: {parameters: [{<<: *p, name: A}, {name: B, <<: [*p]}], responses: {<<: *r, '200': {headers: {C: {}}}}}}
      """)
    #expect(api.inventory == ["response Missing", "request A", "request B", "response C"])
    #expect(try api.definition("A").schema.shapes == [.simple(.string)])
  }

  @Test func ofAKeyWrittenTwiceTheLastCounts() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a: {get: {parameters: [{name: A, in: header}]}}
        /a:
          get: {parameters: [{name: B, in: header}]}
          get:
            responses: {'200': {headers: {C: {}}}, '200': {headers: {D: {}, D: {schema: {}}}}}
      components: {headers: {E: {}, E: {}}}
      """)
    #expect(api.inventory == ["response D", "component E"])
    #expect(api.operations.count == 1)
    for entry in api.headers { #expect(api.root.node(atPointer: entry.element.pointer) == entry.element) }
  }
}
