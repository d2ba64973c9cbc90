/// The distance of texts: the number of bytes to insert, delete, replace or swap with a neighbour to turn one
/// into the other.
package enum EditDistance {
  /// The word nearest to a text, if near enough to be what was meant; the first of several.
  package static func nearest(to text: String, among words: [String]) -> String? {
    text.withBytes { text in
      var nearest: String?
      var bound = max(1, text.count / 3) + 1
      for word in words {
        // The distance is at least the difference in length.
        guard abs(word.utf8.count - text.count) < bound else { continue }
        guard let distance = word.withBytes({ distance(text, $0, below: bound) }) else { continue }
        (nearest, bound) = (word, distance)
        if distance == 0 { break }
      }
      return nearest
    }
  }

  package static func distance(_ left: String, _ right: String) -> Int {
    left.withBytes { left in right.withBytes { right in distance(left, right, below: .max)! } }
  }

  /// Nil if the distance is not below a bound.
  private static func distance(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, below bound: Int
  ) -> Int? {
    let limit = min(bound - 1, max(left.count, right.count))
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * (right.count + 1)) { rows in
      distance(left, right, limit, rows)
    }
  }

  /// Computes only a band along the diagonal of the table, as long as some path through it is short enough.
  /// - Parameters:
  ///   - limit: the greatest distance of interest.
  ///   - rows: room for three rows of the table.
  private static func distance(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, _ limit: Int,
    _ rows: UnsafeMutableBufferPointer<Int>
  ) -> Int? {
    let width = right.count + 1
    // All distances above the limit are equivalent.
    let tooFar = limit + 1
    var (before, previous, current) = (0, width, 2 * width)
    for column in 0..<width { rows[previous + column] = min(column, tooFar) }
    var wasTooFar = false
    for row in 0..<left.count {
      for column in 0..<width { rows[current + column] = tooFar }
      rows[current] = min(row + 1, tooFar)
      var isTooFar = row + 1 >= tooFar
      for column in max(0, row - limit)..<max(0, row - limit, min(right.count, row + limit + 1)) {
        let isSame = left[row] == right[column]
        var best = min(
          rows[previous + column] + (isSame ? 0 : 1), rows[previous + column + 1] + 1,
          rows[current + column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, rows[before + column - 1] + 1)
        }
        if best < tooFar {
          rows[current + column + 1] = best
          isTooFar = false
        }
      }
      // Check two rows: a swap skips one.
      if wasTooFar, isTooFar { return nil }
      wasTooFar = isTooFar
      (before, previous, current) = (previous, current, before)
    }
    let distance = rows[previous + right.count]
    return distance <= limit ? distance : nil
  }

  /// Whether the distance is 1, in linear time.
  static func isSlip(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    var start = 0
    let shorter = min(left.count, right.count)
    while start < shorter, left[start] == right[start] { start += 1 }
    var end = 0
    while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
    switch (left.count - start - end, right.count - start - end) {
    case (0, 1), (1, 0), (1, 1): return true
    case (2, 2): return left[start] == right[start + 1] && left[start + 1] == right[start]
    default: return false
    }
  }
}
