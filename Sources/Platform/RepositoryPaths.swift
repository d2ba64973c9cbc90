import Text

/// What files are called in their repositories, for whoever compares what machines with different folders say: where
/// nobody asks, nothing is looked up, and a folder is asked once for its repository.
package final class RepositoryPaths: Sendable {
  /// Nil where nothing is looked up.
  private let folder: WorkingFolder?
  private let known: Guarded<Known>

  private struct Known {
    /// By the path that the file is shown with.
    var files: [TextKey: String]
    /// By what stands before the file's name in such a path.
    var folders: [TextKey: String] = [:]
    var roots = RepositoryRoots()
  }

  /// - Parameter folder: what relative paths start from.
  package init(from folder: WorkingFolder) {
    self.folder = folder
    known = Guarded(Known(files: [:]))
  }

  /// - Parameter files: the files with another path than they are shown with, by the latter.
  package init(_ files: [TextKey: String] = [:]) {
    folder = nil
    known = Guarded(Known(files: files))
  }

  /// A file's path relative to its repository's root; see `RepositoryRoots`.
  /// - Parameter shown: the path that the file is shown with.
  package func path(of shown: String) -> String {
    let key = TextKey(shown)
    return known.withLock { known in
      if let path = known.files[key] { return path }
      guard let folder else { return shown }
      let path = Self.path(of: shown, folder, &known)
      known.files[key] = path
      return path
    }
  }

  private static func path(of shown: String, _ start: WorkingFolder, _ known: inout Known) -> String {
    let (folder, name) = PathText.split(shown)
    let key = TextKey(folder)
    if let path = known.folders[key] { return path + name }
    let stated = folder.isEmpty && shown.hasPrefix("/") ? "/" : folder
    let path = known.roots.relativePath(ofFolder: stated, from: start)
    known.folders[key] = path
    return path + name
  }
}
