import Text
import SystemPackage

extension FileSystem {
  /// The bytes of a regular file. A pipe or device is never opened, so that no reader can be kept waiting.
  /// - Parameter limit: bytes.
  package static func read(_ path: FilePath, limit: Int) throws(FileError) -> ByteBuffer {
    try requireFile(try requireKind(of: path))
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      return try close(file) {
        // Between the two looks something else may have taken its place.
        let stat = try file.stat()
        guard stat.type == .regular else { throw FileError.notRegular }
        return try read(file, size: Int(stat.size), limit: limit)
      }
    } catch {
      throw fileError(error)
    }
  }

  /// The same for a path without links, where somebody has just looked: thousands of files are looked at once each.
  ///
  /// Whatever has taken the place of a file meanwhile is no link and keeps nobody waiting, and no more is read of it than
  /// of a file.
  package static func read(_ path: String, limit: Int, seen sight: FileStatus) throws(FileError) -> ByteBuffer
  {
    try requireFile(sight.kind)
    do {
      let file = try path.withCString {
        try FileDescriptor.open($0, .readOnly, options: [.closeOnExec, .nonBlocking, .noFollow])
      }
      return try close(file) { try read(file, size: sight.size, limit: limit) }
    } catch {
      throw fileError(error)
    }
  }

  /// Closes a file when it has been read, or could not be.
  private static func close(_ file: FileDescriptor, after read: () throws -> ByteBuffer) throws -> ByteBuffer
  {
    let bytes: ByteBuffer
    do {
      bytes = try read()
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
    return bytes
  }

  private static func requireFile(_ kind: FileKind) throws(FileError) {
    switch kind {
    case .folder: throw .isFolder
    case .other, .link: throw .notRegular
    case .file: break
    }
  }

  private static func read(_ file: FileDescriptor, size: Int, limit: Int) throws -> ByteBuffer {
    guard size <= limit else { throw FileError.tooLarge(limit: limit) }
    return try read(file, expecting: size, limit: limit, isRegular: true)
  }

  /// All of standard input.
  /// - Parameter limit: bytes.
  package static func readStandardInput(limit: Int) throws(FileError) -> ByteBuffer {
    do {
      return try read(.standardInput, expecting: 1 << 16, limit: limit)
    } catch {
      throw fileError(error)
    }
  }

  /// - Parameters:
  ///   - expecting: the size (bytes) that is likely; the file may have grown or shrunk since.
  ///   - isRegular: whether a piece that is shorter than the room for it is the last one, where it is as long as expected.
  private static func read(
    _ file: FileDescriptor, expecting: Int, limit: Int, isRegular: Bool = false
  ) throws -> ByteBuffer {
    // One byte more than expected, so that the end is seen without a second round.
    var room = min(expecting, limit) + 1
    var bytes = ByteBuffer(capacity: room + spareBytes)
    while true {
      let isEnd = try fill(&bytes, from: file, room, lastFrom: isRegular ? expecting - bytes.count : .max)
      if bytes.count > limit { throw FileError.tooLarge(limit: limit) }
      if isEnd { return bytes }
      room = min(max(bytes.count, 1 << 16), limit + 1 - bytes.count)
    }
  }

  /// Bytes of room behind what is read, so that a reader can pad the text without copying it.
  private static let spareBytes = 8

  /// Reads until there is no more room, or the file ends.
  /// - Parameters:
  ///   - room: bytes.
  ///   - lastFrom: bytes from which on a piece without more ends the file.
  /// - Returns: whether the file ends.
  private static func fill(
    _ bytes: inout ByteBuffer, from file: FileDescriptor, _ room: Int, lastFrom: Int
  ) throws -> Bool {
    var isEnd = false
    try bytes.append(upTo: room) { memory in
      var count = 0
      while count < room, !isEnd {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(memory)[count...])
        let read = try file.read(into: rest)
        count += read
        isEnd = read == 0 || read < rest.count && count >= lastFrom
      }
      return count
    }
    return isEnd
  }

  private static func fileError(_ error: any Error) -> FileError {
    if let error = error as? FileError { return error }
    return FileError(error as? Errno ?? .ioError)
  }
}
