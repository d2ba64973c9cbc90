/// Absolute paths as texts. `FilePath` would do, but takes ten times as long, and documents of thousands of files ask
/// for thousands of paths.
enum PathText {
  /// The path of a reference from a folder on, without `.` and `..`; it may leave the folder.
  static func join(_ folder: String, _ relative: String) -> String {
    let full = relative.hasPrefix("/") ? relative : folder + "/" + relative
    var parts: [Substring.UTF8View] = []
    for part in full.utf8.split(separator: UInt8(ascii: "/")).map({ Substring($0).utf8 }) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.map { String(Substring($0)) }.joined(separator: "/")
  }

  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// Whether a path is a folder or lies in it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    guard path.hasPrefix(folder) else { return false }
    return path.utf8.count == folder.utf8.count || folder.hasSuffix("/")
      || path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }
}
