extension [Int] {
  /// The numbers in their order, each once. Most lists come so.
  package func sortedOnce() -> [Int] {
    if zip(self, dropFirst()).allSatisfy({ $0 < $1 }) { return self }
    var sorted: [Int] = []
    sorted.reserveCapacity(count)
    for number in self.sorted() where sorted.last != number { sorted.append(number) }
    return sorted
  }
}
