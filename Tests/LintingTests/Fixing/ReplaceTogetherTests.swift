import Foundation
import Platform
import SystemPackage
import TestSupport
import Testing

/// Files that are replaced together: all of them, or none.
@Suite struct ReplaceTogetherTests {
  private func revisions(_ folder: TemporaryFolder, _ names: String...) -> [FileSystem.Revision] {
    names.map { name in
      FileSystem.Revision(
        path: folder.path.appending(name), old: Array("old \(name)".utf8), new: Array("new \(name)".utf8))
    }
  }

  private func texts(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path.string).sorted().map { name in
      (try? folder.read(name)) ?? "folder \(name)"
    }
  }

  @Test func all() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.write("old \(name)", to: name) }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.string("b"))
    try FileSystem.replaceTogether(revisions(folder, "a", "b"))
    #expect(try texts(folder) == ["new a", "new b"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.string("b"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  /// The last one isn't there, or is a folder by now; nothing is left beside the first.
  @Test func none() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.write("old \(name)", to: name) }
    for last in ["gone", "sub"] {
      if last == "sub" { try folder.write("x", to: "sub/x") }
      do throws(FileSystem.FailedRevision) {
        try FileSystem.replaceTogether(revisions(folder, "a", "b", last))
        Issue.record("\(last) was replaced")
      } catch {
        #expect(error.path == folder.path.appending(last))
      }
      #expect(try texts(folder).prefix(2) == ["old a", "old b"])
    }
    #expect(try texts(folder) == ["old a", "old b", "folder sub"])
  }
}
