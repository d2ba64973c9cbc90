import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What signals do to the process. Only commands take charge of them.
package enum Interruption {
  /// The file to remove if the process is ended, as a C string; empty if there is none. Signal handlers may
  /// use neither locks nor the heap, so it has room for any path from the start.
  nonisolated(unsafe) private static let unfinished: UnsafeMutablePointer<CChar> = {
    let path = UnsafeMutablePointer<CChar>.allocate(capacity: room)
    path.initialize(repeating: 0, count: room)
    return path
  }()

  private static let room = Int(PATH_MAX) + 1

  /// A reader that goes away is an error of writing, and doesn't end the process. What does end it leaves no
  /// half-written file. Signals that whoever started the process wants ignored stay so.
  package static func prepare() {
    _ = unfinished
    allowSignals()
    // Nor does a file that may not become as large.
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let old = signal(number) { Interruption.end($0) }
      if unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        _ = signal(number, SIG_IGN)
      }
    }
  }

  /// Whoever starts processes from a thread that blocks signals hands that on.
  private static func allowSignals() {
    withUnsafeTemporaryAllocation(of: sigset_t.self, capacity: 1) { buffer in
      let set = buffer.baseAddress!
      sigemptyset(set)
      for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(set, number) }
      pthread_sigmask(SIG_UNBLOCK, set, nil)
    }
  }

  /// Ends the process by the signal, so that shells see 130 after SIGINT and 143 after SIGTERM, and end their
  /// scripts.
  private static func end(_ number: Int32) {
    if unfinished.pointee != 0 { _ = unlink(unfinished) }
    _ = signal(number, SIG_DFL)
    // It takes effect when the handler returns. The first process of a container has no defaults.
    if getpid() == 1 { _exit(128 + number) }
    _ = raise(number)
  }

  /// Notes a file that is only of use when it is whole.
  static func willWrite(_ path: FilePath) {
    withoutSignals {
      path.withPlatformString { path in
        let count = strlen(path)
        guard count < room else { return }
        memcpy(unfinished, path, count + 1)
      }
    }
  }

  static func didWrite() { withoutSignals { unfinished.pointee = 0 } }

  /// Puts signals off until several files are written that belong together.
  static func putOff<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) {
    var ending = sigset_t()
    var old = sigset_t()
    sigemptyset(&ending)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ending, number) }
    pthread_sigmask(SIG_BLOCK, &ending, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    try body()
  }

  /// By the time files are written, the threads that read documents are gone, so that this one is the only
  /// one to be interrupted.
  private static func withoutSignals(_ body: () -> Void) {
    var all = sigset_t()
    var old = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    body()
    pthread_sigmask(SIG_SETMASK, &old, nil)
  }
}
