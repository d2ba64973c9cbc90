import OpenAPI
import TestSupport
import Testing

/// The media types of the parts whose headers a document describes.
@Suite struct PartTests {
  private func mediaTypes(_ content: String) throws -> [String: Set<String>] {
    let document = try document(
      """
      openapi: 3.2.0
      paths:
        /a:
          post:
            requestBody: {content: \(content)}
            responses: {'200': {headers: {Answer: {}}}}
      components:
        mediaTypes: {form: {encoding: {a: {headers: {Component: {}}}}}}
        x-headers: {shared: {Shared: {}}}
      """)
    let pairs = document.headerMaps.flatMap { map in
      map.headers.map { (document.headers[$0].name, map.mediaTypes) }
    }
    return Dictionary(pairs, uniquingKeysWith: { $0.union($1) })
  }

  @Test func parametersAndCaseDoNotMatter() throws {
    let types = try mediaTypes("{'Multipart/Form-Data; boundary=x': {encoding: {a: {headers: {Part: {}}}}}}")
    #expect(types == ["Part": ["multipart/form-data"], "Answer": [], "Component": []])
  }

  @Test func nestedPartsAreOfTheirOwnMediaType() throws {
    let types = try mediaTypes(
      "{multipart/form-data: {encoding: {a: {contentType: multipart/mixed, encoding: {b: {headers: {Inner: {}}}}}, c: {encoding: {d: {headers: {Unknown: {}}}}}}}}"
    )
    #expect(types["Inner"] == ["multipart/mixed"])
    #expect(types["Unknown"] == [])
  }

  @Test func whatIsSharedIsOfAll() throws {
    let types = try mediaTypes(
      "{multipart/form-data: &form {encoding: {a: {headers: {Part: {}}}, b: {headers: {$ref: '#/components/x-headers/shared'}}}}, multipart/mixed: *form}"
    )
    #expect(types["Part"] == ["multipart/form-data", "multipart/mixed"])
    #expect(types["Shared"] == ["multipart/form-data", "multipart/mixed"])
  }
}
