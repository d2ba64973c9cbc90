import Foundation
import Platform
import SystemPackage
import TestSupport
import Testing

@testable import Linting

@Suite struct BaselineRegistrationTests {
  @Test(arguments: [
    ("profile: http\n", "profile: http\nbaseline: b.json\n"),
    ("profile: http", "profile: http\nbaseline: b.json\n"),
    ("# nothing yet\n", "# nothing yet\nbaseline: b.json\n"),
    ("", "baseline: b.json\n"),
    ("rules: # é\r\n  - a\r\n", "rules: # é\r\n  - a\r\nbaseline: b.json\r\n"),
    ("a: |\n  text\n\n# end\n", "a: |\n  text\n\n# end\nbaseline: b.json\n"),
    ("a:\n  - b   \n\n\n", "a:\n  - b   \n\n\nbaseline: b.json\n"),
  ])
  func aLineIsAppendedAndNoByteChanged(_ before: String, _ after: String) throws {
    let edited = try #require(BaselineRegistration.appending("b.json", to: Array(before.utf8)))
    #expect(String(decoding: edited, as: UTF8.self) == after)
  }

  @Test(arguments: ["{profile: http}\n", "- a\n", "text\n", "  profile: http\n", "a: 1\n...\n", "a: [\n"])
  func whereNoLineCanBeAppendedNothingIs(_ text: String) {
    #expect(BaselineRegistration.appending("b.json", to: Array(text.utf8)) == nil)
  }

  @Test func oddNamesAreQuoted() throws {
    let edited = try #require(BaselineRegistration.appending("it's: #1.json", to: []))
    #expect(String(decoding: edited, as: UTF8.self) == "baseline: 'it''s: #1.json'\n")
  }

  @Test func aConfigurationIsMadeAtTheRootOfTheRepository() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.makeFolder("a/b")
    let registration = BaselineRegistration(folder: folder.path.pushing("a/b"))
    #expect(registration.baseline == folder.path.appending(".headerlint-baseline.json"))
    #expect(try registration.register(registration.baseline) == .created)
    #expect(try text(folder, ".headerlint.yaml") == "baseline: .headerlint-baseline.json\n")
    let again = BaselineRegistration(folder: folder.path.pushing("a/b"))
    #expect(try again.register(again.baseline) == .wasNamed)
    #expect(try again.register(folder.path.appending("b.json")) == .namesAnother(".headerlint-baseline.json"))
  }

  @Test func theNearestConfigurationIsTaken() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.makeFolder("a/b")
    try folder.write("profile: http\n", to: ".headerlint.yaml")
    try folder.write("profile: openapi\n", to: "a/.headerlint.yaml")
    let registration = BaselineRegistration(folder: folder.path.pushing("a/b"))
    #expect(try registration.register(folder.path.appending("x.json")) == .added)
    #expect(try text(folder, ".headerlint.yaml") == "profile: http\n")
    #expect(try text(folder, "a/.headerlint.yaml") == "profile: openapi\nbaseline: ../x.json\n")
    #expect(
      BaselineRegistration(folder: folder.path.pushing("a/b")).baseline == folder.path.appending("x.json"))
  }

  @Test func withoutARepositoryTheFolderItselfCountsAndNoneAboveIt() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("a")
    try folder.write("profile: http\n", to: ".headerlint.yaml")
    let registration = BaselineRegistration(folder: folder.path.appending("a"))
    #expect(registration.configuration == folder.path.pushing("a/.headerlint.yaml"))
  }

  @Test func aConfigurationInAnotherFormIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write("{profile: http}\n", to: ".headerlint.yaml")
    let registration = BaselineRegistration(folder: folder.path)
    #expect(
      try registration.register(registration.baseline)
        == .notAppendable(line: "baseline: .headerlint-baseline.json"))
    #expect(try text(folder, ".headerlint.yaml") == "{profile: http}\n")
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.string(name), encoding: .utf8)
  }
}

@Suite struct ReplacingTests {
  @Test func aFileIsReplacedAsAWhole() throws {
    let folder = try TemporaryFolder()
    try folder.write("old and longer\n", to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: folder.string("a"))
    try folder.link("b", to: "a")
    try FileSystem.replace(folder.path.appending("b"), with: Array("new\n".utf8))
    #expect(try String(contentsOfFile: folder.string("a"), encoding: .utf8) == "new\n")
    #expect(FileSystem.kind(of: folder.path.appending("b"), followingLinks: false) == .link)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.string("a"))
    #expect(attributes[.posixPermissions] as? Int == 0o664)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path.string).sorted() == ["a", "b"])
  }

  @Test func whatCannotBeWrittenLeavesEverythingAsItIs() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("a")
    #expect(throws: Errno.self) { try FileSystem.replace(folder.path.appending("a"), with: [1]) }
    #expect(throws: Errno.noSuchFileOrDirectory) {
      try FileSystem.replace(folder.path.pushing("b/c"), with: [1])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path.string) == ["a"])
  }

  @Test func aLockOnAFileIsKeptUntilItIsReleased() throws {
    let folder = try TemporaryFolder()
    let file = folder.path.appending("b.json")
    let lock = try FileLock(file, patience: 0)
    #expect(throws: FileLock.Taken.self) { _ = try FileLock(file, patience: 0) }
    lock.release()
    try FileLock(file, patience: 0).release()
    // Nothing is locked that isn't there.
    try FileLock(folder.path.pushing("missing/b.json"), patience: 0).release()
  }

  @Test func aLockOnAFileHoldsForItsOtherNames() throws {
    let folder = try TemporaryFolder()
    try folder.write(to: "a/b.json")
    try folder.makeFolder("c")
    try FileManager.default.linkItem(atPath: folder.string("a/b.json"), toPath: folder.string("c/d.json"))
    let lock = try FileLock(folder.path.pushing("a/b.json"), patience: 0)
    #expect(throws: FileLock.Taken.self) { _ = try FileLock(folder.path.pushing("c/d.json"), patience: 0) }
    lock.release()
    try FileLock(folder.path.pushing("c/d.json"), patience: 0).release()
  }

  @Test func pathsAsTheyAreWrittenFromAFolderOn() {
    #expect(FilePath("/a/b/c.json").relative(to: "/a/b") == "c.json")
    #expect(FilePath("/a/c.json").relative(to: "/a/b/d") == "../../c.json")
    #expect(FilePath("/x/c.json").relative(to: "/") == "x/c.json")
  }
}
