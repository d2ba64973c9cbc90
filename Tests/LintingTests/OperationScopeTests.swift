import Linting
import OpenAPI
import Rules
import Syntax
import TestSupport
import Testing

/// Each finding says which operation it belongs to, or how many use what is found.
@Suite struct OperationScopeTests {
  private static let document = """
    openapi: 3.1.0
    info: {title: t, version: '1'}
    paths:
      /own:
        get:
          parameters: [{name: x-Own, in: header, schema: {type: string}}]
          responses:
            4XX: {description: no, headers: {x-Status: {schema: {type: string}}}}
            '200': {$ref: '#/components/responses/Shared'}
      /path:
        parameters: [{name: x-Path, in: header, schema: {type: string}}, {name: x-Replaced, in: header, schema: {type: string}}]
        get:
          parameters: [{name: x-Replaced, in: header, schema: {type: integer}}]
          responses: {'200': {$ref: '#/components/responses/Shared'}}
        put:
          parameters: [{$ref: '#/components/parameters/Once'}]
          requestBody: {$ref: '#/components/requestBodies/Body'}
          responses: {'204': {description: ok, headers: {x-Plain: {$ref: '#/components/headers/Two'}}}}
          callbacks:
            done:
              '{$request.body#/url}':
                post:
                  parameters: [{name: x-Callback, in: header, schema: {type: string}}]
                  responses: {'200': {description: ok}}
      /item: {$ref: '#/components/pathItems/Item'}
      /again: {$ref: '#/components/pathItems/Item'}
    webhooks:
      changed:
        post:
          parameters: [{name: x-Webhook, in: header, schema: {type: string}}]
          responses: {'200': {description: ok}}
    components:
      parameters:
        Once: {name: x-Once, in: header, schema: {type: string}}
        Never: {name: x-Never, in: header, schema: {type: string}}
      headers:
        Two: {schema: {type: string}}
      responses:
        Shared: {description: ok, headers: {x-Shared: {schema: {type: string}}, x-Deep: {$ref: '#/components/headers/Two'}}}
      requestBodies:
        Body:
          content:
            multipart/form-data:
              schema: {type: object}
              encoding:
                part: {headers: {x-Body: {schema: {type: string}}}}
      pathItems:
        Item:
          get:
            parameters: [{name: x-Item, in: header, schema: {type: string}}]
            responses: {'200': {description: ok}}
    """

  @Test(arguments: [
    ("x-Own", "GET /own"), ("x-Status", "GET /own 4XX"), ("x-Plain", "PUT /path 204"),
    ("x-Callback", "POST {$request.body#/url} callback"), ("x-Webhook", "POST changed webhook"),
    ("x-Path", "2: GET /path"), ("x-Once", "1: PUT /path"), ("x-Shared", "2: GET /own"),
    ("x-Deep", "2: GET /own"), ("x-Body", "1: PUT /path"), ("x-Item", "GET /item"), ("x-Never", "none"),
  ])
  func operation(header: String, expected: String) throws {
    let findings = try lint(
      Array(Self.document.utf8), named: "api.yaml", RuleSelection(select: ["zalando/name-case"]))
    let finding = try #require(findings.first { $0.header == header })
    #expect(text(finding.scope) == expected)
  }

  /// What an operation replaces it doesn't use.
  @Test func replacedParameter() throws {
    let findings = try lint(
      Array(Self.document.utf8), named: "api.yaml", RuleSelection(select: ["zalando/name-case"]))
    let scopes = findings.filter { $0.header == "x-Replaced" }.map { text($0.scope) }
    #expect(scopes.sorted() == ["1: PUT /path", "GET /path"])
  }

  private func text(_ scope: OperationScope?) -> String {
    switch scope {
    case .inside(let operation, let status):
      [operation.method, operation.path, status, operation.via?.rawValue].compactMap { $0 }.joined(
        separator: " ")
    case .shared(let count, let first): "\(count): \(first.method) \(first.path ?? "")"
    case nil: "none"
    }
  }
}
