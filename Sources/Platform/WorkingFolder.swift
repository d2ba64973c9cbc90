import SystemPackage

/// The base of relative paths. Passed explicitly, because one process may serve several.
package struct WorkingFolder: Hashable, Sendable {
  /// Absolute, without `.` and `..`.
  package let path: FilePath

  /// - Parameter path: absolute.
  package init(_ path: FilePath) {
    precondition(path.isAbsolute)
    self.path = path.lexicallyNormalized()
  }

  /// The path to pass to the system. Steps like `link/..` stay: after a link, they don't lead where their
  /// text suggests.
  package func locate(_ path: FilePath) -> FilePath {
    // An empty path names nothing, not the folder itself.
    path.isEmpty ? path : self.path.pushing(path)
  }

  /// An absolute path without `.` and `..`, computed from the text alone: links stay.
  package func absolute(_ path: FilePath) -> FilePath {
    self.path.pushing(path).lexicallyNormalized()
  }

  /// The absolute path without links; computed from the text if nothing is there.
  package func realPath(_ path: FilePath) -> FilePath {
    FileSystem.realPath(locate(path)) ?? absolute(path)
  }
}
