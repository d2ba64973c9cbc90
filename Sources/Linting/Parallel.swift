import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Work on several threads whose results come in the order of the elements.
package enum Parallel {
  /// - Parameters:
  ///   - jobs: threads; nil for one a core.
  ///   - costs: what each element takes, in any unit: the dearest come first, so that none is left for the end.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int?, costs: ([Element]) -> [Int], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let threads = min(jobs ?? coreCount, elements.count)
    // A thread costs more than a small document.
    guard threads > 1 else { return elements.map(transform) }
    let costs = costs(elements)
    let order = elements.indices.sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
    let results = Results<Result>(count: elements.count)
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let position = next.take(below: order.count) {
        results.set(transform(elements[order[position]]), at: order[position])
      }
    }
    return results.all
  }

  private static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private final class Counter: @unchecked Sendable {
    private let queue = DispatchQueue(label: "headerlint.counter")
    private var value = 0

    func take(below end: Int) -> Int? {
      queue.sync {
        guard value < end else { return nil }
        defer { value += 1 }
        return value
      }
    }
  }

  private final class Results<Result>: @unchecked Sendable {
    private let queue = DispatchQueue(label: "headerlint.results")
    private var results: [Result?]

    init(count: Int) { results = Array(repeating: nil, count: count) }

    func set(_ result: Result, at index: Int) { queue.sync { results[index] = result } }

    var all: [Result] { results.map { $0! } }
  }
}
