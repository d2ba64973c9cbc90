import Syntax
import TestSupport
import Testing
import Text

@testable import OpenAPI

/// Files that each refer to the next.
@Suite struct ChainOfFilesTests {
  private final class Chain: ReferenceLibrary {
    private(set) var asked = 0
    private let files: [SyntaxTree]

    init(_ count: Int) throws {
      files = try (0...count).map { index in
        let header = index == count ? "{schema: {type: string}}" : "{$ref: '\(index + 1)#/H'}"
        let text = index == 0 ? "openapi: 3.1.0\ncomponents: {headers: {H: \(header)}}" : "H: \(header)"
        return try read(text, as: "\(index).yaml")
      }
    }

    var root: SyntaxTree { files[0] }

    func file(of reference: String, from site: Node) -> ReferencedFile {
      asked += 1
      return .root(files[Int(reference)!].root)
    }

    func base(of node: Node) -> Address? { nil }
    func isExternal(_ node: Node) -> Bool { false }
    var externalVersion: OpenAPIVersion { .v3_1 }
  }

  private func document(_ chain: Chain) throws -> APIDocument {
    guard case .document(let document, _) = LoadedDocument(chain.root, library: chain) else {
      throw NotADocument()
    }
    return document
  }

  @Test func aHundredFilesAreFollowed() throws {
    let document = try document(try Chain(100))
    #expect(document.definitions.count == 1)
    #expect(document.references.allSatisfy { $0.failure == nil })
  }

  @Test func ofMoreTheLastOneSaysWhyNotAndNoFurtherOneIsRead() throws {
    let chain = try Chain(300)
    let document = try document(chain)
    #expect(document.definitions.isEmpty)
    #expect(document.references.compactMap(\.failure).count == 1)
    #expect(chain.asked <= 102)
  }
}
