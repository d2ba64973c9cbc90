import Foundation
import TestSupport
import Testing

/// The public test suites, which aren't part of the package but may be next to it.
enum Conformance {
  static let skipped: Comment = "skipped: the conformance suites do not lie beside the package"

  static let isPresent = Shared.has("conformance")

  static func json(_ prefix: String) throws -> [URL] {
    try files(folder.appending(path: "json-test-suite")).filter { $0.lastPathComponent.hasPrefix(prefix) }
  }

  /// The folders containing an `in.yaml`.
  static func yaml() throws -> [URL] {
    let suite = folder.appending(path: "yaml-test-suite")
    let cases = try files(suite).flatMap { [$0] + ((try? files($0)) ?? []) }
    return cases.filter { exists($0.appending(path: "in.yaml")) }
  }

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  private static let folder = Shared.file("conformance")

  private static func files(_ folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }
}
