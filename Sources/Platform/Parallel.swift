#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs work on several threads, with results in the order of the elements.
package enum Parallel {
  /// - Parameters:
  ///   - jobs: number of threads; nil for one per core.
  ///   - costs: relative cost of each element; the most expensive go first, so that none is left for the end.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int?, costs: ([Element]) -> [Int], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let threads = min(jobs ?? coreCount, elements.count)
    // A small document isn't worth a thread.
    guard threads > 1 || Threads.isStackSmall && !elements.isEmpty else { return elements.map(transform) }
    let pieces = pieces(costs(elements), threads)
    // Each result is set once, by the thread that took the element.
    let results = Guarded([Result?](repeating: nil, count: elements.count))
    let nextPiece = Guarded(0)
    Threads.run(threads) {
      Heap.makeRoom()
      while let piece = nextPiece.withLock({ next in take(&next, of: pieces) }) {
        let made = piece.map { ($0, transform(elements[$0])) }
        results.withLock { results in for (index, result) in made { results[index] = result } }
      }
    }
    return results.withLock { $0.map { $0! } }
  }

  /// Takes the piece at a position and advances; nil if there are no more.
  private static func take(_ position: inout Int, of pieces: [[Int]]) -> [Int]? {
    guard position < pieces.count else { return nil }
    defer { position += 1 }
    return pieces[position]
  }

  /// The indices of the elements, most expensive first, in pieces that a thread takes at once. Cheap elements
  /// are grouped to reduce contention.
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
}
