import Foundation
import TestSupport

/// Real documents next to a developer's checkout.
enum Corpus {
  private static let folder = "corpus"
  static var isThere: Bool { Shared.has(folder) }

  /// In an order of their own.
  /// - Parameter limit: bytes of each.
  static func documents(upTo limit: Int, using random: inout SplitMix) -> [URL] {
    let files = FileManager.default.enumerator(
      at: Shared.file(folder), includingPropertiesForKeys: [.fileSizeKey])
    let documents = (files?.allObjects as? [URL] ?? []).filter { url in
      ["yaml", "yml", "json"].contains(url.pathExtension) && size(of: url) < limit
    }
    return documents.sorted { $0.path < $1.path }.shuffled(using: &random)
  }

  /// Bytes.
  static func size(of document: URL) -> Int {
    (try? document.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
  }
}
