import Text
import SystemPackage

extension FileSystem {
  /// The bytes of a regular file. Pipes and devices are never opened, since reading them might block.
  /// - Parameter limit: bytes.
  package static func read(_ path: FilePath, limit: Int) throws(FileError) -> ByteBuffer {
    try requireFile(try requireKind(of: path))
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      return try close(file) {
        // The file may have been replaced since the first check.
        let stat = try file.stat()
        guard stat.type == .regular else { throw FileError.notRegular }
        return try read(file, size: Int(stat.size), limit: limit)
      }
    } catch {
      throw fileError(error)
    }
  }

  /// The same for a path without links whose status is known, as an exact text.
  ///
  /// If the file has been replaced meanwhile, reading still doesn't follow a link, block, or read more than
  /// the limit.
  package static func read(_ path: String, limit: Int, seen sight: FileStatus) throws(FileError) -> ByteBuffer
  {
    try requireFile(sight.kind)
    do {
      let file = try PathText.withCString(path) {
        try FileDescriptor.open($0, .readOnly, options: [.closeOnExec, .nonBlocking, .noFollow])
      }
      return try close(file) { try read(file, size: sight.size, limit: limit) }
    } catch {
      throw fileError(error)
    }
  }

  /// Closes a file after reading it, successfully or not.
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
  ///   - expecting: the likely size (bytes); the file may have grown or shrunk since.
  ///   - isRegular: whether a short read ends the file once the expected size has been reached.
  private static func read(
    _ file: FileDescriptor, expecting: Int, limit: Int, isRegular: Bool = false
  ) throws -> ByteBuffer {
    // One byte more than expected, so that the end is seen in the first round.
    var room = min(expecting, limit) + 1
    var bytes = ByteBuffer(capacity: room + spareBytes)
    while true {
      let isEnd = try fill(&bytes, from: file, room, lastFrom: isRegular ? expecting - bytes.count : .max)
      if bytes.count > limit { throw FileError.tooLarge(limit: limit) }
      if isEnd { return bytes }
      room = min(max(bytes.count, 1 << 16), limit + 1 - bytes.count)
    }
  }

  /// Spare room after the text, so that a reader can pad it without copying.
  private static let spareBytes = 8

  /// Reads until the room is filled or the file ends.
  /// - Parameters:
  ///   - room: bytes.
  ///   - lastFrom: bytes from which a short read means the end.
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
