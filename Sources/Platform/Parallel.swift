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
    let pieces = pieces(costs(elements), threads)
    let results = Results<Result>(count: elements.count)
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      Heap.makeRoom()
      while let position = next.take(below: pieces.count) {
        results.set(pieces[position].map { ($0, transform(elements[$0])) })
      }
    }
    return results.all
  }

  /// The indices of the elements, the dearest first, in pieces that a thread takes at once. Of thousands that cost next to
  /// nothing it takes many, so that the threads don't wait for each other.
  private static func pieces(_ costs: [Int], _ threads: Int) -> [[Int]] {
    let order = costs.indices.sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
    let enough = costs.reduce(0, &+) / (threads * 64)
    var pieces: [[Int]] = []
    var cost = Int.max
    for index in order {
      if cost >= enough {
        pieces.append([])
        cost = 0
      }
      pieces[pieces.count - 1].append(index)
      cost &+= costs[index]
    }
    return pieces
  }

  private static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private final class Counter: @unchecked Sendable {
    private let lock = Lock()
    private var value = 0

    func take(below end: Int) -> Int? {
      lock.withLock {
        guard value < end else { return nil }
        defer { value += 1 }
        return value
      }
    }
  }

  private final class Results<Result>: @unchecked Sendable {
    private let lock = Lock()
    private var results: [Result?]

    init(count: Int) { results = Array(repeating: nil, count: count) }

    func set(_ piece: [(index: Int, result: Result)]) {
      lock.withLock { for (index, result) in piece { results[index] = result } }
    }

    var all: [Result] { results.map { $0! } }
  }
}
