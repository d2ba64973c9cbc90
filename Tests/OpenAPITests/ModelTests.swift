import OpenAPI
import Syntax
import TestSupport
import Testing

/// References to the guideline's published header models.
@Suite struct ModelTests {
  private static let url = "https://opensource.zalando.com/restful-api-guidelines/models/headers-1.0.0.yaml"

  @Test(arguments: ["swagger: '2.0'", "openapi: 3.0.0", "openapi: 3.2.0"])
  func anItemOfAList(version: String) throws {
    let api = try document(
      """
      \(version)
      paths: {/a: {get: {parameters: [{$ref: '\(Self.url)#/X-Flow-ID'}]}}}
      """)
    let entry = try api.header("X-Flow-ID")
    #expect(entry.kind == .request && entry.hasName && entry.sites.isEmpty)
    #expect(entry.element.pointer == "/paths/~1a/get/parameters/0")
    #expect(entry.nameNode.pointer == "/paths/~1a/get/parameters/0/$ref")
    #expect(entry.reference == Self.url + "#/X-Flow-ID")
    let definition = try api.definition("X-Flow-ID")
    #expect(definition.isExternal)
    #expect(definition.schema.shapes == [.simple(.string)])
    #expect(try api.uses("X-Flow-ID") == ["GET /a"])
    #expect(api.operations[0].hasAllParameters)
  }

  @Test func throughComponents() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [{$ref: '#/components/parameters/flow'}]
            responses:
              '200':
                headers:
                  ETag: {$ref: '#/components/headers/tag'}
                  X-Flow-ID: {$ref: '#/components/parameters/flow'}
                  X-Tenant-ID: {$ref: '\(Self.url)#/X-Tenant-ID'}
      components:
        parameters: {flow: {$ref: '\(Self.url)#/X-Flow-ID'}}
        headers: {tag: {$ref: '\(Self.url)#/ETag'}}
      """)
    #expect(
      api.inventory == [
        "response ETag", "response X-Flow-ID", "response X-Tenant-ID", "request X-Flow-ID", "component tag",
      ])
    #expect(api.names == ["ETag", "X-Flow-ID", "X-Tenant-ID", "X-Flow-ID"])
    #expect(api.definitions.map(\.isExternal) == [true, true, true])
    let parameter = try #require(api.headers.first { $0.kind == .request })
    #expect(parameter.element.pointer == "/components/parameters/flow")
    #expect(
      parameter.sites.map(\.pointer) == ["/paths/~1a/get/parameters/0"])
    #expect(api.responses[0].hasAllHeaders)
  }

  @Test func eachUseIsAnEntryAndTheModelIsOneDefinition() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a: {get: {parameters: [{$ref: '\(Self.url)#/X-Flow-ID'}]}}
        /b: {get: {parameters: [{$ref: '\(Self.url)#/X-Flow-ID'}]}}
      """)
    #expect(api.inventory == ["request X-Flow-ID", "request X-Flow-ID"])
    #expect(api.definitions.count == 1)
    #expect(
      api.definitions[0].sites.map(\.pointer) == [
        "/paths/~1a/get/parameters/0", "/paths/~1b/get/parameters/0",
      ])
  }

  @Test func modelsThatDoNotExistLeadNowhere() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {parameters: [{$ref: '\(Self.url)#/X-Flow-Id'}, {$ref: '\(Self.url)'}]}}}
      """)
    #expect(api.inventory == [])
    #expect(!api.operations[0].hasAllParameters)
  }
}
