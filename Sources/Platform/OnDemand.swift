/// Values by number, each made when somebody first asks for it, on whatever thread.
package final class OnDemand<Value: Sendable>: Sendable {
  private let known: Guarded<[Value?]>
  private let make: @Sendable (Int) -> Value

  /// - Parameter make: must not ask for one of these values itself.
  package init(count: Int, _ make: @escaping @Sendable (Int) -> Value) {
    known = Guarded(Array(repeating: nil, count: count))
    self.make = make
  }

  package subscript(number: Int) -> Value {
    known.withLock { known in
      if let value = known[number] { return value }
      let value = make(number)
      known[number] = value
      return value
    }
  }
}
