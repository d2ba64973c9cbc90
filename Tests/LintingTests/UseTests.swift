import Linting
import Syntax
import TestSupport
import Testing

/// Findings inside a shared object are used where the object is.
@Suite struct UseTests {
  /// Headers whose names have the wrong case, in shareable objects of every kind; `x-Plain` isn't in a shared
  /// one.
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

  private func findings(_ text: String) throws -> [Finding] {
    try lint(
      Array(text.utf8), named: "api.yaml", RuleSelection(profile: "zalando", select: ["zalando/name-case"]))
  }

  /// A reference to the whole document doesn't use its parts; and very long chains aren't listed in full.
  @Test func selfReferencesAndLongChains() throws {
    let own = try findings(
      """
      openapi: 3.1.0
      paths: {/a: {get: {responses: {'200': {headers: {ETag: {schema: {$ref: '#'}}}}}}}}
      components: {headers: {x-unused: {schema: {type: string}}}}
      """)
    #expect(own.map(\.uses.count) == [0])
    let links = (0..<2000).map { index in
      "    P\(index): {$ref: '#/components/pathItems/P\(index + 1)', "
        + "parameters: [{name: x-bad, in: header, schema: {type: string}}]}"
    }
    let chain = try findings(
      """
      openapi: 3.1.0
      paths: {/a: {$ref: '#/components/pathItems/P0'}}
      components:
        pathItems:
      \(links.joined(separator: "\n"))
          P2000: {get: {responses: {'200': {description: ok}}}}
      """)
    #expect(chain.allSatisfy { $0.uses.count <= 100 })
  }

  @Test func containers() throws {
    let findings = try findings(Self.document)
    let uses = Dictionary(grouping: findings) { $0.header ?? "" }.mapValues {
      $0.flatMap { $0.uses.all.map(\.pointer) }
    }
    #expect(uses == Self.expected)
  }
}
