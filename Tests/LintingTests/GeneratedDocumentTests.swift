import Foundation
import TestSupport
import Testing

/// Documents as generators make them. `headerlint-dev accept` accepts what is said of them now.
@Suite struct GeneratedDocumentTests {
  @Test func thereAreSome() {
    #expect(
      GeneratedDocument.all.map(\.name) == [
        "aiohttp-apispec", "aiohttp-pydantic", "aiohttp-swagger3", "apidog",
      ])
  }

  @Test(arguments: GeneratedDocument.all)
  func asItComes(_ document: GeneratedDocument) throws {
    let expected = try String(contentsOf: document.url(".expected"), encoding: .utf8)
    #expect(try document.findings().map { $0.expectedLine + "\n" }.joined() == expected)
    #expect(!expected.isEmpty)
  }

  @Test(arguments: GeneratedDocument.all)
  func asItShouldBe(_ document: GeneratedDocument) throws {
    #expect(try document.findings(".good.json").map(\.expectedLine) == [])
  }
}
