#if canImport(Glibc)
  import CMalloc
  import Glibc
  import Text

  /// Configures the C library's allocator.
  package enum Heap {
    /// Keeps freed memory, including large blocks: a run's memory use only grows, and returning pages to the
    /// system means faulting them in again.
    package static func prepare() {
      mallopt(M_MMAP_THRESHOLD, largestPiece)
      mallopt(M_TRIM_THRESHOLD, .max)
      makeRoom()
    }

    /// Makes this thread's allocations use large pages, if the system has them. Each thread has its own heap,
    /// which keeps the reserved room; untouched pages use no memory. Skipped if the system limits address
    /// space.
    static func makeRoom() {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0, limit.rlim_cur == rlim_t.max,
        let room = malloc(roomSize)
      else { return }
      adviseLargePages(room, byteCount: roomSize)
      free(room)
    }

    /// Bytes; larger blocks are mapped individually, as is everything if this exceeds glibc's maximum.
    private static let largestPiece: Int32 = 32 << 20
    private static let roomSize = 24 << 20
  }
#else
  package enum Heap {
    package static func prepare() {}
    static func makeRoom() {}
  }
#endif
