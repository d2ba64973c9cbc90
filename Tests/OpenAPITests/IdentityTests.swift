import Syntax
import TestSupport
import Testing
import Text

@testable import OpenAPI

/// References between files that say what they are called.
@Suite struct IdentityTests {
  private final class Library: ReferenceLibrary {
    private(set) var asked: [String] = []
    let files: [String: SyntaxTree]

    init(_ files: [String: String]) throws {
      self.files = try files.reduce(into: [:]) { trees, file in
        trees[file.key] = try read(file.value, as: file.key)
      }
    }

    func file(of reference: String, from site: Node) -> ReferencedFile {
      asked.append(reference)
      return files[reference].map { .root($0.root) } ?? .refused(.noFile)
    }

    func base(of node: Node) -> Address? { Address(self) }
    func isExternal(_ node: Node) -> Bool { false }
    var externalVersion: OpenAPIVersion { .v3_0 }
  }

  private let library: Library

  init() throws {
    library = try Library([
      "root": """
      $self: https://api.example/root
      byName: {$ref: 'https://api.example/parts#/part'}
      byPlace: {$ref: 'parts#/part'}
      back: {$ref: 'parts#/back'}
      onDisk: {$ref: shelf}
      named: {$ref: 'https://api.example/row'}
      nowhere: {$ref: column}
      schemas: {Shelf: {$id: shelf, type: string}, Row: {$id: row, type: integer}}
      """,
      "parts": """
      $self: https://api.example/parts
      part: {value: 1}
      back: {$ref: 'root#/schemas'}
      """, "shelf": "{value: 2}",
    ])
  }

  private func resolver(_ version: OpenAPIVersion) -> Resolver {
    Resolver(library: library, root: library.files["root"]!.root, version: version)
  }

  private func target(_ name: String, _ resolver: Resolver) throws -> String? {
    let node = try #require(library.files["root"]?.root.value(ofKey: name))
    return resolver.resolve(node).target?.pointer
  }

  @Test func aFileIsKnownByItsNameOnceItIsRead() throws {
    let resolver = resolver(.v3_2)
    #expect(try target("byPlace", resolver) == "/part")
    #expect(try target("byName", resolver) == "/part")
    #expect(library.asked == ["parts"])
  }

  @Test func aFileThatNobodyHasReadIsNotKnown() throws {
    #expect(try target("byName", resolver(.v3_2)) == nil)
  }

  @Test func aRelativeReferenceMeansWhatItMeansInItsFile() throws {
    #expect(try target("back", resolver(.v3_2)) == "/schemas")
    #expect(library.asked == ["parts"])
  }

  @Test(arguments: [OpenAPIVersion.v3_1, .v3_2])
  func aSchemaIsLookedForWhereThereIsNoFile(version: OpenAPIVersion) throws {
    let resolver = resolver(version)
    #expect(try target("onDisk", resolver) == "")
    #expect(try target("named", resolver) == (version == .v3_2 ? "/schemas/Row" : nil))
    #expect(try target("nowhere", resolver) == nil)
  }
}
