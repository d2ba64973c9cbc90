/// A value made when somebody first asks for it, on whatever thread.
package final class Once<Value: Sendable>: Sendable {
  private let known = Guarded<Value?>(nil)
  private let make: @Sendable () -> Value

  /// - Parameter make: must not ask for the value itself.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  package var value: Value {
    known.withLock { known in
      if let value = known { return value }
      let value = make()
      known = value
      return value
    }
  }
}
