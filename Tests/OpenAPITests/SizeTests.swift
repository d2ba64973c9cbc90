import OpenAPI
import Syntax
import TestSupport
import Testing

/// Large and twisted documents: nothing recurses, and shared parts are stored once.
@Suite struct SizeTests {
  private func lines(_ range: Range<Int>, _ line: (Int) -> String) -> String {
    range.map(line).joined(separator: "\n")
  }

  @Test func aLongChainOfReferences() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {responses: {'200': {headers: {ETag: {$ref: '#/components/headers/h0'}}}}}}}
      components:
        headers:
          h10000: {schema: {type: string}}
      \(lines(0..<10000) { "    h\($0): {$ref: '#/components/headers/h\($0 + 1)'}" })
      """)
    #expect(api.definitions.count == 1)
    #expect(api.definitions[0].sites.count == 10_001)
    #expect(api.names == ["ETag"])
    #expect(try api.sites("h0") == ["/paths/~1a/get/responses/200/headers/ETag"])
    // Uses through more than a hundred references aren't listed, or a chain would be listed once per link.
    #expect(try api.header("h10000").sites.count == 100)
  }

  @Test func aLongChainOfCallbacks() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths: {/a: {$ref: '#/components/pathItems/p0'}}
      components:
        pathItems:
          p5000: {get: {parameters: [{name: Last, in: header}]}}
      \(lines(0..<5000) { "    p\($0): {post: {callbacks: {c: {'{$u}': {$ref: '#/components/pathItems/p\($0 + 1)'}}}}}" })
      """)
    #expect(api.operations.count == 5001)
    #expect(try api.header("Last").via == .callback)
  }

  @Test func aLongChainOfPathItems() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /5000: {parameters: [{name: Last, in: header}]}
      \(lines(0..<5000) { "  /\($0): {$ref: '#/paths/~1\($0 + 1)', get: {}}" })
      """)
    #expect(api.operations.count == 5000)
    #expect(try api.header("Last").operations.count == 5000)
    #expect(api.parameterLists.count == 1)
  }

  @Test func oneHeaderUsedManyTimes() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths:
      \(lines(0..<5000) { "  /\($0): {get: {responses: {'200': {$ref: '#/components/responses/r'}}}}" })
      components:
        headers: {h: {schema: {type: string}}}
        responses:
          r:
            headers:
      \(lines(0..<100) { "        H\($0): {$ref: '#/components/headers/h'}" })
      """)
    #expect(api.responses.count == 1 && api.headerMaps.count == 1 && api.definitions.count == 1)
    #expect(api.responses[0].uses.count == 5000)
    #expect(try api.header("H7").sites.count == 5000)
    #expect(try api.header("H7").operations.count == 5000)
    #expect(try api.header("h").sites.count == 100)
  }

  /// Every level contains the level below three times: expanded, a hundred thousand callbacks.
  @Test func callbacksBehindAliasesAreReadOnce() throws {
    let levels = lines(1..<11) { level in
      let below = ["a", "b", "c"].map { "\($0): *c\(level - 1)" }.joined(separator: ", ")
      return "  c\(level): &c\(level) {'{$u}': {post: {callbacks: {\(below)}}}}"
    }
    let api = try document(
      """
      openapi: 3.0.0
      x-callbacks:
        c0: &c0 {'{$u}': {post: {parameters: [{name: Innermost, in: header}]}}}
      \(levels)
      paths: {/a: {get: {callbacks: {a: *c10, b: *c10}}}}
      """)
    #expect(api.operations.count == 12)
    #expect(api.inventory == ["request Innermost"])
  }

  @Test func callbacksInACircleAreReadOnce() throws {
    let api = try document(
      """
      openapi: 3.0.0
      paths: {/a: {get: {callbacks: {c: {$ref: '#/components/callbacks/c'}}}}}
      components: {callbacks: {c: {'{$u}': {post: {callbacks: {c: {$ref: '#/components/callbacks/c'}}}}}}}
      """)
    #expect(api.operations.map(\.method) == ["GET", "POST"])
  }
}
