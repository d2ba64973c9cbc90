import Platform
import Syntax
import SystemPackage
import Text

/// Names the files reached only through references: relative to the working folder, as a person would type
/// it; absolute if all documents were given so. The name depends only on the file's location.
struct PathNamer: Sendable {
  private let shownPaths: [TextKey: String]
  private let current: String
  private let isAbsolute: Bool

  /// - Parameter shownPaths: by real path.
  init(shownPaths: [TextKey: String], from folder: WorkingFolder) {
    self.shownPaths = shownPaths
    current = folder.realPath(folder.path).exactText
    isAbsolute = !shownPaths.isEmpty && shownPaths.values.allSatisfy { $0.hasPrefix("/") }
  }

  /// - Parameter shownFolder: caches the path to a folder, which many files share; calls its argument to
  ///   compute it.
  func shownPath(of path: String, _ shownFolder: (String, (String) -> String) -> String) -> String {
    if let shown = shownPaths[TextKey(path)] { return shown }
    if isAbsolute { return PathText.shown(path) }
    let (folder, name) = PathText.split(path)
    return shownFolder(folder) { PathText.shown(Self.way(from: current, to: $0)) } + PathText.shown(name)
  }

  /// The relative path from one folder to another with a trailing slash; empty if they are the same. Both are
  /// absolute and without links.
  private static func way(from start: String, to folder: String) -> String {
    var start = segments(start)
    var target = segments(folder)
    while let first = target.first, let other = start.first, first.elementsEqual(other) {
      target.removeFirst()
      start.removeFirst()
    }
    let steps = Array(repeating: "..", count: start.count) + target.map { String(Substring($0)) }
    return steps.map { $0 + "/" }.joined()
  }

  private static func segments(_ path: String) -> ArraySlice<Substring.UTF8View> {
    path.utf8.split(separator: UInt8(ascii: "/"))[...]
  }
}
