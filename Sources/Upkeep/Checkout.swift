import Foundation

/// A folder with generated files.
package struct Checkout {
  private let root: URL

  package init(_ root: URL) {
    self.root = root
  }

  /// The paths of the files that writing would change, sorted.
  package func differences(_ generated: GeneratedFiles) -> [String] {
    let different = generated.texts.filter { path, text in
      (try? Data(contentsOf: root.appending(path: path))) != Data(text.utf8)
    }
    return (different.keys + generated.outlived).sorted()
  }

  /// Writes what is different, and removes what nothing asks for any more.
  /// - Returns: the paths of these files, sorted.
  @discardableResult
  package func write(_ generated: GeneratedFiles) throws -> [String] {
    let paths = differences(generated)
    for path in paths {
      let file = root.appending(path: path)
      guard let text = generated.texts[path] else {
        try FileManager.default.removeItem(at: file)
        continue
      }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return paths
  }
}
