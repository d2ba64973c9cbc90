import OpenAPI
import Syntax
import TestSupport
import Testing

/// Every place where a document can define a header, in each version.
@Suite struct PlacesTests {
  @Test(arguments: ["3.0.3", "3.1.0", "3.2.0"])
  func placesOfVersion3(version: String) throws {
    let places = everywhere.filter { version >= $0.since }.map { "\($0.kind) \($0.name)" }
    #expect(try document("openapi: \(version)\n" + version3).inventory == places)
  }

  @Test func placesOfVersion2() throws {
    let api = try document(version2)
    #expect(
      api.inventory == [
        "request Inherited", "request Own", "response Answer", "response Default", "request Component",
        "response Shared", "apikey Key",
      ])
  }

  @Test(arguments: [
    ("2.0", ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"]),
    ("3.0.3", ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]),
    ("3.1.1", ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]),
    (
      "3.2.0", ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY", "LINK", "copy"]
    ),
  ])
  func methods(version: String, methods: [String]) throws {
    let key = version == "2.0" ? "swagger: '2.0'" : "openapi: \(version)"
    let api = try document(
      """
      \(key)
      paths:
        /a:
          get: {}
          put: {}
          post: {}
          delete: {}
          options: {}
          head: {}
          patch: {}
          trace: {}
          query: {}
          GET: {}
          x-get: {}
          additionalOperations: {LINK: {}, copy: {}}
      """)
    #expect(api.operations.map(\.method) == methods)
  }

  @Test func extensionsArePathsAndStatusesNowhere() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        x-drafts: {get: {parameters: [{name: A, in: header}]}}
        /a:
          x-note: {get: {parameters: [{name: B, in: header}]}}
          get:
            responses:
              x-later: {headers: {C: {}}}
              '200': {headers: {x-rate-limit: {}, X-Other: {}}}
            callbacks:
              x-done:
                x-note: {get: {parameters: [{name: D, in: header}]}}
                '{$url}': {post: {parameters: [{name: x-flow-id, in: header}]}}
      webhooks:
        x-changed: {post: {parameters: [{name: x-event, in: header}]}}
      """)
    #expect(api.names == ["x-rate-limit", "X-Other", "x-flow-id", "x-event"])
  }

  @Test func onlyHeadersCount() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
        /a:
          parameters: [{name: A, in: query}, {name: B, in: path}, {name: C, in: cookie}, {name: D}, {in: header}]
      components:
        parameters: {E: {name: E, in: Header}}
        securitySchemes:
          F: {type: apiKey, in: query, name: F}
          G: {type: http, in: header, name: G}
          H: {type: apiKey, in: header}
          I: {type: apiKey, in: header, name: null}
      """)
    // `Header` is meant, and its place is reported.
    #expect(api.inventory == ["request E"])
  }

  @Test func via() throws {
    let api = try document("openapi: 3.2.0\n" + version3)
    let via = Dictionary(grouping: api.headers, by: \.via).mapValues { $0.map(\.name) }
    #expect(via[.webhook] == ["Webhook", "Webhook-Answer"])
    #expect(via[.callback] == ["Callback", "Callback-Answer", "Nested", "Shared-Callback"])
  }

  @Test func operationsKnowWhereTheyStand() throws {
    let api = try document("openapi: 3.1.0\n" + version3)
    #expect(
      api.operations.map {
        "\($0.method) \($0.path ?? "-") \($0.via?.rawValue ?? "-") \($0.keyNode.text ?? "")"
      }
        == [
          "POST /a - post", "POST changed webhook post", "POST {$url} callback post",
          "POST {$url} callback post",
          "PUT {$late} callback put", "GET - - get",
        ])
  }
}

private let everywhere: [(kind: String, name: String, since: String)] = [
  ("request", "Inherited", "3.0"), ("request", "Own", "3.0"), ("encoding", "Part", "3.0"),
  ("encoding", "Prefix", "3.2"), ("encoding", "Inner", "3.2"), ("encoding", "Item", "3.2"),
  ("response", "Answer", "3.0"), ("encoding", "Answer-Part", "3.0"), ("response", "Range", "3.0"),
  ("response", "Default", "3.0"), ("request", "Callback", "3.0"), ("response", "Callback-Answer", "3.0"),
  ("request", "Nested", "3.0"), ("request", "Query", "3.2"), ("request", "Copy", "3.2"),
  ("request", "Webhook", "3.1"), ("response", "Webhook-Answer", "3.1"), ("request", "Component", "3.0"),
  ("response", "Shared", "3.0"), ("component", "Header-Component", "3.0"), ("encoding", "Body-Part", "3.0"),
  ("request", "Shared-Callback", "3.0"), ("request", "Path-Item", "3.1"), ("encoding", "Media-Part", "3.2"),
  ("apikey", "Key", "3.0"),
]

private let version3 = """
  paths:
    /a:
      parameters: [{name: Inherited, in: header}]
      post:
        parameters: [{name: Own, in: header}]
        requestBody:
          content:
            multipart/mixed:
              encoding: {photo: {headers: {Part: {}}}}
              prefixEncoding: [{headers: {Prefix: {}}, prefixEncoding: [{headers: {Inner: {}}}]}]
              itemEncoding: {headers: {Item: {}}}
        responses:
          200:
            headers: {Answer: {}}
            content: {multipart/mixed: {encoding: {photo: {headers: {Answer-Part: {}}}}}}
          4XX: {headers: {Range: {}}}
          default: {headers: {Default: {}}}
        callbacks:
          done:
            '{$url}':
              post:
                parameters: [{name: Callback, in: header}]
                responses: {'204': {headers: {Callback-Answer: {}}}}
                callbacks: {again: {'{$url}': {post: {parameters: [{name: Nested, in: header}]}}}}
      query: {parameters: [{name: Query, in: header}]}
      additionalOperations: {COPY: {parameters: [{name: Copy, in: header}]}}
  webhooks:
    changed:
      post:
        parameters: [{name: Webhook, in: header}]
        responses: {'200': {headers: {Webhook-Answer: {}}}}
  components:
    parameters: {p: {name: Component, in: header}}
    responses: {r: {headers: {Shared: {}}}}
    headers: {Header-Component: {}}
    requestBodies: {b: {content: {multipart/mixed: {encoding: {photo: {headers: {Body-Part: {}}}}}}}}
    callbacks: {c: {'{$late}': {put: {parameters: [{name: Shared-Callback, in: header}]}}}}
    pathItems: {i: {get: {parameters: [{name: Path-Item, in: header}]}}}
    mediaTypes: {m: {encoding: {photo: {headers: {Media-Part: {}}}}}}
    securitySchemes: {s: {type: apiKey, in: header, name: Key}}
  """

private let version2 = """
  swagger: '2.0'
  paths:
    /a:
      parameters: [{name: Inherited, in: header, type: string}]
      post:
        parameters: [{name: Own, in: header, type: string}]
        responses:
          200: {headers: {Answer: {type: string}}}
          default: {headers: {Default: {type: string}}}
        callbacks: {done: {'{$url}': {post: {parameters: [{name: Callback, in: header}]}}}}
      trace: {parameters: [{name: Trace, in: header}]}
  parameters: {p: {name: Component, in: header, type: string}}
  responses: {r: {headers: {Shared: {type: string}}}}
  webhooks: {changed: {post: {parameters: [{name: Webhook, in: header}]}}}
  components: {headers: {Header-Component: {}}}
  securityDefinitions: {s: {type: apiKey, in: header, name: Key}}
  """
