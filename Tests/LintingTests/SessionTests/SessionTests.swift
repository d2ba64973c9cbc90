import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting

@Suite struct SessionTests {
  /// - Parameter header: the value of the member `ETag` of a response's headers.
  private static func document(_ header: String) -> String {
    things("responses:\n  '200': {description: ok, headers: {ETag: \(header)}}")
  }

  private static let right = document("{schema: {type: string}}")
  private static let wrong = document("{schema: {type: integer}}")
  private static let shared = document("{$ref: 'common.yaml#/Tag'}")
  private static let rightTag = "Tag: {schema: {type: string}}\n"
  private static let wrongTag = "Tag: {schema: {type: integer}}\n"
  private static let etag = "zalando/etag-schema"

  private func expectFresh(_ project: Project, _ paths: String...) throws {
    for path in paths {
      #expect(try project.answer(path) == project.freshAnswer(path), "\(path)")
    }
  }

  // MARK: Buffers

  @Test func aBufferTakesPrecedenceOverItsFile() throws {
    let project = try Project(["a.yaml": Self.right])
    #expect(project.rules("a.yaml") == [])
    try project.type(Self.wrong, in: "a.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try expectFresh(project, "a.yaml")
    try project.write(Self.right + "\n", to: "a.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try project.discard("a.yaml")
    #expect(project.rules("a.yaml") == [])
    try expectFresh(project, "a.yaml")
  }

  @Test func aBufferNeedsNoFile() throws {
    let project = try Project()
    #expect(project.session.findings(of: "a.yaml").problems.map(\.error) == [.notFound])
    try project.type(Self.shared, in: "a.yaml")
    #expect(project.rules("a.yaml") == ["openapi/unresolved-reference"])
    try project.type(Self.wrongTag, in: "common.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try expectFresh(project, "a.yaml", "common.yaml")
    try project.discard("a.yaml")
    #expect(project.session.findings(of: "a.yaml").problems.map(\.error) == [.notFound])
  }

  @Test func aBufferTakesPrecedenceOverTheFileThatAReferenceLeadsTo() throws {
    let project = try Project(["a.yaml": Self.shared, "common.yaml": Self.rightTag])
    #expect(project.rules("a.yaml") == [])
    try project.type(Self.wrongTag, in: "common.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try project.type("Tag: [\n", in: "common.yaml")
    #expect(project.rules("a.yaml").first == "syntax")
    try expectFresh(project, "a.yaml")
    try project.discard("common.yaml")
    #expect(project.rules("a.yaml") == [])
  }

  @Test func aBufferTakesPrecedenceOverAConfiguration() throws {
    let project = try Project([
      "a.yaml": Self.wrong, ".headerlint.yaml": "rules: {zalando/etag-schema: off}\n",
    ])
    try project.type("rules: {zalando/name-case: off}\n", in: ".headerlint.yaml")
    try expectFresh(project, "a.yaml")
    try project.type("rules: [\n", in: ".headerlint.yaml")
    #expect(project.session.findings(of: "a.yaml").mistakes.count == 1)
    try expectFresh(project, "a.yaml")
    try project.discard(".headerlint.yaml")
    try expectFresh(project, "a.yaml")
  }

  @Test func aBufferIsReachedThroughLinks() throws {
    let link = Self.document("{$ref: 'link.yaml#/Tag'}")
    let project = try Project([
      "a.yaml": link, "common.yaml": Self.rightTag, "other.yaml": Self.wrongTag,
    ])
    try project.link("link.yaml", to: "common.yaml")
    #expect(project.rules("a.yaml") == [])
    try project.type(Self.wrongTag, in: "common.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try project.discard("common.yaml")
    #expect(project.rules("a.yaml") == [])
    try project.link("link.yaml", to: "other.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try expectFresh(project, "a.yaml")
  }

  // MARK: Files

  @Test func filesComeChangeAndGo() throws {
    let project = try Project(["a.yaml": Self.shared])
    #expect(project.rules("a.yaml") == ["openapi/unresolved-reference"])
    try project.write(Self.wrongTag, to: "common.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try project.write(Self.rightTag, to: "common.yaml")
    #expect(project.rules("a.yaml") == [])
    try project.delete("common.yaml")
    #expect(project.rules("a.yaml") == ["openapi/unresolved-reference"])
    try project.delete("a.yaml")
    #expect(project.session.findings(of: "a.yaml").problems.map(\.error) == [.notFound])
  }

  @Test func aFolderStandsForAllThatIsInIt() throws {
    let project = try Project([
      "a.yaml": Self.document("{$ref: 'sub/deep/common.yaml#/Tag'}"), "sub/deep/common.yaml": Self.rightTag,
    ])
    #expect(project.rules("a.yaml") == [])
    try project.write(Self.wrongTag, to: "sub/deep/common.yaml", telling: "sub")
    #expect(project.rules("a.yaml") == [Self.etag])
    try project.delete("sub/deep/common.yaml", telling: "sub/deep")
    #expect(project.rules("a.yaml") == ["openapi/unresolved-reference"])
    try expectFresh(project, "a.yaml")
  }

  @Test func configurationsComeChangeAndGo() throws {
    let project = try Project(["api/a.yaml": Self.wrong, "docs.yaml": Self.right])
    let off = "rules: {zalando/name-case: note}\n"
    try expectFresh(project, "api/a.yaml")
    for name in [".headerlint.yaml", "api/.headerlint.yaml"] {
      try project.write("profile: http\n", to: name)
      try expectFresh(project, "api/a.yaml")
      try project.write(off, to: name)
      try expectFresh(project, "api/a.yaml")
      try project.write("documents: [doc.yaml]\n", to: name)
      #expect(!project.session.findings(of: "api/a.yaml").mistakes.isEmpty)
      try expectFresh(project, "api/a.yaml")
    }
    try project.write(Self.right, to: "api/doc.yaml")
    #expect(project.session.findings(of: "api/a.yaml").mistakes.isEmpty)
    try expectFresh(project, "api/a.yaml")
    try project.delete("api/.headerlint.yaml")
    try expectFresh(project, "api/a.yaml")
    try project.delete(".headerlint.yaml")
    try expectFresh(project, "api/a.yaml")
  }

  @Test func aFragmentIsAnsweredUnderTheDocumentsThatUseIt() throws {
    let project = try Project(["common.yaml": Self.wrongTag, "b.yaml": Self.right])
    #expect(project.rules("common.yaml") == ["not-openapi"])
    try project.write(Self.shared, to: "a.yaml")
    #expect(project.rules("common.yaml") == [Self.etag])
    try project.type(Self.rightTag, in: "common.yaml")
    #expect(project.rules("common.yaml") == [])
    try project.type(Self.wrongTag, in: "common.yaml")
    #expect(project.rules("common.yaml") == [Self.etag])
    try project.type(Self.right, in: "a.yaml")
    #expect(project.rules("common.yaml") == ["not-openapi"])
    try project.type(Self.shared, in: "b.yaml")
    #expect(project.rules("common.yaml") == [Self.etag])
    try project.write("a.yaml\nb.yaml\n", to: ".gitignore")
    try expectFresh(project, "common.yaml", "a.yaml", "b.yaml")
    try project.delete(".gitignore")
    try expectFresh(project, "common.yaml")
  }

  // MARK: What is redone

  @Test func whatHasNotChangedIsNotMadeAnew() throws {
    let project = try Project([
      "a.yaml": Self.shared, "b.yaml": Self.shared, "common.yaml": Self.rightTag,
    ])
    func documents(_ path: String) -> [APIDocument] { project.session.findings(of: path).documents }
    func trees(_ path: String) -> [ObjectIdentifier] { documents(path)[0].files.map(ObjectIdentifier.init) }
    let (a, b) = (documents("a.yaml")[0], documents("b.yaml")[0])
    let common = trees("a.yaml")[1]
    #expect(trees("b.yaml")[1] == common)
    try project.type(Self.shared + "\n", in: "a.yaml")
    #expect(documents("a.yaml")[0] !== a)
    #expect(documents("b.yaml")[0] === b)
    #expect(trees("a.yaml")[1] == common)
    try project.type(Self.wrongTag, in: "common.yaml")
    #expect(trees("a.yaml")[1] != common)
    #expect(documents("b.yaml")[0] !== b)
    let again = documents("b.yaml")[0]
    try project.type(Self.wrongTag, in: "common.yaml")
    try project.write(Self.wrongTag, to: "common.yaml")
    try project.write(Self.wrongTag, to: "nothing.yaml")
    #expect(documents("b.yaml")[0] === again)
  }

  @Test func whatNobodyNeedsIsForgotten() throws {
    let project = try Project([
      "a.yaml": Self.shared, "b.yaml": Self.right, "c.yaml": Self.right, "common.yaml": Self.rightTag,
    ])
    for path in ["a.yaml", "b.yaml"] { _ = project.answer(path) }
    #expect(project.session.treeCount == 3)
    // Documents that don't use it are read but not kept.
    _ = project.answer("common.yaml")
    #expect(project.session.treeCount == 3)
    try project.type(Self.right, in: "a.yaml")
    _ = project.answer("a.yaml")
    project.session.forget("common.yaml")
    #expect(project.session.treeCount == 2)
    project.session.forget("a.yaml")
    #expect(project.session.treeCount == 1)
    project.session.forget("b.yaml")
    #expect(project.session.treeCount == 0)
  }

  // MARK: Who is affected

  @Test func documentsAffected() throws {
    let project = try Project([
      "a.yaml": Self.shared, "b.yaml": Self.document("{$ref: 'sub/tag.yaml#/Tag'}"), "c.yaml": Self.right,
      "common.yaml": Self.rightTag, "sub/d.yaml": Self.document("{$ref: '../common.yaml#/Tag'}"),
    ])
    let session = project.session
    #expect(session.documentsAffected(by: ["common.yaml"]) == [])
    for path in ["a.yaml", "b.yaml", "c.yaml", "sub/d.yaml"] { _ = session.findings(of: path) }
    func affected(_ paths: String...) -> [String] { session.documentsAffected(by: paths) }
    #expect(affected("c.yaml") == ["c.yaml"])
    #expect(affected("common.yaml") == ["a.yaml", "sub/d.yaml"])
    #expect(affected("sub/../common.yaml", "c.yaml") == ["a.yaml", "c.yaml", "sub/d.yaml"])
    // It doesn't exist yet.
    #expect(affected("sub/tag.yaml") == ["b.yaml"])
    #expect(affected("sub") == ["b.yaml", "sub/d.yaml"])
    #expect(affected(".headerlint.yaml") == ["a.yaml", "b.yaml", "c.yaml", "sub/d.yaml"])
    #expect(affected("sub/.headerlint.yaml") == ["sub/d.yaml"])
    #expect(affected("sub/.git") == ["b.yaml", "sub/d.yaml"])
    #expect(affected("other.yaml", ".gitignore", ".git/index", "common") == [])
    // It makes no difference whether the session knows.
    try project.type(Self.wrongTag, in: "common.yaml")
    #expect(affected("common.yaml") == ["a.yaml", "sub/d.yaml"])
    session.forget("a.yaml")
    #expect(affected("common.yaml") == ["sub/d.yaml"])
  }

  @Test func aFragmentIsConcernedByWhateverMayUseIt() throws {
    let project = try Project([
      "common.yaml": Self.rightTag, "b.yaml": Self.document("{$ref: '/dev/null'}"),
    ])
    _ = project.session.findings(of: "common.yaml")
    func affected(_ path: String) -> [String] { project.session.documentsAffected(by: [path]) }
    for path in ["common.yaml", "b.yaml", "new/a.yaml", ".gitignore", "new", "/dev/null"] {
      #expect(affected(path) == ["common.yaml"], "\(path)")
    }
    for path in [".git/index", "../elsewhere.yaml"] { #expect(affected(path) == [], "\(path)") }
  }

  @Test func aFileMeantByAConfigurationIsHeeded() throws {
    let project = try Project(
      ["a.yaml": Self.wrong, "conf/x.yaml": "profile: openapi\n"], configuration: .file("conf/x.yaml"))
    try expectFresh(project, "a.yaml")
    #expect(project.session.documentsAffected(by: ["conf/x.yaml"]) == ["a.yaml"])
    try project.write("profile: zalando\n", to: "conf/x.yaml")
    #expect(project.rules("a.yaml") == [Self.etag])
    try project.delete("conf/x.yaml")
    #expect(project.session.findings(of: "a.yaml").problems.count == 1)
    try expectFresh(project, "a.yaml")
  }
}
