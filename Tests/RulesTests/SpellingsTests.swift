import OpenAPI
import Syntax
import TestSupport
import Testing

@testable import Rules

/// How the names of a document's headers are numbered.
@Suite struct SpellingsTests {
  private func document() throws -> APIDocument {
    let yaml = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [{name: X-A, in: header}, {name: x-a, in: header}]
            responses: {'200': {headers: {X-A: {}, ETag: {}}}}
      """
    return try TestSupport.document(yaml)
  }

  @Test func namesHaveTheSameNumberWhereTheyAreSpeltAlike() throws {
    let document = try document()
    let spellings = Spellings(document)
    #expect(spellings.count == 3)
    #expect(document.headers.map(\.name) == ["X-A", "x-a", "X-A", "ETag"])
    #expect(document.headers.map(spellings.number) == [0, 1, 0, 2])
  }

  @Test func eachNameIsJudgedOnce() throws {
    let document = try document()
    var verdicts = NameMemo<String>(Spellings(document))
    var judged: [String] = []
    for header in document.headers {
      let verdict = verdicts.verdict(on: header) {
        judged.append($0.name)
        return $0.name
      }
      #expect(verdict == header.name)
    }
    #expect(judged == ["X-A", "x-a", "ETag"])
  }
}
