import Syntax

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where paths lead in truth: the way to each folder is followed once. May be used from several threads at once.
final class RealPaths: @unchecked Sendable {
  private let lock = Lock()
  /// Where folders lie, by the path that leads there, which ends without a slash; nil for what isn't there.
  private var folders: [TextKey: String?] = [:]

  /// The absolute path without links, and what stands there if that has been seen; nil where nothing does.
  /// - Parameter path: absolute, without `.` and `..`.
  func follow(_ path: String) -> (path: String, seen: FileSystem.Sight?)? {
    // The system takes no longer ones.
    guard path.utf8.count < PATH_MAX else { return nil }
    let (folder, name) = PathText.split(path)
    return followFolder(folder).flatMap { Self.look(for: name, in: $0) }
  }

  /// The same for a folder. The way to it is followed once, up to the first step that isn't there.
  private func followFolder(_ folder: String) -> String? {
    if folder.isEmpty { return "/" }
    if let known = lock.withLock({ folders[TextKey(folder)] }) { return known }
    var real = "/"
    var end = folder.startIndex
    while end < folder.endIndex {
      let start = folder.utf8.index(after: end)
      end = folder.utf8[start...].firstIndex(of: UInt8(ascii: "/")) ?? folder.endIndex
      guard let next = step(to: String(folder[..<end]), named: String(folder[start..<end]), from: real) else {
        return nil
      }
      real = next
    }
    return real
  }

  /// - Parameters:
  ///   - folder: as it was asked for.
  ///   - name: its last step.
  ///   - parent: where the folder that holds it lies in truth.
  private func step(to folder: String, named name: String, from parent: String) -> String? {
    let key = TextKey(folder)
    if let known = lock.withLock({ folders[key] }) { return known }
    #if canImport(Darwin)
      // There a name may be spelt in other cases than the folder's own, and the system tells that.
      let real = FileSystem.realPath(Self.path(of: name, in: parent))
    #else
      let real = Self.look(for: name, in: parent)?.path
    #endif
    lock.withLock { folders[key] = .some(real) }
    return real
  }

  /// - Parameter folder: without links.
  private static func look(for name: String, in folder: String) -> (path: String, seen: FileSystem.Sight?)? {
    let path = path(of: name, in: folder)
    guard let sight = FileSystem.look(at: path) else { return nil }
    if sight.kind == .link { return FileSystem.realPath(path).map { ($0, nil) } }
    return (path, sight)
  }

  private static func path(of name: String, in folder: String) -> String {
    folder == "/" ? folder + name : folder + "/" + name
  }
}
