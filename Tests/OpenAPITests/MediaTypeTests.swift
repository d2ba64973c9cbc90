import OpenAPI
import TestSupport
import Testing

/// The media types of content, by name and by operation.
@Suite struct MediaTypeTests {
  @Test(arguments: [
    ("application/json", true), ("Application/JSON; charset=utf-8", true),
    ("application/problem+json", true), ("text/json", true), ("*/*", true), ("application/*", true),
    ("text/html", false), ("text/*", false), ("application/json-seq", false), ("application/jsonp", false),
    ("image/svg+xml;note=\"+json\"", false),
  ])
  func jsonIsRecognisedByItsName(text: String, expected: Bool) throws {
    #expect(try #require(MediaType(text)).mayBeJSON == expected)
  }

  @Test(arguments: [
    ("application/json", []), ("application/json;version=2", ["version"]),
    ("a/b ; V=1 ;\tcharset=utf-8", ["v", "charset"]),
    ("a/b;q=\"x;version=1\";z=1", ["q", "z"]), ("a/b;q=\"\\\";version=1\"", ["q"]), ("a/b;;flag", []),
  ])
  func parametersStandBetweenSemicolons(text: String, expected: [String]) throws {
    #expect(try #require(MediaType(text)).parameters == expected)
  }

  @Test(arguments: ["", "json", "/json", "application/", ";version=1"])
  func otherTextsAreNoMediaTypes(text: String) { #expect(MediaType(text) == nil) }

  private func types(_ api: APIDocument, _ method: String, _ status: String) throws -> [String]? {
    let operation = try api.operation(method)
    let use = try #require(operation.responses.first { $0.status == Status(status) })
    return api.mediaTypes(
      of: api.responses[try #require(use.response)], in: operation, status: Status(status))
  }

  @Test func aResponseToHEADHasTheTypesOfTheResponseToGET() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          get:
            responses:
              '200': {content: {text/html: {}}}
              '206': {content: {text/csv: {}}}
              '404': {}
              '500': {content: {$ref: '#/nowhere'}}
          head: {responses: {'200': {}, '203': {}, '404': {}, '500': {}}}
          put: {responses: {'200': {}}}
        /b:
          head: {responses: {'204': {}}}
      """)
    #expect(try types(api, "HEAD", "200") == ["text/html"])
    #expect(try types(api, "HEAD", "404") == [])
    #expect(try types(api, "HEAD", "500") == nil)
    #expect(try types(api, "PUT", "200") == [])
    #expect(try types(api, "HEAD", "203") == nil, "any of GET's may be meant, and one isn't known")
    #expect(api.mediaTypes(of: api.responses.last!, in: api.operations.last!, status: Status("204")) == [])
  }

  @Test func in20AnOperationsListReplacesTheDocuments() throws {
    let api = try document(
      """
      swagger: '2.0'
      produces: [application/json]
      consumes: [text/csv]
      paths:
        /a:
          get: {responses: {'200': {schema: {}}}}
          put: {produces: [text/html], consumes: [], responses: {'200': {schema: {}}, '202': {}}}
      """)
    #expect(try types(api, "GET", "200") == ["application/json"])
    #expect(try types(api, "PUT", "200") == ["text/html"])
    #expect(try types(api, "PUT", "202") == [], "without a schema there is no content")
    #expect(try api.requestMediaTypes(of: api.operation("GET")) == ["text/csv"])
    #expect(try api.requestMediaTypes(of: api.operation("PUT")) == [])
  }

  @Test func requestsHaveTheTypesOfTheirBody() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a:
          get: {}
          put: {requestBody: {$ref: '#/components/requestBodies/b'}}
          post: {requestBody: {$ref: '#/nowhere'}}
      components: {requestBodies: {b: {content: {text/csv: {}, application/json: {}}}}}
      """)
    #expect(try api.requestMediaTypes(of: api.operation("GET")) == [])
    #expect(try api.requestMediaTypes(of: api.operation("PUT")) == ["text/csv", "application/json"])
    #expect(try api.requestMediaTypes(of: api.operation("POST")) == nil)
  }
}
