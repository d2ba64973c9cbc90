#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Threads of the system. Dispatch would wait for ever where the system makes no more of them.
enum Threads {
  /// Runs the same work on several threads, this one among them, and waits until all are done. Where there can't be
  /// as many, it goes on with those that there are.
  static func run(_ count: Int, _ work: @Sendable () -> Void) {
    withoutActuallyEscaping(work) { work in
      var threads: [pthread_t] = []
      for _ in 1..<max(count, 1) {
        guard let thread = start(work) else { break }
        threads.append(thread)
      }
      // A stack that is too small for deep documents is left alone, unless there is no other.
      if threads.isEmpty, isStackSmall, let thread = start(work) { threads.append(thread) }
      if threads.isEmpty || !isStackSmall { work() }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Nil where the system makes no more threads.
  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
      let attributes = buffer.baseAddress!
      guard pthread_attr_init(attributes) == 0 else { return nil }
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setstacksize(attributes, stackSize)
      let work = Unmanaged.passRetained(Work(body))
      #if canImport(Glibc)
        var thread: pthread_t = 0
      #else
        var thread: pthread_t?
      #endif
      #if canImport(Darwin)
        let status = pthread_create(&thread, attributes, { Threads.perform($0) }, work.toOpaque())
      #else
        let status = pthread_create(&thread, attributes, { Threads.perform($0!) }, work.toOpaque())
      #endif
      guard status == 0 else {
        work.release()
        return nil
      }
      return thread
    }
  }

  private static func perform(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }

  /// Bytes; some systems give threads so little that documents nested as deeply as the limits allow exhaust it.
  private static let stackSize = 8 << 20

  /// Whether the first thread's stack was limited to less than documents may need.
  static let isStackSmall: Bool = {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
    #else
      let status = getrlimit(RLIMIT_STACK, &limit)
    #endif
    return status == 0 && limit.rlim_cur < rlim_t(stackSize / 2)
  }()
}
