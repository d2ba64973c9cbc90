import OpenAPI
import TestSupport
import Testing

/// Incomplete documents: missing, null or mistyped parts contain no headers, and nothing else is lost.
@Suite struct OmissionTests {
  private static let holes = ["", "null", "~", "{}", "[]", "7", "''", "[null]", "{a: null}"]

  @Test(arguments: holes)
  func topLevel(hole: String) throws {
    for version in ["swagger: 2.0", "swagger: 2", "openapi: 3.0.0", "openapi: 3.2.0"] {
      for key in [
        "info", "paths", "webhooks", "components", "parameters", "responses", "securityDefinitions",
      ] {
        let api = try document("\(version)\n\(key): \(hole)\n")
        #expect(api.headers.isEmpty && api.operations.isEmpty)
      }
    }
  }

  @Test(arguments: holes)
  func components(hole: String) throws {
    for key in [
      "parameters", "responses", "requestBodies", "callbacks", "mediaTypes", "securitySchemes", "pathItems",
    ] {
      let api = try document("openapi: 3.2.0\ncomponents:\n  headers: {Kept: {}}\n  \(key): \(hole)\n")
      #expect(api.inventory == ["component Kept"])
    }
  }

  @Test(arguments: holes)
  func pathItemsAndOperations(hole: String) throws {
    let kept = "  /kept: {put: {parameters: [{name: Kept, in: header}]}}"
    #expect(try document("openapi: 3.2.0\npaths:\n  /a: \(hole)\n\(kept)").inventory == ["request Kept"])
    for key in ["parameters", "additionalOperations", "servers"] {
      let api = try document("openapi: 3.2.0\npaths:\n  /a:\n    \(key): \(hole)\n\(kept)")
      #expect(api.inventory == ["request Kept"])
    }
    for key in ["parameters", "requestBody", "responses", "callbacks", "deprecated"] {
      let api = try document("openapi: 3.2.0\npaths:\n  /a:\n    get:\n      \(key): \(hole)\n\(kept)")
      #expect(api.inventory == ["request Kept"])
      #expect(api.operations.map(\.method) == ["GET", "PUT"])
    }
    #expect(try document("openapi: 3.0.0\npaths:\n  /a:\n    get: \(hole)\n\(kept)").operations.count == 2)
  }

  @Test(arguments: holes)
  func responses(hole: String) throws {
    let kept = "        '500': {headers: {Kept: {}}}"
    let start = "openapi: 3.2.0\npaths:\n  /a:\n    get:\n      responses:\n"
    let api = try document("\(start)        200: \(hole)\n\(kept)")
    #expect(api.inventory == ["response Kept"])
    #expect(api.operations[0].responses.map(\.status) == [.code(200), .code(500)])
    for key in ["content", "description", "links"] {
      let api = try document(
        "\(start)        200:\n          headers: {H: {}}\n          \(key): \(hole)\n\(kept)")
      #expect(api.inventory == ["response H", "response Kept"])
    }
  }

  @Test(arguments: holes)
  func headersThemselves(hole: String) throws {
    let api = try document(
      "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          headers:\n            H: \(hole)\n"
    )
    #expect(api.inventory == ["response H"])
    #expect((try api.header("H").definition == nil) == !hole.hasPrefix("{"))
    #expect(api.responses[0].hasAllHeaders)
  }

  @Test(arguments: holes)
  func parametersThemselves(hole: String) throws {
    let api = try document(
      "openapi: 3.0.0\npaths:\n  /a:\n    get:\n      parameters:\n        - \(hole)\n        - {name: Kept, in: header}\n"
    )
    #expect(api.inventory == ["request Kept"])
    // What isn't there may have been meant as a header.
    #expect(api.operations[0].hasAllParameters == hole.hasPrefix("{"))
  }

  @Test(arguments: holes)
  func encodings(hole: String) throws {
    for key in ["encoding", "prefixEncoding", "itemEncoding"] {
      let api = try document(
        "openapi: 3.2.0\ncomponents:\n  headers: {Kept: {}}\n  mediaTypes:\n    m:\n      \(key): \(hole)\n")
      #expect(api.inventory == ["component Kept"])
    }
  }
}
