import Foundation

/// A folder that generated files stand in.
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
  package func write(_ generated: GeneratedFiles) throws {
    for path in differences(generated) {
      let file = root.appending(path: path)
      guard let text = generated.texts[path] else {
        try FileManager.default.removeItem(at: file)
        continue
      }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}
