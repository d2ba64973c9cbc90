import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Linting
import Platform

/// Finding documents.
@Suite struct DocumentFinderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The paths found, relative to the temporary folder.
  private func found(
    _ paths: [String], exclude: [String] = [], skipOther: Bool = false
  ) -> [String] {
    finder(paths, exclude: exclude, skipOther: skipOther).find().candidates.map {
      $0.path.replacing(folder.path.string + "/", with: "")
    }
  }

  private func finder(_ paths: [String], exclude: [String] = [], skipOther: Bool = false) -> DocumentFinder {
    finder(
      LintInput(
        paths: paths.map(folder.string), exclude: exclude, excludeFolder: folder.path, skipOther: skipOther))
  }

  private func finder(_ input: LintInput) -> DocumentFinder {
    DocumentFinder(input, Files(folder.working))
  }

  @Test func takesYAMLAndJSONWhateverTheCaseOfTheExtensionSortedByBytes() throws {
    for name in ["b.yaml", "a.yml", "c.json", "D.YAML", "e.txt", "yaml", "é.yaml", "z/a.Json", "a/z.yml"] {
      try folder.write(to: name)
    }
    #expect(found([""]) == ["D.YAML", "a/z.yml", "a.yml", "b.yaml", "c.json", "z/a.Json", "é.yaml"])
  }

  /// Leaves out hidden folders, node_modules, .build and what .gitignore ignores.
  @Test func leftOut() throws {
    for name in [
      ".git/x.yaml", ".build/x.yaml", ".hidden/x.yaml", "node_modules/x.yaml", "a/node_modules/x.json",
    ] {
      try folder.write(to: name)
    }
    try folder.write("/dist\n*.gen.yaml\n!keep.gen.yaml\n", to: ".gitignore")
    try folder.write("!x.gen.yaml\n", to: "sub/.gitignore")
    for name in [
      "dist/x.yaml", "a/dist/x.yaml", "x.gen.yaml", "keep.gen.yaml", "sub/x.gen.yaml", ".dot.yaml",
    ] {
      try folder.write(to: name)
    }
    #expect(found([""]) == [".dot.yaml", "a/dist/x.yaml", "keep.gen.yaml", "sub/x.gen.yaml"])
  }

  /// What lies outside the current folder has no path from there.
  @Test func excludedElsewhere() throws {
    let elsewhere = try TemporaryFolder()
    for name in ["a.yaml", "vendor/b.yaml", "sub/vendor/c.yaml"] { try elsewhere.write(to: name) }
    func names(_ paths: [String], exclude: String) -> [String] {
      let input = LintInput(
        paths: paths.map(elsewhere.string), exclude: [exclude], excludeFolder: folder.path, skipOther: true)
      return finder(input).find().candidates.map { $0.path.replacing(elsewhere.path.string + "/", with: "") }
    }
    #expect(names([""], exclude: "vendor/") == ["a.yaml"])
    #expect(names([""], exclude: "/vendor/") == ["a.yaml", "sub/vendor/c.yaml"])
    #expect(names(["sub", "vendor"], exclude: "/sub/vendor") == ["vendor/b.yaml"])
    #expect(names(["vendor/b.yaml", "a.yaml"], exclude: "vendor/") == ["a.yaml"])
  }

  /// Obeys the .gitignore of parent folders inside the repository, and of no others.
  @Test func parents() throws {
    try folder.write("*.yaml\n", to: ".gitignore")
    try folder.write("b.json\n", to: "repository/.gitignore")
    try folder.makeFolder("repository/.git")
    try folder.write(to: "repository/sub/a.yaml")
    try folder.write(to: "repository/sub/b.json")
    #expect(found(["repository/sub"]) == ["repository/sub/a.yaml"])
  }

  @Test func walksAFolderThatIsNamedEvenWhereItWouldBeLeftOut() throws {
    try folder.makeFolder(".git")
    try folder.write("ignored/\n", to: ".gitignore")
    try folder.write(to: "ignored/a.yaml")
    try folder.write(to: ".hidden/a.yaml")
    #expect(found(["ignored", ".hidden"]) == ["ignored/a.yaml", ".hidden/a.yaml"])
  }

  @Test func obeysExcludeInFoldersWithSkipOtherAlsoForNamedFiles() throws {
    for name in ["vendor/a.yaml", "vendor/deep/b.yaml", "api.yaml", "old.yaml"] { try folder.write(to: name) }
    #expect(found([""], exclude: ["vendor/**", "old.yaml"]) == ["api.yaml"])
    #expect(found([""], exclude: ["vendor/"]) == ["api.yaml", "old.yaml"])
    #expect(found(["vendor/a.yaml"], exclude: ["vendor/"]) == ["vendor/a.yaml"])
    #expect(found(["vendor/a.yaml", "api.yaml"], exclude: ["vendor/"], skipOther: true) == ["api.yaml"])
  }

  @Test func followsLinksToFilesInsideNeverToFoldersOrOutOfTheFolder() throws {
    try folder.write(to: "in/z.yaml")
    try folder.write(to: "out/secret.yaml")
    try folder.link("in/a.yaml", to: "z.yaml")
    try folder.link("in/escape.yaml", to: "../out/secret.yaml")
    try folder.link("in/loop", to: "..")
    try folder.link("in/self.yaml", to: "self.yaml")
    try folder.link("in/dangling.yaml", to: "nothing")
    try folder.write(to: "in/no-extension")
    try folder.link("in/linked.yaml", to: "no-extension")
    // a.yaml is dropped in favour of its target.
    #expect(found(["in"]) == ["in/linked.yaml", "in/z.yaml"])
    #expect(found(["in/escape.yaml"]) == ["in/escape.yaml"])
    try folder.link("folder-link", to: "in")
    #expect(found(["folder-link"]) == ["folder-link/linked.yaml", "folder-link/z.yaml"])
  }

  @Test func givesEachFileOnceAndRemembersThatItWasNamed() throws {
    try folder.write(to: "a.yaml")
    try folder.write(to: "b.yaml")
    let found = finder(["", "a.yaml", "./a.yaml", "../\(folder.path.lastComponent!)/a.yaml"]).find()
    #expect(found.candidates.map(\.isNamed) == [true, false])
    #expect(found.problems.isEmpty)
    #expect(self.found(["b.yaml", ""]) == ["b.yaml", "a.yaml"])
  }

  @Test func takesANamedFileWhateverItsName() throws {
    try folder.write(to: "openapi.txt")
    let candidates = finder(["openapi.txt"]).find().candidates
    #expect(candidates.map(\.isNamed) == [true])
    #expect(finder(["openapi.txt"], skipOther: true).find().candidates.map(\.isNamed) == [false])
  }

  @Test(.timeLimit(.minutes(20)))
  func saysWhatIsWrongWithAPathAndDoesNotWaitForAPipe() throws {
    mkfifo(folder.string("pipe.yaml"), 0o600)
    try folder.write(to: "a.yaml")
    let problems = finder(["missing.yaml", "pipe.yaml", "a.yaml/x"]).find().problems
    #expect(problems.map(\.error) == [.notFound, .notRegular, .notFound])
    #expect(problems[0].message == "\(folder.string("missing.yaml")): no such file or folder")
    #expect(found([""]) == ["a.yaml"])
    #expect(
      finder(LintInput(paths: ["/dev/zero"])).find().problems.map(\.error) == [.notRegular])
    #expect(finder(LintInput(paths: [""])).find().problems.map(\.error) == [.notFound])
  }

  @Test func isStandardInputOnceUnderTheNameItWasGiven() {
    let found = finder(LintInput(paths: ["-", "-"], standardInputName: "api.yaml")).find()
    #expect(found.candidates.map(\.path) == ["api.yaml"])
    #expect(found.candidates.map(\.location) == [.standardInput])
    #expect(found.candidates.map(\.isNamed) == [true])
  }

  @Test func theWorkingFolderIsTheDefaultAndIsNotShown() throws {
    for name in ["a.yaml", "sub/b.yaml"] { try folder.write(to: name) }
    func found(_ paths: [String]) -> [String] {
      finder(LintInput(paths: paths)).find().candidates.map(\.path)
    }
    for paths in [[], ["."], ["./"]] { #expect(found(paths) == ["a.yaml", "sub/b.yaml"]) }
    #expect(found(["sub"]) == ["sub/b.yaml"])
    #expect(found(["./sub/b.yaml", "nothing.yaml"]) == ["./sub/b.yaml"])
  }

  @Test func stepsAfterALinkGoWhereItLeads() throws {
    try folder.write(to: "deep/inner/a.yaml")
    try folder.write(to: "deep/b.yaml")
    try folder.link("link", to: "deep/inner")
    let found = finder(LintInput(paths: ["link/../b.yaml"])).find().candidates
    #expect(found.map(\.realPath) == [folder.path.pushing("deep/b.yaml")])
  }

  @Test(.timeLimit(.minutes(20)))
  func aDeepFolderNeedsNoDeepStack() throws {
    let path = Array(repeating: "d", count: 400).joined(separator: "/")
    try folder.write(to: "\(path)/a.yaml")
    #expect(found([""]) == ["\(path)/a.yaml"])
  }
}
