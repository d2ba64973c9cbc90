import Foundation

/// What lies beside a checkout of the developers: facts and real documents. A clone has none of it.
package enum Shared {
  private static let folder = Repository.root.appending(path: "../shared").standardized

  /// - Parameter path: relative to the folder.
  package static func file(_ path: String) -> URL { folder.appending(path: path) }

  package static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }
}
