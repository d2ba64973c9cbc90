import Platform
import Syntax
import TestSupport
import Testing

@testable import Linting

@Suite struct ExtensionSuppressionTests {
  private static let directive = "x-headerlint-ignore: [zalando/name-case, zalando/etag-schema]"

  /// A document with an extension at one of the places `root`, `path`, `operation`, `parameter`, `response`, `header`,
  /// `headers`, `paths`, `schema`.
  private func document(_ places: [String: String]) -> String {
    func at(_ place: String, _ indentation: Int) -> String {
      places[place].map { "\n" + String(repeating: " ", count: indentation) + $0 } ?? ""
    }
    return """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}\(at("root", 0))
      paths:\(at("paths", 2))
        /things:\(at("path", 4))
          get:\(at("operation", 6))
            parameters:
              - name: x-tenant\(at("parameter", 10))
                in: header
                schema: {type: string}
            responses:
              '200':
                description: ok\(at("response", 10))
                headers:\(at("headers", 12))
                  ETag:\(at("header", 14))
                    schema:\(at("schema", 16))
                      type: integer
      """
  }

  @Test(arguments: [
    ("root", ["name-case", "etag-schema"]), ("path", ["name-case", "etag-schema"]),
    ("operation", ["name-case", "etag-schema"]), ("parameter", ["name-case"]), ("response", ["etag-schema"]),
    ("header", ["etag-schema"]), ("schema", []), ("paths", []),
  ]) func place(_ place: String, expected: [String]) throws {
    let text = document([place: Self.directive])
    let outcome = try suppress(text)
    #expect(outcome.suppressed.map { String($0.prefix { $0 != " " }) } == expected)
    let tree = try read(text, as: "a.yaml")
    let json = try suppress(JSONForm.text(tree.root), as: "api.json")
    #expect(json.suppressed.count == expected.count && json.kept.count == outcome.kept.count)
  }

  @Test func inAMapOfHeadersTheKeyIsAHeader() throws {
    let outcome = try suppress(document(["headers": "x-headerlint-ignore: {schema: {type: string}}"]))
    #expect(outcome.suppressed == [])
    #expect(outcome.kept.contains("name-case x-headerlint-ignore 14"))
    #expect(outcome.unused == [])
  }

  @Test(arguments: [
    ("x-headerlint-ignore: zalando/name-case", ["name-case x-tenant 8"], []),
    ("x-headerlint-ignore: zalando#132, http -- old", ["name-case x-tenant 8 -- old"], []),
    ("x-headerlint-ignore: ['zalando/name-case -- old']", ["name-case x-tenant 8 -- old"], []),
    ("x-headerlint-ignore: []", [], ["6:7 'x-headerlint-ignore' names no rule; write a list of rules"]),
    (
      "x-headerlint-ignore: [zalando/name-cae]", [],
      ["6:29 no rule or set is called 'zalando/name-cae'; did you mean 'zalando/name-case'?"]
    ),
    ("x-zally-ignore: ['132']", ["name-case x-tenant 8"], []),
    ("x-zally-ignore: [132, 182]", ["name-case x-tenant 8", "etag-schema ETag 17"], []),
    ("x-zally-ignore: 182", ["etag-schema ETag 17"], []),
    ("x-zally-ignore: [M010, S005, 999, '101', null, {a: b}]", [], []),
  ]) func words(_ directive: String, suppressed: [String], unused: [String]) throws {
    let outcome = try suppress(document(["operation": directive]))
    #expect(outcome.suppressed == suppressed)
    #expect(outcome.unused == unused)
  }
}
