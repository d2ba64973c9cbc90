import SystemPackage

/// How files are named that only references lead to: from the current folder on, as people would type it; absolute
/// where every document was named so. The name depends on where the file lies alone, not on who comes to it first.
struct PathNamer: Sendable {
  private let shownPaths: [FilePath: String]
  private let current: FilePath
  private let isAbsolute: Bool

  /// - Parameter shownPaths: by real path.
  init(shownPaths: [FilePath: String]) {
    self.shownPaths = shownPaths
    current = FileSystem.realPath(FileSystem.currentFolder) ?? FileSystem.currentFolder
    isAbsolute = !shownPaths.isEmpty && shownPaths.values.allSatisfy { $0.hasPrefix("/") }
  }

  func shownPath(of path: FilePath) -> String {
    if let shown = shownPaths[path] { return shown }
    return isAbsolute ? path.string : Self.relative(path, to: current).string
  }

  /// The way from a folder to a file, up and down again; both absolute and without links.
  static func relative(_ path: FilePath, to folder: FilePath) -> FilePath {
    var target = Array(path.components)
    var start = Array(folder.components)
    while let first = target.first, target.count > 1, first == start.first {
      target.removeFirst()
      start.removeFirst()
    }
    let up = Array(repeating: FilePath.Component(".."), count: start.count)
    return FilePath(root: nil, up + target)
  }
}
