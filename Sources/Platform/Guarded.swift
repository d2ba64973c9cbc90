#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A value protected by a lock, for short critical sections. (Synchronization's `Mutex` needs a later macOS.)
///
/// Unchecked because it consists of pointers. They lead to memory of its own, which only `withLock` touches,
/// and only while holding the lock.
@usableFromInline
package struct Guarded<Value: Sendable>: ~Copyable, @unchecked Sendable {
  @usableFromInline
  let mutex: UnsafeMutablePointer<pthread_mutex_t>
  @usableFromInline
  let value: UnsafeMutablePointer<Value>

  package init(_ value: consuming Value) {
    mutex = .allocate(capacity: 1)
    self.value = .allocate(capacity: 1)
    self.value.initialize(to: value)
    let status = pthread_mutex_init(mutex, nil)
    precondition(status == 0, "no mutex: error \(status)")
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// - Parameter body: must not acquire the same lock.
  @inlinable
  package borrowing func withLock<Result, Failure>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value.pointee)
  }
}
