import OpenAPI
import Syntax
import TestSupport
import Testing

/// A field name, a definition and a component key are different things.
@Suite struct NamesTests {
  @Test func aParametersNameIsNeverItsKey() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/flow_id'}]}}}
      components: {parameters: {flow_id: {name: X-Flow-ID, in: header}}}
      """)
    #expect(api.names == ["X-Flow-ID"])
    #expect(try api.header("X-Flow-ID").nameNode.pointer == "/components/parameters/flow_id/name")
  }

  @Test func aComponentsKeyIsANameWhileNothingRefersToIt() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a: {get: {responses: {'200': {headers: {ETag: {$ref: '#/components/headers/used'}}}}}}
      components:
        headers:
          used: {$ref: '#/components/headers/through'}
          through: {schema: {type: string}}
          unused: {$ref: '#/components/headers/through'}
      """)
    #expect(api.names == ["ETag", "unused"])
    #expect(api.definitions.count == 1)
    #expect(api.definitions[0].headers.map { api.headers[$0].name } == ["ETag", "used", "through", "unused"])
  }

  @Test func aComponentThatLeadsNowhereIsUsedAllTheSame() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a: {get: {responses: {'200': {headers: {ETag: {$ref: '#/components/headers/e_tag'}}}}}}
      components: {headers: {e_tag: {$ref: 'other.yaml#/ETag'}, x_unused: {$ref: 'other.yaml#/X'}}}
      """)
    #expect(api.names == ["ETag", "x_unused"])
    #expect(try api.header("ETag").definition == nil)
  }

  @Test func aComponentBehindAnAliasIsUsed() throws {
    let api = try document(
      """
      openapi: 3.0.0
      x-etag: &etag {schema: {type: string}}
      paths: {/a: {get: {responses: {'200': {headers: {ETag: {$ref: '#/components/headers/e_tag'}}}}}}}
      components: {headers: {e_tag: *etag}}
      """)
    #expect(api.names == ["ETag"])
    #expect(try api.header("e_tag").element.pointer == "/components/headers/e_tag")
  }

  @Test func aParameterThatOnlyMapsReferToHasNoName() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          get:
            parameters: [{$ref: '#/components/parameters/both'}]
            responses:
              '200':
                headers:
                  ETag: {$ref: '#/components/parameters/mapped'}
                  X-Both: {$ref: '#/components/parameters/both'}
      components:
        parameters:
          mapped: {name: e_tag, in: header, schema: {type: string}}
          both: {name: x_both, in: header}
          unused: {name: x_unused, in: header}
      """)
    #expect(api.names == ["ETag", "X-Both", "x_both", "x_unused"])
    #expect(try api.header("ETag").definition == api.header("e_tag").definition)
    #expect(try api.definition("ETag").schema.shapes == [.simple(.string)])
  }

  @Test func aListWithoutOperationsUsesItsParameters() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {parameters: [{$ref: '#/components/parameters/p'}]}}
      components:
        parameters: {p: {name: x_p, in: header}}
        responses: {r: {headers: {X-P: {$ref: '#/components/parameters/p'}}}}
      """)
    #expect(api.names == ["x_p", "X-P"])
  }

  @Test func aMapMayBeTheComponents() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {responses: {'200': {headers: {$ref: '#/components/headers'}}}}}}
      components: {headers: {ETag: {}, Vary: {}}}
      """)
    #expect(api.inventory == ["response ETag", "response Vary"])
    #expect(api.names == ["ETag", "Vary"])
    #expect(try api.uses("Vary") == ["GET /a"])
  }

  @Test func namesMayBeEmptyOrNumbers() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          parameters: [{name: '', in: header}, {name: 12, in: header}, {name: null, in: header}, {name: [], in: header}]
          get: {responses: {200: {headers: {'': {}, 7: {}, null: {}}}}}
      """)
    #expect(api.names == ["", "12", "", "7", "null"])
  }

  @Test func namesPointAtTheirText() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          get:
            parameters: [{name: "X-A", in: header}]
            responses: {'200': {headers: {'X-B': {}}}}
      components: {securitySchemes: {c: {type: apiKey, in: header, name: X-C}}}
      """)
    let texts = api.headers.map {
      String(decoding: $0.nameNode.source.bytes[$0.nameNode.range], as: UTF8.self)
    }
    #expect(texts == ["\"X-A\"", "'X-B'", "X-C"])
  }
}
