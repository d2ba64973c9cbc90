import SystemPackage

/// The repository that a file lies in.
package enum RepositoryRoot {
  /// The nearest folder upward with a `.git` in it: a folder, or a file as in worktrees and submodules.
  /// - Parameter file: absolute, or relative to the current folder; it need not exist.
  package static func containing(file: FilePath) -> FilePath? {
    containing(folder: FileSystem.absolute(file).removingLastComponent())
  }

  /// The same, beginning with the folder itself.
  package static func containing(folder: FilePath) -> FilePath? {
    var roots = RepositoryRoots()
    return roots.containing(FileSystem.absolute(folder))
  }

  /// A file's path from the root of its repository on, as SARIF and baselines want it, e.g. `api/openapi.yaml`. In no
  /// repository: from the current folder on, or absolute where the file lies outside.
  package static func relativePath(of file: FilePath) -> String {
    relativePath(of: file, to: containing(file: file) ?? FileSystem.currentFolder)
  }

  /// - Parameter root: absolute.
  package static func relativePath(of file: FilePath, to root: FilePath) -> String {
    var path = FileSystem.absolute(file)
    _ = path.removePrefix(root)
    return path.string
  }
}

/// The repositories of many folders: each folder is looked at once.
package struct RepositoryRoots {
  private var known: [FilePath: FilePath?] = [:]

  package init() {}

  /// A folder's path as `RepositoryRoot.relativePath` gives it for a file in it, up to the file's name.
  /// - Parameter folder: absolute, or relative to the current folder; empty for that.
  package mutating func relativePath(ofFolder folder: String) -> String {
    let folder = FileSystem.absolute(FilePath(folder))
    let path = RepositoryRoot.relativePath(of: folder, to: containing(folder) ?? FileSystem.currentFolder)
    return path.isEmpty || path.hasSuffix("/") ? path : path + "/"
  }

  /// - Parameter folder: absolute.
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
