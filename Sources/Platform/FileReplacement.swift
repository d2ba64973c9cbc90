import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is written beside another one, and takes its place when it is whole.
struct FileReplacement {
  /// Absolute, without links. The file need not exist.
  private let target: FilePath
  private let place: FilePath
  private let temporary: FilePath

  /// - Parameter place: where it goes instead of into the target's place.
  init(of target: FilePath, at place: FilePath? = nil) {
    self.target = target
    self.place = place ?? target
    temporary = Leftovers.place(in: target.removingLastComponent())
  }

  /// Nothing is left behind after an error or a signal.
  func write(_ produce: ((UnsafeRawBufferPointer) -> Void) -> Void) throws(Errno) {
    Interruption.willWrite(temporary)
    defer { Interruption.didWrite() }
    try prepare(produce)
    try finish()
  }

  /// Writes the new bytes beside the target. Nothing is left behind after an error.
  func prepare(_ produce: ((UnsafeRawBufferPointer) -> Void) -> Void) throws(Errno) {
    Leftovers.remove(from: temporary.removingLastComponent())
    let file = try FileSystem.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions: 0o644)
    do throws(Errno) {
      try keepOwnerAndPermissions(file)
      try FileSystem.writeAndClose(file, isSynchronized: true, produce)
    } catch {
      abandon()
      throw error
    }
  }

  /// Puts what was written into its place, or removes it after an error.
  func finish() throws(Errno) {
    do throws(Errno) { try rename() } catch {
      abandon()
      throw error
    }
  }

  /// Removes what was written.
  func abandon() { FileSystem.remove(temporary) }

  /// Closes the file after an error.
  private func keepOwnerAndPermissions(_ file: Int32) throws(Errno) {
    var old = stat()
    guard target.withPlatformString({ stat($0, &old) }) == 0 else { return }
    let isGiven = fchown(file, old.st_uid, old.st_gid) == 0
    // A file that would become somebody else's is rather written in place.
    guard isGiven || old.st_uid == geteuid(), fchmod(file, old.st_mode & 0o7777) == 0 else {
      FileSystem.close(file)
      throw .notPermitted
    }
  }

  private func rename() throws(Errno) {
    let status = temporary.withPlatformString { temporary in
      place.withPlatformString { place in
        #if canImport(Darwin)
          Darwin.rename(temporary, place)
        #elseif canImport(Musl)
          Musl.rename(temporary, place)
        #else
          Glibc.rename(temporary, place)
        #endif
      }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }
}
