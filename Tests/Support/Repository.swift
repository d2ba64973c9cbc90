import Foundation

/// The checkout that this is built from.
package enum Repository {
  package static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// - Parameter path: relative to the root.
  package static func file(_ path: String) -> URL { root.appending(path: path) }

  package static func text(_ path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }
}
