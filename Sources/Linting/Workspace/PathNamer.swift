import SystemPackage

/// How files are named that only references lead to: from the current folder on, as people would type it; absolute
/// where every document was named so. The name depends on where the file lies alone, not on who comes to it first.
struct PathNamer: Sendable {
  private let shownPaths: [String: String]
  private let current: String
  private let isAbsolute: Bool

  /// - Parameter shownPaths: by real path.
  init(shownPaths: [String: String]) {
    self.shownPaths = shownPaths
    current = (FileSystem.realPath(FileSystem.currentFolder) ?? FileSystem.currentFolder).string
    isAbsolute = !shownPaths.isEmpty && shownPaths.values.allSatisfy { $0.hasPrefix("/") }
  }

  /// - Parameter shownFolder: the way to a folder from the current one, which many files share.
  func shownPath(of path: String, _ shownFolder: (String, (String) -> String) -> String) -> String {
    if let shown = shownPaths[path] { return shown }
    if isAbsolute { return path }
    let name = PathText.lastSegment(of: path)
    let folder = shownFolder(PathText.folder(of: path)) { Self.relative($0 + "/x", to: current) }
    return folder.dropLast() + name
  }

  /// The way from a folder to a file, up and down again; both absolute and without links.
  static func relative(_ path: String, to folder: String) -> String {
    var target = segments(path)
    var start = segments(folder)
    while let first = target.first, let other = start.first, target.count > 1, first.elementsEqual(other) {
      target.removeFirst()
      start.removeFirst()
    }
    let names = target.map { String(Substring($0)) }
    return (Array(repeating: "..", count: start.count) + names).joined(separator: "/")
  }

  private static func segments(_ path: String) -> ArraySlice<Substring.UTF8View> {
    path.utf8.split(separator: UInt8(ascii: "/"))[...]
  }
}
