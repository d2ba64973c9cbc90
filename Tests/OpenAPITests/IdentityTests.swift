import Syntax
import TestSupport
import Testing
import Text

@testable import OpenAPI

/// References between files that say what they are called.
@Suite struct IdentityTests {
  private final class Library: ReferenceLibrary {
    private(set) var asked: [String] = []
    private(set) var sought: [String] = []
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

    func file(named uri: String) -> Node? {
      sought.append(uri)
      return files.values.first { OwnURIs.ofFile($0.root, at: "/api/" + $0.source.path) == uri }?.root
    }

    func path(of node: Node) -> String? { "/api/" + node.source.path }
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
      "plain": """
      byName: {$ref: 'https://api.example/parts#/part'}
      byPlace: {$ref: 'named#/part'}
      byURI: {$ref: 'file:///api/called/so#/part'}
      byPath: {$ref: 'called/so#/part'}
      old: {$ref: 'https://api.example/old#/part'}
      missing: {$ref: 'https://api.example/parts#/none'}
      """,
      "named": "{$self: 'called/so', part: {value: 3}}",
      "old": "{openapi: 3.1.0, $self: 'https://api.example/old', part: {value: 4}}",
    ])
  }

  private func resolver(_ version: OpenAPIVersion, _ root: String = "root") -> Resolver {
    Resolver(library: library, root: library.files[root]!.root, version: version)
  }

  private func target(_ name: String, _ resolver: Resolver, in file: String = "root") throws -> String? {
    let node = try #require(library.files[file]?.root.value(ofKey: name))
    return resolver.resolve(node).target.map { $0.source.path + $0.pointer }
  }

  @Test func aFileIsKnownByItsName() throws {
    let resolver = resolver(.v3_2)
    #expect(try target("byName", resolver) == "parts/part")
    #expect(try target("byPlace", resolver) == "parts/part")
    #expect(library.asked == [])
    #expect(resolver.trees.map(\.source.path) == ["root", "parts"])
  }

  @Test func aNameCountsOnlyInVersionsThatHaveIt() throws {
    let resolver = resolver(.v3_1)
    #expect(try target("byName", resolver) == nil)
    #expect(try target("byPlace", resolver) == "parts/part")
    #expect(library.sought == [])
    #expect(try target("old", self.resolver(.v3_2, "plain"), in: "plain") == nil)
  }

  @Test func aRelativeReferenceMeansWhatItMeansInItsFile() throws {
    #expect(try target("back", resolver(.v3_2)) == "root/schemas")
    #expect(library.asked == [])
  }

  @Test func aRelativeNameIsRelativeToThePlaceOfItsFile() throws {
    let resolver = resolver(.v3_2, "plain")
    #expect(try target("byName", resolver, in: "plain") == "parts/part")
    #expect(try target("byPlace", resolver, in: "plain") == "named/part")
    #expect(try target("byURI", resolver, in: "plain") == "named/part")
    #expect(try target("byPath", resolver, in: "plain") == "named/part")
    #expect(library.asked == ["named"])
  }

  @Test func aFileThatIsKnownMayLackTheTarget() throws {
    let resolver = resolver(.v3_2, "plain")
    #expect(try target("missing", resolver, in: "plain") == nil)
    #expect(resolver.references.map(\.failure) == [.noTarget])
  }

  @Test(arguments: [OpenAPIVersion.v3_1, .v3_2])
  func aSchemaIsLookedForWhereThereIsNoFile(version: OpenAPIVersion) throws {
    let resolver = resolver(version)
    #expect(try target("onDisk", resolver) == "shelf")
    #expect(try target("named", resolver) == (version == .v3_2 ? "root/schemas/Row" : nil))
    #expect(try target("nowhere", resolver) == nil)
  }
}
