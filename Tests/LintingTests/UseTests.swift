import Linting
import Syntax
import Testing

/// What stands in an object that references lead to is used where these are.
@Suite struct UseTests {
  /// Headers whose names have the wrong case, in objects of every kind that may be shared; `x-Plain` stands where it is
  /// used.
  private static let document = """
    openapi: 3.1.0
    info: {title: t, version: '1'}
    paths:
      /plain:
        get:
          parameters: [{name: x-Plain, in: header, schema: {type: string}}]
          responses: {'200': {description: ok}}
      /item: {$ref: '#/components/pathItems/Item'}
      /again: {$ref: '#/components/pathItems/Item'}
      /chain: {$ref: '#/components/pathItems/Link'}
      /operation:
        post: {$ref: '#/x-operations/post'}
      /body:
        put:
          requestBody: {$ref: '#/components/requestBodies/Body'}
          responses: {$ref: '#/x-responses'}
          callbacks:
            done: {$ref: '#/components/callbacks/Done'}
    x-operations:
      post:
        responses:
          '200': {description: ok, headers: {x-Operation: {schema: {type: string}}}}
    x-responses:
      '200': {description: ok, headers: {x-Responses: {schema: {type: string}}}}
    components:
      pathItems:
        Item:
          parameters: [{name: x-Item, in: header, schema: {type: string}}]
          get:
            parameters: [{name: x-Own, in: header, schema: {type: string}}]
            responses: {'200': {description: ok, headers: {x-Response: {schema: {type: string}}}}}
        Link: {$ref: '#/components/pathItems/Target'}
        Target:
          get:
            parameters: [{name: x-Target, in: header, schema: {type: string}}]
            responses: {'200': {description: ok}}
      requestBodies:
        Body:
          content:
            multipart/form-data:
              schema: {type: object}
              encoding:
                part: {headers: {x-Body: {schema: {type: string}}}}
      callbacks:
        Done:
          '{$request.body#/url}':
            post:
              parameters: [{name: x-Callback, in: header, schema: {type: string}}]
              responses: {'200': {description: ok}}
    """

  private static let expected: [String: [String]] = [
    "x-Plain": [],
    "x-Item": ["/paths/~1item", "/paths/~1again"],
    "x-Own": ["/paths/~1item", "/paths/~1again"],
    "x-Response": ["/paths/~1item", "/paths/~1again"],
    "x-Target": ["/paths/~1chain", "/components/pathItems/Link"],
    "x-Operation": ["/paths/~1operation/post"],
    "x-Responses": ["/paths/~1body/put/responses"],
    "x-Body": ["/paths/~1body/put/requestBody"],
    "x-Callback": ["/paths/~1body/put/callbacks/done"],
  ]

  @Test func containers() throws {
    let findings = try lint(
      Array(Self.document.utf8), named: "api.yaml",
      RuleSelection(profile: "zalando", select: ["zalando/name-case"]))
    let uses = Dictionary(grouping: findings) { $0.header ?? "" }.mapValues {
      $0.flatMap { $0.usedAt.map(\.pointer) }
    }
    #expect(uses == Self.expected)
  }
}
