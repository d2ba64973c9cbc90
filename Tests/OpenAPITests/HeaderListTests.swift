import OpenAPI
import Syntax
import TestSupport
import Testing

/// `headers` as printed in older editions of the guideline: a list of single-key maps.
@Suite struct HeaderListTests {
  @Test func listsAreRead() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          get:
            responses:
              '200':
                headers:
                  - ETag: {$ref: '#/components/headers/ETag'}
                  - Vary: {schema: {type: string}}
      components:
        headers:
          - ETag: {type: string, required: false}
          - Alone: {schema: {type: integer}}
      """)
    #expect(api.names == ["ETag", "Vary", "Alone"])
    #expect(
      api.headerLists.map(\.pointer).sorted() == [
        "/components/headers", "/paths/~1a/get/responses/200/headers",
      ])
    let etag = try api.definition("ETag")
    #expect(etag.object.pointer == "/components/headers/0/ETag")
    #expect(etag.schema.shapes == [.simple(.string)])
    #expect(try api.uses("Vary") == ["GET /a"])
    #expect(api.references.allSatisfy { $0.failure == nil })
    #expect(api.responses[0].hasAllHeaders)
  }

  /// Objects with names, maps of several, and references whose name is clear are read as well.
  @Test func otherFormsAreRead() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          get:
            responses:
              '200':
                headers:
                  - {name: ETag, schema: {type: string}}
                  - {Age: {schema: {type: integer}}, Vary: {schema: {type: string}}}
                  - $ref: '#/components/headers/X-Page'
                  - $ref: '#/components/parameters/page'
      components:
        headers:
          X-Page: {schema: {type: integer}}
        parameters:
          page: {name: X-Size, in: header, schema: {type: integer}}
      """)
    #expect(Set(api.names).isSuperset(of: ["ETag", "Age", "Vary", "X-Page", "X-Size"]))
    #expect(try api.definition("ETag").object.pointer == "/paths/~1a/get/responses/200/headers/0")
    #expect(api.responses[0].hasAllHeaders)
    #expect(api.headerLists.count == 1)
  }

  /// Anything else may hide a header.
  @Test(arguments: ["[ETag]", "[{$ref: '#/components/headers/eTag'}]", "[null]", "[{ETag: {}, Vary: 1}]"])
  func otherElementsAreUnknown(list: String) throws {
    let api = try document("{openapi: 3.0.0, paths: {/a: {get: {responses: {'200': {headers: \(list)}}}}}}")
    #expect(api.names == [])
    #expect(api.headerLists.count == 1)
    #expect(!api.responses[0].hasAllHeaders)
  }

  @Test func anEmptyListHoldsNothing() throws {
    let api = try document("{openapi: 3.0.0, paths: {/a: {get: {responses: {'200': {headers: []}}}}}}")
    #expect(api.headerLists.isEmpty && api.responses[0].hasAllHeaders)
  }

  /// A list counts as a map only for headers.
  @Test func otherListsHaveNoNames() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/Flow'}]}}}
      components: {parameters: [{Flow: {name: X-Flow-ID, in: header}}]}
      """)
    #expect(api.references.map(\.failure) == [.noTarget])
  }
}
