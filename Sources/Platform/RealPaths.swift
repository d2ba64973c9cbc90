import Text

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where paths lead in truth: each step is looked at once. May be used from several threads at once.
package final class RealPaths: Sendable {
  /// Where the folders lie that were asked for, by the path that leads there, which ends without a slash; nil for what
  /// isn't there.
  private let folders = Guarded<[TextKey: String?]>([:])
  /// Where a step leads, by the folder without links that it starts from, and its name. Paths that go in circles through
  /// links take no more of these than there are folders.
  private let steps = Guarded<[TextKey: String?]>([:])

  package init() {}

  /// The absolute path without links, and what stands there if that has been seen; nil where nothing does.
  /// - Parameter path: absolute, without `.` and `..`.
  package func follow(_ path: String) -> (path: String, seen: FileSystem.FileStatus?)? {
    // The system takes no longer ones.
    guard path.utf8.count < PATH_MAX else { return nil }
    let (folder, name) = PathText.split(path)
    return followFolder(folder).flatMap { Self.look(for: name, in: $0) }
  }

  private func followFolder(_ folder: String) -> String? {
    if folder.isEmpty { return "/" }
    let key = TextKey(folder)
    if let known = folders.withLock({ $0[key] }) { return known }
    var real: String? = "/"
    for name in folder.utf8.split(separator: UInt8(ascii: "/")) {
      real = real.flatMap { step(to: String(Substring(name)), from: $0) }
      if real == nil { break }
    }
    folders.withLock { $0[key] = .some(real) }
    return real
  }

  /// - Parameter folder: without links.
  private func step(to name: String, from folder: String) -> String? {
    let key = TextKey(Self.path(of: name, in: folder))
    if let known = steps.withLock({ $0[key] }) { return known }
    let real = Self.look(for: name, in: folder)?.path
    steps.withLock { $0[key] = .some(real) }
    return real
  }

  /// - Parameter folder: without links.
  private static func look(for name: String, in folder: String) -> (
    path: String, seen: FileSystem.FileStatus?
  )? {
    let path = path(of: name, in: folder)
    #if canImport(Darwin)
      // There a name may differ from the file's own in case and composition; the system knows how that is spelt.
      return FileSystem.realPath(path).map { ($0, nil) }
    #else
      guard let sight = FileSystem.status(of: path) else { return nil }
      if sight.kind == .link { return FileSystem.realPath(path).map { ($0, nil) } }
      return (path, sight)
    #endif
  }

  private static func path(of name: String, in folder: String) -> String {
    folder == "/" ? folder + name : folder + "/" + name
  }
}
