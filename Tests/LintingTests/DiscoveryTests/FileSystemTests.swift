import Foundation
import Platform
import Syntax
import SystemPackage
import TestSupport
import Testing
import Text

@testable import Linting

@Suite("Reading files")
struct FileSystemTests {
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

  @Test("up to the limit", arguments: [0, 1, 4095, 4096, 70_000])
  func limit(size: Int) throws {
    try folder.write(String(repeating: "x", count: size), to: "a")
    #expect(try FileSystem.read(folder.path.appending("a"), limit: size).array.count == size)
    if size > 0 { #expect(error("a", limit: size - 1) == .tooLarge(limit: size - 1)) }
  }

  @Test("each failure by its name", .timeLimit(.minutes(20)))
  func failures() throws {
    try folder.makeFolder("folder")
    mkfifo(folder.string("pipe"), 0o600)
    try folder.link("to-pipe", to: "pipe")
    #expect(error("missing") == .notFound)
    #expect(error("folder") == .isFolder)
    #expect(error("pipe") == .notRegular)
    #expect(error("to-pipe") == .notRegular)
    #expect(FileError(.permissionDenied) == .notPermitted)
  }

  @Test("what has taken the place of a file since somebody looked")
  func replaced() throws {
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

  @Test("a file that says it is empty is read to its end")
  func withoutSize() throws {
    guard FileSystem.kind(of: "/proc/self/status") == .file else { return }
    let bytes = try FileSystem.read("/proc/self/status", limit: 1_000_000).array
    #expect(!bytes.isEmpty)
  }

  @Test("a folder's names come sorted by bytes")
  func list() throws {
    for name in ["b", "B", "é", "a.b", "a"] { try folder.write(to: name) }
    #expect(try FileSystem.list(folder.path).map(\.name.string) == ["B", "a", "a.b", "b", "é"])
  }
}

@Suite("The repository of a file")
struct RepositoryRootTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("is the nearest folder upward with .git")
  func root() throws {
    try folder.makeFolder(".git")
    try folder.write("gitdir: elsewhere", to: "module/.git")
    let inner = folder.path.appending("module/api/a.yaml")
    #expect(RepositoryRoot.containing(file: folder.path.appending("x/y.yaml")) == folder.path)
    #expect(RepositoryRoot.containing(file: inner) == folder.path.appending("module"))
    var roots = RepositoryRoots()
    #expect(roots.relativePath(ofFolder: "module/api", from: folder.working) == "api/")
    #expect(roots.relativePath(ofFolder: "./x/../b/.", from: folder.working) == "b/")
  }

  @Test("is not there outside of one")
  func none() throws {
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

@Suite("A glance at a file")
struct OpenAPIProbeTests {
  @Test(
    "finds the words wherever they stand",
    arguments: [
      "openapi", "swagger", "{\"openapi\"", "xxxxxxxswagger: 2", "oopenapi", "swaswagger", "# openapi\n",
    ])
  func found(text: String) {
    #expect(OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8))))
  }

  @Test(
    "and nothing else",
    arguments: ["", "openap", "OpenAPI", "open api", "wagger", "swaggar", "openapa swagge"])
  func missing(text: String) {
    #expect(!OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8))))
  }

  @Test("at every offset")
  func offsets() {
    for before in 0..<40 {
      for word in ["openapi", "swagger"] {
        let text = String(repeating: "e", count: before) + word
        #expect(OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8))))
        #expect(!OpenAPIProbe.mayBeOpenAPI(SourceBytes(Array(text.utf8.dropLast()))))
      }
    }
  }
}
