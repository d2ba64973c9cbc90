import Foundation
import Platform
import SystemPackage

/// A folder that goes away with the value that holds it.
package final class TemporaryFolder {
  /// Absolute, without links.
  package let path: FilePath

  package init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "headerlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = FilePath(url.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  package func write(_ text: String = "a: 1\n", to name: String) throws {
    let file = path.appending(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file.string))
  }

  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path.appending(name).string, withIntermediateDirectories: true)
  }

  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path.appending(name).string, withDestinationPath: target)
  }

  /// The folder as the one that relative paths start from.
  package var working: WorkingFolder { WorkingFolder(path) }

  package func string(_ name: String) -> String { path.appending(name).string }

  package func url(_ name: String) -> URL { URL(filePath: string(name)) }

  package func read(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }
}
