import SystemPackage
import Text

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files that are written where they are, since a new one in their place would be another file, or can't be there.
extension FileSystem {
  /// What keeps a file from being replaced by another one, though it may be written to: its folder, or a mount.
  static let blockers: Set<Errno> = [
    .permissionDenied, .notPermitted, .readOnlyFileSystem, .resourceBusy, .fileNameTooLong,
  ]

  static func isWritable(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, W_OK) } == 0
  }

  /// Whether there are other links to the same file.
  static func hasSeveralNames(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withPlatformString { stat($0, &status) } == 0 && status.st_nlink > 1
  }

  /// Writes a file where it is. After an error the old bytes come back; signals wait until that is done. Where the process
  /// is killed meanwhile, `spare(for:)` finds the new bytes.
  static func overwrite(
    _ path: FilePath, _ produce: ((UnsafeRawBufferPointer) -> Void) -> Void
  ) throws(Errno) {
    // All of it is at hand before the first byte is written.
    var bytes: [UInt8] = []
    produce { bytes.append(contentsOf: $0) }
    var old: [UInt8]?
    // What may not be read is written all the same.
    do throws(FileError) { old = try read(path, limit: Int.max / 2).array } catch { old = nil }
    try Interruption.putOff { () throws(Errno) in
      let file = try open(path, O_WRONLY)
      let spare: FilePath?
      do throws(Errno) { spare = try makeSpare(for: path, bytes) } catch {
        close(file)
        throw error
      }
      var isWhole = true
      defer { if let spare, isWhole { remove(spare) } }
      do throws(Errno) { try write(bytes, to: file, path) } catch {
        isWhole = old.map { restore(path, $0) } ?? false
        throw error
      }
    }
  }

  private static func restore(_ path: FilePath, _ bytes: [UInt8]) -> Bool {
    do throws(Errno) {
      try write(bytes, to: open(path, O_WRONLY), path)
      return true
    } catch {
      return false
    }
  }

  /// The file loses what is behind the new bytes only when these are there: a full disk can still take the old ones.
  private static func write(_ bytes: [UInt8], to file: Int32, _ path: FilePath) throws(Errno) {
    try writeAndClose(file, isSynchronized: true) { sink in bytes.withUnsafeBytes(sink) }
    guard path.withPlatformString({ truncate($0, off_t(bytes.count)) }) == 0 else {
      throw Errno(rawValue: errno)
    }
  }

  // MARK: Spares

  /// The new bytes of a file that was being written where it is when the process was killed: a file beside it. They are
  /// whole, and the file itself may be half old and half new.
  /// - Returns: nil where there are none, or they are in the file.
  package static func spare(for path: FilePath) -> FilePath? {
    guard hasSeveralNames(path), let spare = placeOfSpare(for: path),
      kind(of: spare, followingLinks: false) == .file,
      let size = status(of: path)?.size, let bytes = try? read(spare, limit: Int.max / 2).array
    else { return nil }
    let isWritten = size == bytes.count && (try? read(path, limit: size).array) == bytes
    return isWritten ? nil : spare
  }

  /// The number of a file stays when it is written where it is. Nobody clears away what is called `.new`.
  private static func placeOfSpare(for path: FilePath) -> FilePath? {
    status(of: path).map { status in
      path.removingLastComponent().appending(".headerlint-\(status.identity.inode.rawValue).new")
    }
  }

  /// - Returns: nil where the folder takes none. A disk that is full is an error.
  private static func makeSpare(for path: FilePath, _ bytes: [UInt8]) throws(Errno) -> FilePath? {
    guard let place = placeOfSpare(for: path) else { return nil }
    let spare = FileReplacement(of: path, at: place)
    do throws(Errno) {
      try spare.prepare { sink in bytes.withUnsafeBytes(sink) }
      // It gets its name when it is whole.
      try spare.finish()
      return place
    } catch {
      guard blockers.contains(error) else { throw error }
      return nil
    }
  }
}
