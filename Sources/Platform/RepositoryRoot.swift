import SystemPackage

/// The repository of a file.
package enum RepositoryRoot {
  /// The nearest enclosing folder with a `.git`: a folder, or a file in worktrees and submodules.
  /// - Parameter file: absolute, without `.` and `..`; it need not exist.
  package static func containing(file: FilePath) -> FilePath? {
    containing(folder: file.removingLastComponent())
  }

  /// The same, starting with the folder itself.
  /// - Parameter folder: absolute, without `.` and `..`.
  package static func containing(folder: FilePath) -> FilePath? {
    var roots = RepositoryRoots()
    return roots.containing(folder)
  }

  /// A file's path relative to a folder as it is shown, e.g. `api/openapi.yaml`; absolute if it is outside.
  /// - Parameters:
  ///   - file: absolute, without `.` and `..`.
  ///   - root: absolute, without `.` and `..`.
  package static func relativePath(of file: FilePath, to root: FilePath) -> String {
    var path = file
    _ = path.removePrefix(root)
    return path.shownText
  }
}

/// Finds the repositories of many folders, looking at each folder once.
package struct RepositoryRoots {
  private var known: [FilePath: FilePath?] = [:]

  package init() {}

  /// A folder's path relative to the root of its repository, as SARIF and baselines want it, ready to append
  /// a file name, e.g. `api/`. Outside any repository: relative to the working folder, or absolute if outside
  /// that.
  /// - Parameter folder: as it is shown: absolute, or relative to the working folder; empty for the latter.
  package mutating func relativePath(ofFolder folder: String, from start: WorkingFolder) -> String {
    let folder = start.absolute(FilePath(shown: folder))
    let path = RepositoryRoot.relativePath(of: folder, to: containing(folder) ?? start.path)
    return path.isEmpty || path.hasSuffix("/") ? path : path + "/"
  }

  /// - Parameter folder: absolute, without `.` and `..`.
  package mutating func containing(_ folder: FilePath) -> FilePath? {
    var passed: [FilePath] = []
    var root: FilePath?
    var current = folder
    while true {
      if let answer = known[current] {
        root = answer
        break
      }
      passed.append(current)
      if let kind = FileSystem.kind(of: current.appending(".git")), kind == .file || kind == .folder {
        root = current
        break
      }
      guard current.removeLastComponent() else { break }
    }
    for folder in passed { known[folder] = .some(root) }
    return root
  }
}
