import Platform
import Testing

@Suite struct ThreadTests {
  @Test(arguments: [nil, 1, 4])
  func resultsComeInTheOrderOfTheElements(jobs: Int?) {
    let numbers = Array(0..<10_000)
    let squares = Parallel.map(numbers, jobs: jobs, costs: { $0 }, { $0 * $0 })
    #expect(squares == numbers.map { $0 * $0 })
  }

  @Test func oneThreadAtATimeTouchesWhatIsGuarded() {
    let counts = Guarded<[Int: Int]>([:])
    _ = Parallel.map(Array(0..<10_000), jobs: 4, costs: { $0.map { _ in 1 } }) { number in
      counts.withLock { $0[number % 10, default: 0] += 1 }
    }
    let counted = counts.withLock { $0 }
    #expect(counted == Dictionary(uniqueKeysWithValues: (0..<10).map { ($0, 1000) }))
  }
}
