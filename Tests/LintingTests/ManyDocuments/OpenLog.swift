#if os(Linux)
  import Glibc
  import SystemPackage

  /// The files opened in a folder, as reported by the kernel.
  final class OpenLog {
    private let queue: FileDescriptor

    init(of folder: FilePath) throws {
      let number = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard number >= 0 else { throw Errno(rawValue: errno) }
      queue = FileDescriptor(rawValue: number)
      // Closing is requested too, because the kernel merges consecutive equal events.
      let wanted = UInt32(IN_OPEN) | UInt32(IN_CLOSE)
      guard folder.withPlatformString({ inotify_add_watch(number, $0, wanted) }) >= 0 else {
        throw Errno(rawValue: errno)
      }
    }

    deinit { try? queue.close() }

    /// How often each file has been opened since the log began.
    func counts() throws -> [String: Int] {
      var counts: [String: Int] = [:]
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
      defer { buffer.deallocate() }
      while let size = try read(into: buffer), size > 0 {
        var offset = 0
        while offset < size {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          offset += MemoryLayout<inotify_event>.size
          let name = String(
            cString: buffer.baseAddress!.advanced(by: offset).assumingMemoryBound(to: CChar.self))
          // The folder's own events have no name.
          if event.len > 0, event.mask & UInt32(IN_OPEN) != 0, event.mask & UInt32(IN_ISDIR) == 0 {
            counts[name, default: 0] += 1
          }
          offset += Int(event.len)
        }
      }
      return counts
    }

    /// Nil if there are no more events.
    private func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int? {
      do {
        return try queue.read(into: buffer)
      } catch Errno.wouldBlock {
        return nil
      }
    }
  }
#endif
