import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileSystem {
  /// Writes a file or replaces it as a whole: whoever reads it meanwhile, and whatever goes wrong, sees the old bytes or
  /// the new ones. A link stays, and the file that it leads to is replaced; the permissions stay as well.
  package static func replace(_ path: FilePath, with bytes: [UInt8]) throws(Errno) {
    let target = realPath(path) ?? path
    let temporary = target.removingLastComponent()
      .appending(".\(target.lastComponent?.string ?? "").\(getpid()).tmp")
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .truncate, .noFollow, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        if let permissions = try? Stat(target).permissions { fchmod(file.rawValue, permissions.rawValue) }
        _ = try file.writeAll(bytes)
        // Else a crash of the machine may leave the new name with nothing behind it.
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      try rename(temporary, to: target)
    } catch {
      _ = temporary.withPlatformString { unlink($0) }
      throw error as? Errno ?? .ioError
    }
  }

  private static func rename(_ source: FilePath, to target: FilePath) throws(Errno) {
    let status = source.withPlatformString { source in
      target.withPlatformString { target in
        #if canImport(Darwin)
          Darwin.rename(source, target)
        #elseif canImport(Musl)
          Musl.rename(source, target)
        #else
          Glibc.rename(source, target)
        #endif
      }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }
}
