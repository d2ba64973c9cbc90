import SystemPackage
import Text

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileSystem {
  /// Writes or replaces a file as a whole: whatever happens meanwhile, the old bytes are there or the new
  /// ones. Links are followed, and the permissions and the owner are kept.
  ///
  /// Pipes and devices are written in place, and so are files whose folder takes no new ones, and those with several
  /// names, which would else be several files.
  /// - Parameter produce: hands the bytes over piece by piece. May be called twice.
  package static func replace(
    _ path: FilePath, _ produce: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(Errno) {
    guard !path.isEmpty else { throw .noSuchFileOrDirectory }
    if let descriptor = openDescriptor(named: path) { return try write(toCopyOf: descriptor, produce) }
    let target = place(of: path)
    switch kind(of: target) {
    case .folder: throw .isDirectory
    case .other, .link: try write(toSpecial: target, produce)
    case nil:
      // Links that lead to each other.
      guard kind(of: target, followingLinks: false) == nil else { throw .tooManySymbolicLinkLevels }
      try FileReplacement(of: target).write(produce)
    case .file:
      guard isWritable(target) else { throw .permissionDenied }
      guard !hasSeveralNames(target) else { return try overwrite(target, produce) }
      do throws(Errno) {
        try FileReplacement(of: target).write(produce)
      } catch {
        guard blockers.contains(error) else { throw error }
        try overwrite(target, produce)
      }
    }
  }

  package static func replace(_ path: FilePath, with bytes: [UInt8]) throws(Errno) {
    try replace(path) { sink in bytes.withUnsafeBytes(sink) }
  }

  /// Writes a file that must not be there yet.
  package static func create(_ path: FilePath, with bytes: [UInt8]) throws(Errno) {
    let file = try open(path, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o644)
    // Not before: it might have been somebody else's file.
    Interruption.willWrite(path)
    defer { Interruption.didWrite() }
    do throws(Errno) {
      try writeAndClose(file) { sink in bytes.withUnsafeBytes(sink) }
    } catch {
      remove(path)
      throw error
    }
  }

  /// Where a path leads: absolute, without links. If nothing is there, where it would be.
  package static func place(of path: FilePath) -> FilePath {
    if let real = realPath(path) { return real }
    var path = path
    // As many steps as Linux takes.
    for _ in 0..<40 {
      guard let target = linkTarget(path) else { break }
      path = path.removingLastComponent().pushing(target)
    }
    let folder = path.removingLastComponent()
    guard let name = path.lastComponent, let real = realPath(folder.isEmpty ? "." : folder) else {
      return path
    }
    return real.appending(name)
  }

  private static func linkTarget(_ path: FilePath) -> FilePath? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = path.withPlatformString { readlink($0, &bytes, bytes.count - 1) }
    return count > 0 ? FilePath(platformString: bytes) : nil
  }

  // MARK: Pipes and devices

  /// Writes to a pipe or device.
  private static func write(
    toSpecial path: FilePath, _ produce: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(Errno) {
    let file = try openSpecial(path)
    // The pipe has a reader; from now on it may be waited for.
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
    try writeAndClose(file, produce)
  }

  /// A pipe without a reader is an error after a while: whoever begins to read may come a little late.
  private static func openSpecial(_ path: FilePath) throws(Errno) -> Int32 {
    var attempts = 100
    while true {
      do throws(Errno) {
        return try open(path, O_WRONLY | O_NONBLOCK)
      } catch {
        attempts -= 1
        guard error == .noSuchAddressOrDevice, attempts > 0 else { throw error }
        usleep(20_000)
      }
    }
  }

  /// The descriptor of this process that a path such as `/dev/stdout` stands for. To open a file behind it
  /// anew would write over what is there already.
  static func openDescriptor(named path: FilePath) -> Int32? {
    switch path.lexicallyNormalized().string {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    case let text:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where text.hasPrefix(folder) {
        return Int32(text.dropFirst(folder.count))
      }
      return nil
    }
  }

  private static func write(
    toCopyOf descriptor: Int32, _ produce: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(Errno) {
    let copy = dup(descriptor)
    guard copy >= 0 else { throw Errno(rawValue: errno) }
    try writeAndClose(copy, produce)
  }

  // MARK: Steps

  static func open(_ path: FilePath, _ options: Int32, permissions: mode_t = 0) throws(Errno) -> Int32 {
    while true {
      let file = path.withPlatformString { path in
        #if canImport(Darwin)
          Darwin.open(path, options | O_CLOEXEC, permissions)
        #elseif canImport(Musl)
          Musl.open(path, options | O_CLOEXEC, permissions)
        #else
          Glibc.open(path, options | O_CLOEXEC, permissions)
        #endif
      }
      if file >= 0 { return file }
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
  }

  static func remove(_ path: FilePath) { _ = path.withPlatformString { unlink($0) } }

  /// Writes all pieces up to the first error, and closes the file.
  static func writeAndClose(
    _ file: Int32, isSynchronized: Bool = false,
    _ produce: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(Errno) {
    do throws(Errno) {
      try write(to: FileDescriptor(rawValue: file), produce)
      // Otherwise a system crash may leave the new name with an empty file. Not every file system has it.
      if isSynchronized, fsync(file) != 0, errno != EINVAL, errno != ENOSYS {
        throw Errno(rawValue: errno)
      }
    } catch {
      close(file)
      throw error
    }
    // Some file systems say only here that the disk is full.
    guard close(file) == 0 || errno == EINTR else { throw Errno(rawValue: errno) }
  }

  /// Writes all pieces up to the first error.
  package static func write(
    to file: FileDescriptor, _ produce: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(Errno) {
    var failure: Errno?
    produce { piece in
      guard failure == nil else { return }
      do throws(Errno) { try write(piece, to: file.rawValue) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private static func write(_ piece: UnsafeRawBufferPointer, to file: Int32) throws(Errno) {
    var rest = piece[...]
    while !rest.isEmpty {
      let bytes = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Darwin)
        let count = Darwin.write(file, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        let count = Musl.write(file, bytes.baseAddress, bytes.count)
      #else
        let count = Glibc.write(file, bytes.baseAddress, bytes.count)
      #endif
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another process may have made a shared pipe non-blocking.
        var request = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
      default: throw Errno(rawValue: errno)
      }
    }
  }

  @discardableResult
  static func close(_ file: Int32) -> Int32 {
    #if canImport(Darwin)
      Darwin.close(file)
    #elseif canImport(Musl)
      Musl.close(file)
    #else
      Glibc.close(file)
    #endif
  }
}
