import Platform
import Syntax
import SystemPackage
import Text

/// How files are named that only references lead to: from the working folder on, as people would type it; absolute
/// where every document was named so. The name depends on where the file lies alone, not on who comes to it first.
struct PathNamer: Sendable {
  private let shownPaths: [TextKey: String]
  private let current: String
  private let isAbsolute: Bool

  /// - Parameter shownPaths: by real path.
  init(shownPaths: [TextKey: String], from folder: WorkingFolder) {
    self.shownPaths = shownPaths
    current = folder.realPath(folder.path).string
    isAbsolute = !shownPaths.isEmpty && shownPaths.values.allSatisfy { $0.hasPrefix("/") }
  }

  /// - Parameter shownFolder: keeps the way to a folder, which many files share; made by what it is given.
  func shownPath(of path: String, _ shownFolder: (String, (String) -> String) -> String) -> String {
    if let shown = shownPaths[TextKey(path)] { return shown }
    if isAbsolute { return path }
    let (folder, name) = PathText.split(path)
    return shownFolder(folder) { Self.way(from: current, to: $0) } + name
  }

  /// The way from a folder to another one, up and down again, with a slash behind each step; empty where they are the
  /// same. Both are absolute and without links.
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
