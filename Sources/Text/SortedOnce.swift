extension Array where Element: Comparable {
  /// The elements sorted, without duplicates. Most lists are sorted already.
  @inlinable
  package func sortedOnce() -> [Element] {
    if zip(self, dropFirst()).allSatisfy({ $0 < $1 }) { return self }
    var sorted: [Element] = []
    sorted.reserveCapacity(count)
    for element in self.sorted() where sorted.last != element { sorted.append(element) }
    return sorted
  }
}
