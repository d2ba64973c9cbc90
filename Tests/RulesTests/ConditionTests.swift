import OpenAPI
import Syntax
import TestSupport
import Testing

@testable import Rules

/// The clauses of `where`, evaluated for each response of an API.
@Suite struct ConditionTests {
  private static let api = """
    openapi: 3.2.0
    paths:
      /a:
        get:
          security: [{}, {key: []}]
          responses:
            '200': {content: {application/json: {}}}
            '206': {content: {text/html: {}, text/plain;version=1: {}}}
            2XX: {headers: {A: {}, B: {}}}
            '404': {$ref: '#/nowhere'}
            default: {}
        put:
          deprecated: true
          parameters: [{name: If-Match, in: header, description: Guards. Replaces older copies never}]
          responses: {'204': {headers: {a: {}}}, '304': {}}
        post:
          security: [{key: []}]
          parameters: [{name: prefer, in: header, schema: {enum: [a, 'b; q=1']}}]
          responses: {'204': {headers: {A: {schema: {enum: ['x, y']}}}}, '202': {headers: {$ref: '#/nowhere'}}}
    webhooks:
      w:
        post: {responses: {'299': {}}}
    components: {schemas: {S: {properties: {etag: {}}}}, headers: {e_tag: {}}}
    """

  /// The responses that meet a condition, e.g. `GET 200`.
  private func fitting(_ condition: String) throws -> [String] {
    let memo = try memo(Self.api)
    let document = memo.document
    let tree = try tree(condition)
    let filter = try Condition(tree.root)
    let contexts = document.operations.flatMap { operation in
      operation.responses.map { use in
        RuleContext(
          memo, operation: operation, status: use.status, keyNode: use.keyNode,
          response: use.response.map { document.responses[$0] })
      }
    }
    return contexts.filter(filter.holds).map { $0.operation!.method + " " + $0.statusText! }
  }

  @Test(arguments: [
    ("method: PUT", ["PUT 204", "PUT 304"]),
    ("method: {not: [GET, POST]}", ["PUT 204", "PUT 304"]),
    ("status: 2XX", ["GET 200", "GET 206", "GET 2XX", "PUT 204", "POST 204", "POST 202", "POST 299"]),
    ("status: ['204', '304']", ["PUT 204", "PUT 304", "POST 204"]),
    // A range and `default` may be one of them, and 404 is neither.
    ("status: {not: ['206', '304']}", ["GET 200", "GET 404", "PUT 204", "POST 204", "POST 202", "POST 299"]),
    ("status: {not: 2XX}", ["GET 404", "PUT 304"]),
    (
      "answers: ['304', '404']",
      ["GET 200", "GET 206", "GET 2XX", "GET 404", "GET default", "PUT 204", "PUT 304"]
    ),
    ("status: {may-be: ['201', '404']}", ["GET 2XX", "GET 404"]),
    ("answers: {may-be: '201'}", ["GET 200", "GET 206", "GET 2XX", "GET 404", "GET default"]),
    ("answers: default", ["GET 200", "GET 206", "GET 2XX", "GET 404", "GET default"]),
    ("via: webhook", ["POST 299"]),
    ("via: callback", []),
    ("responses: without-content", ["PUT 204", "PUT 304", "POST 204", "POST 202", "POST 299"]),
    // One of GET's successes has JSON, the second other types; the second of POST's is not known.
    ("successes: differ", ["GET 200", "GET 206", "GET 2XX", "GET 404", "GET default"]),
    (
      "{explains: {parameter: If-Match, word: older, speaks-of: [copies], denies: [no]}}",
      ["PUT 204", "PUT 304"]
    ),
    ("{explains: {parameter: If-Match, word: older, speaks-of: [copies], denies: [never]}}", []),
    ("{explains: {parameter: If-Match, word: [newer copies, Older Copies]}}", ["PUT 204", "PUT 304"]),
    ("{explains: {parameter: If-Match, word: old copies}}", []),
    ("{takes: [if-match, Prefer], status: 2XX}", ["PUT 204", "POST 204", "POST 202"]),
    ("takes: {parameter: Prefer, unless-only: [a]}", ["POST 204", "POST 202"]),
    ("takes: {parameter: Prefer, unless-only: [a, b; q=1]}", []),
    ("takes: {parameter: If-Match, unless-only: ['*']}", ["PUT 204", "PUT 304"]),
    ("security: required", ["POST 204", "POST 202"]),
    ("states: {header: A, other-than: [z], naming: y}", ["POST 204"]),
    ("states: {header: A, other-than: [z], naming: [x=, z]}", []),
    ("succeeds-with: '204'", ["PUT 204", "PUT 304"]),
    ("succeeds-with: ['202', '204']", ["PUT 204", "PUT 304", "POST 204", "POST 202"]),
    ("content: any", ["GET 200", "GET 206"]),
    ("content: json", ["GET 200"]),
    ("{content: [json, unknown], method: GET}", ["GET 200", "GET 2XX", "GET default"]),
    ("{content: none, status: '204'}", ["PUT 204", "POST 204"]),
    ("media-type: {parameter: [v, version]}", ["GET 206"]),
    ("{lacks: A, method: [GET, PUT]}", ["GET 200", "GET 206", "GET default", "PUT 304"]),
    ("{lacks: [B, C], status: '204'}", ["PUT 204", "POST 204"]),
    // The missing one may be behind a reference, and nothing can be missing in a webhook.
    ("{lacks: Z, status: ['202', '299', '404']}", []),
    ("{lacks: {parameter: [If-Match, Prefer]}, status: 2XX}", ["GET 200", "GET 206", "GET 2XX"]),
    // It is optional.
    ("{lacks: {parameter: If-Match, required: true}, method: PUT}", ["PUT 204", "PUT 304"]),
    ("leaves-open: A", ["GET 2XX", "PUT 204"]),
    ("states: {header: A, other-than: [z]}", ["POST 204"]),
    ("states: {header: A, other-than: [z, [y, X]]}", []),
    ("states: {header: A, other-than: [[x, z]]}", ["POST 204"]),
    ("offers: {parameter: Prefer, preference: B}", ["POST 204", "POST 202"]),
    ("offers: {parameter: prefer, preference: c}", []),
    ("offers: {parameter: If-Match, preference: B}", []),
    ("deprecated: operation", ["PUT 204", "PUT 304"]),
    ("deprecated: nothing", []),
    ("property: [If-Match, e_tag]", []),
    ("{property: [e_tag, etag], status: '200'}", ["GET 200"]),
    ("{has: A, method: POST}", ["POST 204"]),
    ("{has: a, method: [GET, PUT]}", ["GET 2XX", "PUT 204"]),
  ])
  func holds(condition: String, expected: [String]) throws {
    #expect(try fitting(condition) == expected)
  }

  @Test(arguments: [
    ("status: {not: '206', nto: '2'}", "1:22: unknown key 'nto'; did you mean 'not'?"),
    ("status: {}", "1:9: 'status' must be a list of statuses, or have 'not' or 'may-be'"),
    ("method: [[GET]]", "1:10: 'method' must be a list of strings"),
    ("content: jsn", "1:10: 'jsn' is not a valid 'content'; did you mean 'json'?"),
    ("media-type: {}", "1:13: 'media-type' must name a 'parameter'"),
    ("lacks: {header: A}", "1:8: 'lacks' must name response headers, or a 'parameter'"),
    ("takes: {header: A}", "1:8: 'takes' must name request headers, or a 'parameter'"),
    ("explains: {parameter: A}", "1:11: the entry lacks 'word'"),
    ("states: {header: A}", "1:9: 'states' needs a list 'other-than'"),
    ("offers: a", "1:9: expected a mapping"),
    ("offers: {parameter: A}", "1:1: the entry lacks 'preference'"),
    (
      "deprecated: true",
      "1:13: 'true' is not a valid 'deprecated'; expected one of 'operation', 'parameter', 'nothing'"
    ),
    ("laks: A", "1:1: unknown key 'laks'; did you mean 'lacks'?"),
  ])
  func mistakes(condition: String, expected: String) throws {
    let tree = try tree(condition)
    let error = #expect(throws: RuleFileError.self) { try Condition(tree.root) }
    #expect(error?.description == "team.yaml:" + expected)
  }

  private func memo(_ yaml: String) throws -> Memo {
    let (document, deprecations) = try loaded(yaml)
    return Memo(document, deprecations, Aliases(document, Spellings(document)) { [] })
  }

  @Test(arguments: [
    ("no-store", ["no-store"]), (" No-Cache , max-age=0", ["no-cache", "max-age=0"]),
    (#"return = "minimal"; a=1, b="x,y", ,"#, ["return=minimal", "b=x,y"]), ("", []),
  ])
  func listsAreComparedElementByElement(value: String, expected: [String]) {
    #expect(ListValue.elements(value) == expected)
  }
}
