import SystemPackage

/// The folder that relative paths start from. Whoever runs the linter says which: one process may serve several.
package struct WorkingFolder: Hashable, Sendable {
  /// Absolute, without `.` and `..`.
  package let path: FilePath

  /// - Parameter path: absolute.
  package init(_ path: FilePath) {
    precondition(path.isAbsolute)
    self.path = path.lexicallyNormalized()
  }

  /// Where the system finds a path. Steps like `link/..` stay: behind a link they lead elsewhere than their text says.
  package func locate(_ path: FilePath) -> FilePath {
    // Nothing is called so, and the folder itself is not meant.
    path.isEmpty ? path : self.path.pushing(path)
  }

  /// An absolute path without `.` and `..`. Links stay: it is made from the text alone.
  package func absolute(_ path: FilePath) -> FilePath {
    self.path.pushing(path).lexicallyNormalized()
  }

  /// The absolute path without links; made from the text where nothing is there.
  package func realPath(_ path: FilePath) -> FilePath {
    FileSystem.realPath(locate(path)) ?? absolute(path)
  }
}
