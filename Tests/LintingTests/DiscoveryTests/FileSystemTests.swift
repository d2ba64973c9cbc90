import Foundation
import Platform
import Syntax
import SystemPackage
import TestSupport
import Testing
import Text

@testable import Linting

/// Reading files.
@Suite struct FileSystemTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(_ name: String, limit: Int = 100) -> FileError? {
    do throws(FileError) {
      _ = try FileSystem.read(folder.path.appending(name), limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [0, 1, 4095, 4096, 70_000])
  func upToTheLimit(size: Int) throws {
    try folder.write(String(repeating: "x", count: size), to: "a")
    #expect(try FileSystem.read(folder.path.appending("a"), limit: size).array.count == size)
    if size > 0 { #expect(error("a", limit: size - 1) == .tooLarge(limit: size - 1)) }
  }

  @Test(.timeLimit(.minutes(20)))
  func eachFailureByItsName() throws {
    try folder.makeFolder("folder")
    mkfifo(folder.string("pipe"), 0o600)
    try folder.link("to-pipe", to: "pipe")
    #expect(error("missing") == .notFound)
    #expect(error("folder") == .isFolder)
    #expect(error("pipe") == .notRegular)
    #expect(error("to-pipe") == .notRegular)
    #expect(FileError(.permissionDenied) == .notPermitted)
  }

  @Test func whatHasTakenThePlaceOfAFileSinceSomebodyLooked() throws {
    func read(_ limit: Int, seen sight: FileSystem.FileStatus) -> [UInt8]? {
      try? FileSystem.read(folder.string("a"), limit: limit, seen: sight).array
    }
    try folder.write("four", to: "a")
    let sight = try #require(FileSystem.status(of: folder.string("a")))
    #expect(read(100, seen: sight) == Array("four".utf8))
    let long = String(repeating: "longer", count: 20_000)
    try folder.write(long, to: "a")
    #expect(read(200_000, seen: sight) == Array(long.utf8))
    #expect(read(1000, seen: sight) == nil)
    try folder.write("", to: "a")
    #expect(read(100, seen: sight) == [])
    try folder.write("secret", to: "b")
    try FileManager.default.removeItem(atPath: folder.string("a"))
    try folder.link("a", to: "b")
    #expect(read(100, seen: sight) == nil)
  }

  @Test func aFileThatSaysItIsEmptyIsReadToItsEnd() throws {
    guard FileSystem.kind(of: "/proc/self/status") == .file else { return }
    let bytes = try FileSystem.read("/proc/self/status", limit: 1_000_000).array
    #expect(!bytes.isEmpty)
  }

  @Test func aFoldersNamesComeSortedByBytes() throws {
    for name in ["b", "B", "é", "a.b", "a"] { try folder.write(to: name) }
    #expect(try FileSystem.list(folder.path).map(\.name.string) == ["B", "a", "a.b", "b", "é"])
  }
}

/// What runs that were killed have left.
@Suite struct LeftoverTests {
  private func write(_ name: String, into folder: TemporaryFolder, hoursAgo: Double) throws {
    try folder.write(to: name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600 * hoursAgo)],
      ofItemAtPath: folder.string(name))
  }

  @Test func isRemovedByALaterRunThatWritesThere() throws {
    let folder = try TemporaryFolder()
    try write(".headerlint-3w5e11264sgsf.tmp", into: folder, hoursAgo: 2)
    // Somebody may be writing it.
    let others = [".headerlint-0.tmp"]
    try write(others[0], into: folder, hoursAgo: 0.5)
    let foreign = [
      ".headerlint-1.new", ".headerlint-A.tmp", ".headerlint-a.tmp.yaml", ".headerlint-.tmp", "b.tmp",
    ]
    for name in foreign { try write(name, into: folder, hoursAgo: 2) }
    try folder.makeFolder(".headerlint-f.tmp")
    try folder.link(".headerlint-l.tmp", to: "b.tmp")
    try FileSystem.replace(folder.path.appending("report"), with: Array("new".utf8))
    let left = try FileSystem.list(folder.path).map(\.name.string)
    #expect(Set(left) == Set(others + foreign + [".headerlint-f.tmp", ".headerlint-l.tmp", "report"]))
  }
}

/// The repository of a file.
@Suite struct RepositoryRootTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func isTheNearestFolderUpwardWithGit() throws {
    try folder.makeFolder(".git")
    try folder.write("gitdir: elsewhere", to: "module/.git")
    let inner = folder.path.appending("module/api/a.yaml")
    #expect(RepositoryRoot.containing(file: folder.path.appending("x/y.yaml")) == folder.path)
    #expect(RepositoryRoot.containing(file: inner) == folder.path.appending("module"))
    var roots = RepositoryRoots()
    #expect(roots.relativePath(ofFolder: "module/api", from: folder.working) == "api/")
    #expect(roots.relativePath(ofFolder: "./x/../b/.", from: folder.working) == "b/")
  }

  @Test func isNotThereOutsideOfOne() throws {
    try folder.write(to: "a.yaml")
    let file = folder.path.appending("a.yaml")
    #expect(RepositoryRoot.containing(file: file) == nil)
    var roots = RepositoryRoots()
    #expect(roots.relativePath(ofFolder: "sub", from: folder.working) == "sub/")
    #expect(roots.relativePath(ofFolder: "", from: folder.working) == "")
    #expect(
      roots.relativePath(ofFolder: "..", from: folder.working) == folder.path.removingLastComponent().string
        + "/")
  }
}

/// A glance at a file.
@Suite struct OpenAPIProbeTests {
  @Test(
    arguments: [
      "openapi", "swagger", "{\"openapi\"", "xxxxxxxswagger: 2", "oopenapi", "swaswagger", "# openapi\n",
    ])
  func findsTheWordsWhereverTheyStand(text: String) {
    #expect(OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8))))
  }

  @Test(
    arguments: ["", "openap", "OpenAPI", "open api", "wagger", "swaggar", "openapa swagge"])
  func andNothingElse(text: String) {
    #expect(!OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8))))
  }

  @Test func atEveryOffset() {
    for before in 0..<40 {
      for word in ["openapi", "swagger"] {
        let text = String(repeating: "e", count: before) + word
        #expect(OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8))))
        #expect(!OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8.dropLast()))))
      }
    }
  }
}
