import Syntax
import TestSupport
import Testing

@testable import OpenAPI

/// What many headers share is in the model once.
@Suite struct SharedUseTests {
  private func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n")
  }

  @Test func headersOfASharedResponseHaveOneListOfUses() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
      \(lines(50) { "  /\($0): {get: {responses: {'200': {$ref: '#/components/responses/R'}}}}" })
      components:
        responses:
          R:
            headers:
      \(lines(50) { "        H\($0): {}" })
      """)
    #expect(api.headers.count == 50)
    #expect(api.headers.allSatisfy { $0.sites === api.responses[0].sites && $0.sites.count == 50 })
    #expect(Set(api.headers.map(\.operations.key)).count == 1)
    #expect(Set(api.headers.map(\.responses.key)).count == 1)
  }

  @Test func headersOfASharedMapHaveOneListOfUses() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
      \(lines(50) { "  /\($0): {get: {responses: {'200': {headers: {$ref: '#/x-headers'}}}}}" })
      x-headers:
      \(lines(50) { "  H\($0): {}" })
      """)
    #expect(Set(api.headers.map { ObjectIdentifier($0.sites) }).count == 1)
    #expect(api.headers[0].sites.count == 50)
  }

  @Test func listsThatSeveralHeadersHaveAreJoinedOnce() throws {
    let document = try document("openapi: 3.1.0\npaths: {a: {}, b: {}, c: {}}")
    let nodes = document.root["paths"]!.members.map(\.value)
    let (left, right) = (UseList([nodes[2], nodes[0]]), UseList([nodes[0], nodes[1]]))
    var joiner = UseListJoiner()
    let joined = joiner.join([left, .none, right], FileOrder(nodes))
    #expect(joined.sites == nodes)
    #expect(joiner.join([left, right], FileOrder(nodes)) === joined)
    #expect(joiner.join([.none, left], FileOrder(nodes)) === left)
  }

  @Test func aParameterReplacesItsPathsInItsOwnOperationsOnly() throws {
    let api = try document(
      """
      openapi: 3.2.0
      paths:
        /a:
          parameters:
      \(lines(30) { "      - {name: H\($0), in: header}" })
          additionalOperations:
      \(lines(30) { "      M\($0): {parameters: [{name: H\($0), in: header}, {name: h\($0), in: header}]}" })
      """)
    let inherited = api.headers.first { $0.name == "H7" && $0.element.parent == api.parameterLists[0].node }
    #expect(inherited?.operations.all.map(\.position) == (0..<30).filter { $0 != 7 })
    #expect(inherited?.operations.count == 29)
    let operation = api.operations[7]
    // 29 from the path and two of its own.
    #expect(operation.parameters.all.count == 31)
    let named = operation.parameters.named("h7", in: api).map { api.headers[$0.header].name }
    #expect(named == ["H7", "h7"])
    #expect(operation.parameters.named("h8", in: api).count == 1)
    #expect(operation.parameters.named("h30", in: api).isEmpty)
  }

  @Test func aParameterThatOwnListAndPathsReferToStaysWithBoth() throws {
    let api = try document(
      """
      openapi: 3.1.0
      paths:
        /a:
          parameters: [{$ref: '#/components/parameters/P'}]
          get: {parameters: [{$ref: '#/components/parameters/P'}]}
          put: {}
      components: {parameters: {P: {name: X, in: header}}}
      """)
    #expect(try api.header("X").operations.all.map(\.position) == [0, 1])
    #expect(try api.operation("GET").parameters.all.map(\.site.pointer) == ["/paths/~1a/get/parameters/0"])
  }

  @Test func longAndShortListsFindNamesAlike() {
    for count in [3, 40] {
      let keys = (0..<count).map { "k\($0 % 20)" }
      let names = HeaderNames(keys)
      for key in ["k1", "k2", "k30"] {
        let expected = keys.indices.filter { keys[$0] == key }
        #expect(names.positions(of: key, count: count) { keys[$0] } == expected)
        #expect(names.first(key, count: count) { keys[$0] } == expected.first)
      }
    }
  }
}
