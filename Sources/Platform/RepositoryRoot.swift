import SystemPackage

/// The repository that a file lies in.
package enum RepositoryRoot {
  /// The nearest folder upward with a `.git` in it: a folder, or a file as in worktrees and submodules.
  /// - Parameter file: absolute, without `.` and `..`; it need not exist.
  package static func containing(file: FilePath) -> FilePath? {
    containing(folder: file.removingLastComponent())
  }

  /// The same, beginning with the folder itself.
  /// - Parameter folder: absolute, without `.` and `..`.
  package static func containing(folder: FilePath) -> FilePath? {
    var roots = RepositoryRoots()
    return roots.containing(folder)
  }

  /// A file's path from a folder on, e.g. `api/openapi.yaml`; absolute where it lies outside.
  /// - Parameters:
  ///   - file: absolute, without `.` and `..`.
  ///   - root: absolute, without `.` and `..`.
  package static func relativePath(of file: FilePath, to root: FilePath) -> String {
    var path = file
    _ = path.removePrefix(root)
    return path.string
  }
}

/// The repositories of many folders: each folder is looked at once.
package struct RepositoryRoots {
  private var known: [FilePath: FilePath?] = [:]

  package init() {}

  /// A folder's path from the root of its repository on, as SARIF and baselines want it, up to the name of a file in it,
  /// e.g. `api/`. In no repository: from the working folder on, or absolute where it lies outside.
  /// - Parameter folder: absolute, or relative to the working folder; empty for that.
  package mutating func relativePath(ofFolder folder: String, from start: WorkingFolder) -> String {
    let folder = start.absolute(FilePath(folder))
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
