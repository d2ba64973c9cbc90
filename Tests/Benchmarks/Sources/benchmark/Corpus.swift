import Foundation

/// Real documents, if available.
enum Corpus {
  static let folder = Benchmark.repository.appending(path: "../shared/corpus").standardized
    .resolvingSymlinksInPath()

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func largest(_ extensions: Set<String>, goal: Double) -> Document? {
    files(in: folder).filter { extensions.contains($0.pathExtension) }.map {
      Document($0, in: folder, goal: goal)
    }
    .max { $0.size < $1.size }
  }

  /// DigitalOcean's document: one root with thousands of files, not all of which lead to a header.
  static var manyFiles: Document? {
    let folder = folder.appending(path: "digitalocean")
    let files = files(in: folder)
    guard let root = files.first(where: { $0.lastPathComponent == "DigitalOcean-public.v2.yaml" }) else {
      return nil
    }
    return Document(
      path: root.path, name: "digitalocean", files: files.map(\.path),
      size: files.reduce(0) { $0 + bytes(of: $1) }, goal: 1.5)
  }

  private static func files(in folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      ["yaml", "yml", "json"].contains($0.pathExtension)
    }
    .sorted { $0.path < $1.path }
  }
}
