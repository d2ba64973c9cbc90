import Text

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Resolves symbolic links, looking at each step once. Thread-safe.
package final class RealPaths: Sendable {
  /// The real paths of folders, by the requested path without a trailing slash; nil if there is nothing.
  private let folders = Guarded<[TextKey: String?]>([:])
  /// The target of each step, by real folder and name. Circular links can't create more entries than there
  /// are folders.
  private let steps = Guarded<[TextKey: String?]>([:])

  package init() {}

  /// The absolute path without links, and the status there if known; nil if nothing is there.
  /// - Parameter path: absolute, without `.` and `..`.
  package func follow(_ path: String) -> (path: String, seen: FileSystem.FileStatus?)? {
    // The system doesn't accept longer paths.
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
      // There a name may differ from the actual one in case and normalisation; the system knows the actual
      // spelling.
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
