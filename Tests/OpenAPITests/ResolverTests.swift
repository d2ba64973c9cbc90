import Syntax
import TestSupport
import Testing
import Text

@testable import OpenAPI

/// The individual steps of following a reference.
@Suite struct ResolverTests {
  /// Two files, `a` and `b`, of which `b` isn't the user's. Counts requests for files.
  private final class Library: ReferenceLibrary {
    private(set) var asked = 0
    let files: [String: SyntaxTree]

    init(_ files: [String: String]) throws {
      self.files = try files.reduce(into: [:]) { trees, file in
        trees[file.key] = try read(file.value, as: file.key)
      }
    }

    func file(of reference: String, from site: Node) -> ReferencedFile {
      asked += 1
      return files[reference].map { .root($0.root) } ?? .refused(.noFile)
    }

    func base(of node: Node) -> Address? { isExternal(node) ? nil : Address(self) }
    func isExternal(_ node: Node) -> Bool { files["b"]?.root.isInFile(of: node) ?? false }
    var externalVersion: OpenAPIVersion { .v3_0 }
  }

  private let library: Library
  private let resolver: Resolver

  init() throws {
    library = try Library([
      "a": """
      one: {$ref: '#/two'}
      two: {$ref: '#/three'}
      three: {value: 3}
      round: {$ref: '#/about'}
      about: {$ref: '#/round'}
      far: {$ref: 'b#/one'}
      farther: {$ref: '#/far'}
      far-again: {$ref: 'b#/one'}
      missing: {$ref: 'c#/one'}
      nowhere: {$ref: '#/three/two'}
      through: {$ref: '#/group/value'}
      group: {$ref: '#/three'}
      """, "b": "one: {$ref: '#/two'}\ntwo: {value: 2}",
    ])
    resolver = Resolver(library: library, root: library.files["a"]!.root, version: .v3_1)
  }

  private func node(_ name: String) throws -> Node {
    try #require(library.files["a"]?.root.value(ofKey: name))
  }

  @Test func whatIsNoReferenceLeadsToItself() throws {
    let resolution = resolver.resolve(try node("three"))
    #expect(resolution.target == (try node("three")) && !resolution.isReference && resolution.next == nil)
    #expect(resolver.references.isEmpty)
  }

  @Test func eachLinkOfAChainIsFollowedOnceWhicheverWayItIsReached() throws {
    for name in ["two", "one", "two", "one"] {
      #expect(resolver.resolve(try node(name)).target == (try node("three")))
    }
    #expect(resolver.resolve(try node("one")).next == (try node("two")))
    #expect(resolver.references.map(\.site) == [try node("two"), try node("one")])
  }

  @Test func aCircleEndsAtTheReferenceThatLeadsBack() throws {
    let resolution = resolver.resolve(try node("round"))
    #expect(resolution.target == nil && resolution.isReference)
    #expect(resolver.resolve(try node("about")).target == nil)
    #expect(resolver.references.map(\.failure) == [nil, .circle])
  }

  @Test func theLastReferenceThatCountsIsTheUsersOwn() throws {
    let resolution = resolver.resolve(try node("farther"))
    #expect(resolution.target == library.files["b"]?.root["two"])
    #expect(resolution.last == (try node("far")))
    #expect(resolver.references.map(\.site) == [try node("farther"), try node("far")])
    #expect(resolver.trees.map(\.source.path) == ["a", "b"])
  }

  @Test func theSameTextIsLookedUpOnce() throws {
    for name in ["far", "far-again", "far"] { _ = resolver.resolve(try node(name)) }
    #expect(library.asked == 1)
    #expect(resolver.references.count == 2)
  }

  @Test(arguments: [("missing", Reference.Failure.noFile), ("nowhere", .noTarget)])
  func whatLeadsNowhereSaysWhy(name: String, failure: Reference.Failure) throws {
    #expect(resolver.resolve(try node(name)).target == nil)
    #expect(resolver.references.last?.failure == failure)
  }

  @Test func aPointerGoesThroughAContainerThatIsAReference() throws {
    #expect(resolver.resolve(try node("through")).target?.text == "3")
  }

  @Test func theWayToAnObjectIsGatheredUpToWhereItIsKnown() throws {
    var noted: Set<Node> = []
    #expect(resolver.sites(from: try node("two"), unless: &noted) == [try node("two")])
    #expect(resolver.sites(from: try node("one"), unless: &noted) == [try node("one")])
    #expect(resolver.sites(from: try node("one"), unless: &noted).isEmpty)
  }
}
