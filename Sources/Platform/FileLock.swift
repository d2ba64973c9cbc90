import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A lock on a file, for processes that change it. It leaves nothing behind: the system releases it when the process
/// ends, however it ends.
///
/// It is one on the folder, since the file may not be there yet or be replaced by another one, and one on the file itself,
/// which may have names in other folders.
package struct FileLock {
  /// None where the file system has no locks.
  private var descriptors: [Int32] = []
  /// Hundredths of a second.
  private var patience: Int

  /// Another process has kept the lock for too long.
  package struct Taken: Error {}

  /// Waits until other processes have released it.
  /// - Parameters:
  ///   - path: absolute, without links. The file need not exist.
  ///   - patience: seconds.
  package init(_ path: FilePath, patience: Int) throws(Taken) {
    self.patience = patience * 100
    do throws(Taken) {
      _ = try lock(path.removingLastComponent(), O_RDONLY | O_DIRECTORY)
      // What was replaced while this waited is another file.
      while let identity = try lock(path, O_RDONLY | O_NONBLOCK),
        identity != FileSystem.status(of: path)?.identity, let file = descriptors.popLast()
      {
        FileSystem.close(file)
      }
    } catch {
      release()
      throw error
    }
  }

  /// - Returns: what is locked; nil where nothing can be.
  private mutating func lock(_ path: FilePath, _ options: Int32) throws(Taken) -> FileSystem.Identity? {
    guard let file = try? FileSystem.open(path, options) else { return nil }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let error = errno
      if error == EWOULDBLOCK || error == EINTR, patience > 0 {
        patience -= 1
        usleep(10_000)
        continue
      }
      FileSystem.close(file)
      if error == EWOULDBLOCK { throw Taken() }
      return nil
    }
    descriptors.append(file)
    return FileSystem.identity(of: file)
  }

  package func release() {
    for file in descriptors.reversed() { FileSystem.close(file) }
  }
}
