import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What runs that were killed have left beside the files that they wrote: new bytes that never took their place.
enum Leftovers {
  /// The folders that this process has cleaned up.
  private static let known = Guarded<Set<FilePath>>([])

  /// Seconds. No run takes as long to write a file; so nobody is going to rename it any more.
  private static let age = 3600

  /// The place of a file that is written in a folder. Nobody can guess its name, and it is short, however long that of
  /// its target is.
  static func place(in folder: FilePath) -> FilePath {
    folder.appending(start + String(UInt64.random(in: .min ... .max), radix: 36) + end)
  }

  private static let start = ".headerlint-"
  private static let end = ".tmp"

  private static func isTemporary(_ name: UnsafeRawBufferPointer) -> Bool {
    let digits = name.dropFirst(start.utf8.count).dropLast(end.utf8.count)
    return name.starts(with: start.utf8) && name.suffix(end.utf8.count).elementsEqual(end.utf8)
      && (1...13).contains(digits.count)
      && digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 }
  }

  /// Removes those in a folder, once in a process.
  static func remove(from folder: FilePath) {
    guard known.withLock({ $0.insert(folder).inserted }),
      let entries = try? FileSystem.list(folder, where: { name, _ in isTemporary(name) })
    else { return }
    let now = time(nil)
    for entry in entries where entry.kind == .file {
      let path = folder.appending(entry.name)
      guard let stat = try? Stat(path, followTargetSymlink: false), stat.st_mtim.tv_sec < now - age else {
        continue
      }
      FileSystem.remove(path)
    }
  }
}
