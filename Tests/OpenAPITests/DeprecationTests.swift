import OpenAPI
import TestSupport
import Testing

/// Whether anything in an operation is marked as deprecated.
@Suite struct DeprecationTests {
  private func isAnythingDeprecated(_ operation: String, _ rest: String = "") throws -> Bool? {
    let (api, marks) = try loaded("openapi: 3.1.0\npaths: {/a: {get: \(operation)\(rest)}}")
    return marks.isAnythingDeprecated(in: try api.operation("GET"), of: api)
  }

  @Test(arguments: [
    "{deprecated: true}",
    "{parameters: [{name: q, in: query, deprecated: true}]}",
    "{requestBody: {content: {a/b: {schema: {properties: {p: {deprecated: true}}}}}}}",
    "{responses: {'200': {headers: {H: {deprecated: true}}}}}",
  ])
  func marked(operation: String) throws { #expect(try isAnythingDeprecated(operation) == true) }

  @Test(arguments: [
    "{}", "{deprecated: false}", "{deprecated: 'true'}",
    "{responses: {'200': {content: {a/b: {schema: {properties: {deprecated: {type: boolean}}}}}}}}",
  ])
  func unmarked(operation: String) throws { #expect(try isAnythingDeprecated(operation) == false) }

  private let body = "{requestBody: {$ref: '#/x/body'}}}}\nx:\n"

  @Test func referencesAreFollowedInCirclesToo() throws {
    let circle = "  body: {content: {a/b: {schema: {$ref: '#/x/s'}}}}\n  s: {items: {$ref: '#/x/s'}, not: "
    func inBody(_ schema: String) throws -> Bool? {
      let (api, marks) = try loaded("openapi: 3.1.0\npaths: {/a: {get: \(body)\(circle)\(schema)}")
      return marks.isAnythingDeprecated(in: try api.operation("GET"), of: api)
    }
    #expect(try inBody("{}") == false)
    #expect(try inBody("{deprecated: true}") == true)
  }

  @Test func behindAReferenceThatLeadsNowhereSomethingMayBeMarked() throws {
    #expect(try isAnythingDeprecated("{requestBody: {$ref: 'nowhere.yaml'}}") == nil)
    #expect(try isAnythingDeprecated("{deprecated: true, requestBody: {$ref: 'nowhere.yaml'}}") == true)
  }

  @Test func parametersOfThePathCountForItsOperationsOnly() throws {
    let parameters = ", parameters: [{name: q, in: query, deprecated: true}]"
    #expect(try isAnythingDeprecated("{}", parameters) == true)
    #expect(try isAnythingDeprecated("{}", "}, /b: {parameters: [{name: q, deprecated: true}]") == false)
  }

  /// A result at the end of a chain reaches every link, including those searched before.
  @Test func aLongChainThatManyOperationsEnter() throws {
    let paths = (0..<2000).map { "  /p\($0): {get: {requestBody: {$ref: '#/x/s\($0)'}}}" }
    let chain = (0..<2000).map { "  s\($0): {not: {$ref: '#/x/s\($0 + 1)'}}" }
    func answers(_ end: String) throws -> Set<Bool?> {
      let text = (["openapi: 3.1.0", "paths:"] + paths + ["x:"] + chain + ["  s2000: \(end)"])
      let (api, marks) = try loaded(text.joined(separator: "\n"))
      return Set(api.operations.map { marks.isAnythingDeprecated(in: $0, of: api) })
    }
    #expect(try answers("{}") == [false])
    #expect(try answers("{deprecated: true}") == [true])
    #expect(try answers("{$ref: nowhere.yaml}") == [nil])
  }
}
