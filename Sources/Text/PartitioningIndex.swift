extension RandomAccessCollection {
  /// Where the second part of a collection begins, found by halving; the end if there is no second part.
  /// - Parameter isInSecondPart: false for all elements of the first part, true for all others.
  @inlinable
  package func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isInSecondPart(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
