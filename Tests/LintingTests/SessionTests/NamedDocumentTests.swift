import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting

/// References to documents by the URIs that these give themselves (`$self`).
@Suite struct NamedDocumentTests {
  /// - Parameters:
  ///   - name: the last segment of the URI.
  ///   - references: what its responses refer to as ETag.
  private static func document(_ name: String, _ references: String..., tag: String = "string") -> String {
    let responses = references.enumerated().map { index, reference in
      ", '2\(index)0': {description: ok, headers: {ETag: {$ref: '\(reference)'}}}"
    }
    return """
      openapi: 3.2.0
      $self: https://api.example/\(name)
      info: {title: Things, version: 1.0.0}
      paths: {/\(name): {get: {responses: {'204': {description: ok}\(responses.joined())}}}}
      components: {headers: {Tag: {schema: {type: \(tag)}}}}

      """
  }

  private static func findings(
    _ folder: TemporaryFolder, _ paths: [String], jobs: Int, rules: [String]
  ) throws -> [String] {
    let session = try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(select: rules),
      settings: LintSettings(jobs: jobs), folder: folder.working)
    return session.lint(LintInput(paths: paths)).result.findings.map {
      "\($0.place.source.path.replacing("./", with: "")) \($0.rule) \($0.uses.count)"
    }
  }

  private static let rules = [
    "zalando/etag-schema", "zalando/remote-reference", "openapi/unresolved-reference",
    "openapi/unused-header",
  ]

  @Test(arguments: [1, 2, 4]) func theOrderOfReadingMakesNoDifference(jobs: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.document(
        "one", "two#/components/headers/Tag", "https://api.example/three#/components/headers/Tag"),
      to: "c.yaml")
    try folder.write(
      Self.document("two", "./three#/components/headers/Tag", tag: "integer"), to: "a.yaml")
    try folder.write(Self.document("three", "one#/components/headers/Tag", tag: "integer"), to: "d/b.yaml")
    let expected = ["a.yaml zalando/etag-schema 1", "d/b.yaml zalando/etag-schema 2"]
    for paths in [
      ["a.yaml", "c.yaml", "d/b.yaml"], ["c.yaml", "d/b.yaml", "a.yaml"], ["d/b.yaml", "a.yaml", "c.yaml"],
      ["."],
    ] {
      let found = try Self.findings(folder, paths, jobs: jobs, rules: Self.rules)
      #expect(found == expected, "\(paths)")
    }
  }

  @Test func aFileIsKnownThatOnlyAnotherDocumentReads() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.document("one", "parts#/components/headers/Tag"), to: "one.yaml")
    try folder.write(Self.document("two", "files/parts.yaml#/components/headers/Tag"), to: "two.yaml")
    try folder.write(Self.document("parts", tag: "integer"), to: "files/parts.yaml")
    let alone = try Self.findings(folder, ["one.yaml"], jobs: 1, rules: Self.rules)
    #expect(alone.filter { $0.contains("unresolved") } == ["one.yaml openapi/unresolved-reference 0"])
    for paths in [["one.yaml", "two.yaml"], ["two.yaml", "one.yaml"]] {
      let found = try Self.findings(folder, paths, jobs: 2, rules: Self.rules)
      #expect(found.filter { !$0.contains("unused") } == ["files/parts.yaml zalando/etag-schema 2"])
    }
  }

  @Test func aNameComesBeforeAPath() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.document("one", "parts#/components/headers/Tag"), to: "one.yaml")
    try folder.write(Self.document("other", tag: "string"), to: "parts")
    try folder.write(Self.document("parts", tag: "integer"), to: "z.yaml")
    let found = try Self.findings(folder, ["one.yaml", "z.yaml"], jobs: 1, rules: ["zalando/etag-schema"])
    #expect(found == ["z.yaml zalando/etag-schema 1"])
  }

  @Test func ofCopiesTheNearestOneIsMeant() throws {
    let folder = try TemporaryFolder()
    for (copy, type) in [("built", "integer"), ("source", "string")] {
      try folder.write(Self.document("one", "parts#/components/headers/Tag"), to: "\(copy)/one.yaml")
      try folder.write(Self.document("parts", tag: type), to: "\(copy)/parts.yaml")
    }
    let found = try Self.findings(folder, ["source", "built"], jobs: 2, rules: ["zalando/etag-schema"])
    #expect(found == ["built/parts.yaml zalando/etag-schema 1"])
  }

  @Test func documentsOfOlderVersionsHaveNoName() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.document("one", "parts#/components/headers/Tag"), to: "one.yaml")
    try folder.write(
      Self.document("parts", tag: "integer").replacing("3.2.0", with: "3.1.0"), to: "parts.yaml")
    let found = try Self.findings(folder, ["."], jobs: 1, rules: ["openapi/unresolved-reference"])
    #expect(found == ["one.yaml openapi/unresolved-reference 0"])
  }

  // MARK: While documents are edited

  private func expectFresh(_ project: Project, _ paths: String...) throws {
    for path in paths {
      #expect(try project.answer(path) == project.freshAnswer(path), "\(path)")
    }
  }

  @Test func referencesFollowANameThatChanges() throws {
    let project = try Project([
      "api/one.yaml": Self.document(
        "one", "parts#/components/headers/Tag",
        "https://api.example/other/parts.yaml#/components/headers/Tag",
        "../files/parts.yaml#/components/headers/Tag"),
      "files/parts.yaml": Self.document("parts", tag: "integer"),
    ])
    let etag = "zalando/etag-schema"
    for path in ["api/one.yaml", "."] { #expect(project.rules(path).filter { $0 == etag }.count == 1) }
    #expect(project.rules("api/one.yaml").filter { $0.contains("unresolved") }.count == 0)
    try expectFresh(project, "api/one.yaml", ".")
    #expect(project.session.documentsAffected(by: ["files/parts.yaml"]) == [".", "api/one.yaml"])
    for name in ["renamed", "parts", "other/parts.yaml"] {
      try project.type(Self.document(name, tag: "integer"), in: "files/parts.yaml")
      let unresolved = project.rules("api/one.yaml").filter { $0 == "openapi/unresolved-reference" }
      #expect(unresolved.count == (name == "parts" ? 0 : 1), "\(name)")
      try expectFresh(project, "api/one.yaml", ".", "files/parts.yaml")
    }
    try project.discard("files/parts.yaml")
    try expectFresh(project, "api/one.yaml", ".", "files/parts.yaml")
  }

  @Test func whoUsesAPartByTheNameOfADocumentIsFound() throws {
    let project = try Project([
      "one.yaml": Self.document("one", "two#/components/headers/Far"),
      "two.yaml": Self.document("other"),
      "part.yaml": "Tag: {schema: {type: integer}}\n",
    ])
    try expectFresh(project, "part.yaml")
    let far = Self.document("two").replacing(
      "{headers: {", with: "{headers: {Far: {$ref: 'part.yaml#/Tag'}, ")
    try project.write(far.replacing("/two", with: "/other"), to: "two.yaml")
    try expectFresh(project, "part.yaml", "one.yaml")
    try project.write(far, to: "two.yaml")
    try expectFresh(project, "part.yaml", "one.yaml")
    try project.type("Tag: {schema: {type: boolean}}\n", in: "part.yaml")
    try expectFresh(project, "part.yaml")
    try project.type(Self.document("one"), in: "one.yaml")
    try expectFresh(project, "part.yaml", "one.yaml")
    try project.discard("one.yaml")
    try expectFresh(project, "part.yaml", "one.yaml")
  }
}
