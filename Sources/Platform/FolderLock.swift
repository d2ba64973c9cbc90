import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A lock on a folder, for processes that change the same file in it. It leaves nothing behind: the system
/// releases it when the process ends, however it ends.
package struct FolderLock {
  /// Nil where the file system has no locks.
  private let folder: Int32?

  /// Another process has kept the lock for too long.
  package struct Taken: Error {}

  /// Waits until other processes have released it.
  /// - Parameter patience: seconds.
  package init(_ folder: FilePath, patience: Int) throws(Taken) {
    guard let file = try? FileSystem.open(folder, O_RDONLY | O_DIRECTORY) else {
      self.folder = nil
      return
    }
    var attempts = patience * 100
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        FileSystem.close(file)
        self.folder = nil
        return
      }
      guard attempts > 0 else {
        FileSystem.close(file)
        throw Taken()
      }
      attempts -= 1
      usleep(10_000)
    }
    self.folder = file
  }

  package func release() {
    if let folder { FileSystem.close(folder) }
  }
}
