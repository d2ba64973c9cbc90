import Text

/// Paths of files relative to their repositories, so that results from machines with different folders can be
/// compared. Nothing is looked up before it is needed, and each folder once.
package final class RepositoryPaths: Sendable {
  /// Nil if nothing is to be looked up.
  private let folder: WorkingFolder?
  private let known: Guarded<Known>

  private struct Known {
    /// By displayed path.
    var files: [TextKey: String]
    /// By the folder part of a displayed path.
    var folders: [TextKey: String] = [:]
    var roots = RepositoryRoots()
  }

  /// - Parameter folder: the base of relative paths.
  package init(from folder: WorkingFolder) {
    self.folder = folder
    known = Guarded(Known(files: [:]))
  }

  /// - Parameter files: repository paths that differ from the displayed path, by the latter.
  package init(_ files: [TextKey: String] = [:]) {
    folder = nil
    known = Guarded(Known(files: files))
  }

  /// A file's path relative to its repository's root; see `RepositoryRoots`.
  /// - Parameter shown: the displayed path.
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
