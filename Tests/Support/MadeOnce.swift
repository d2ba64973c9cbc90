import Platform

/// Values that tests share, each made when it is first asked for.
package final class MadeOnce<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Guarded<[Key: Value]>([:])

  package init() {}

  /// - Parameter make: may run more than once where several threads ask at the same time.
  package func value(_ key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let known = values.withLock({ $0[key] }) { return known }
    let value = try make()
    values.withLock { $0[key] = value }
    return value
  }
}
