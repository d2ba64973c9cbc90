#if canImport(Glibc)
  import CMalloc
  import Glibc
  import Text

  /// How the C library hands out memory.
  package enum Heap {
    /// A run takes memory until it ends: what is given back to the system in between is asked for again at once, and
    /// touched page by page for the first time once more. So the heap keeps what it has, also in large pieces.
    package static func prepare() {
      mallopt(M_MMAP_THRESHOLD, largestPiece)
      mallopt(M_TRIM_THRESHOLD, .max)
      makeRoom()
    }

    /// Sees to it that what the thread takes next comes in large pages, where the system has such. Each thread has a heap of
    /// its own, which keeps the room; no memory is used before something stands in it. Where the system counts the room
    /// itself, it is left out.
    static func makeRoom() {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0, limit.rlim_cur == rlim_t.max,
        let room = malloc(roomSize)
      else { return }
      adviseLargePages(room, byteCount: roomSize)
      free(room)
    }

    /// Bytes; larger pieces are mapped one by one, and so is everything where this is more than glibc allows.
    private static let largestPiece: Int32 = 32 << 20
    private static let roomSize = 24 << 20
  }
#else
  package enum Heap {
    package static func prepare() {}
    static func makeRoom() {}
  }
#endif
