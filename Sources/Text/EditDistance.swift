/// How far texts are apart: the number of bytes to insert, delete, replace or swap with their neighbour that turns one
/// into the other.
package enum EditDistance {
  /// The word that is nearest to a text, where one is near enough to be meant; the first of equals.
  package static func nearest(to text: String, among words: [String]) -> String? {
    let bytes = Array(text.utf8)
    var nearest: String?
    var bound = max(1, bytes.count / 3) + 1
    for word in words {
      // Texts are at least as far apart as their lengths.
      guard abs(word.utf8.count - bytes.count) < bound else { continue }
      guard let distance = distance(bytes, Array(word.utf8), below: bound) else { continue }
      (nearest, bound) = (word, distance)
      if distance == 0 { break }
    }
    return nearest
  }

  package static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.utf8), Array(right.utf8), below: .max)!
  }

  /// Nil for texts that are as far apart as a bound or farther. Only so much of the table is filled in as can matter.
  private static func distance(_ left: [UInt8], _ right: [UInt8], below bound: Int) -> Int? {
    let farthest = max(left.count, right.count)
    let limit = min(bound - 1, farthest)
    var before: [Int] = []
    // What lies outside the band is too far, whatever it is.
    var previous = (0...right.count).map { min($0, limit + 1) }
    for row in 0..<left.count {
      var current = [Int](repeating: limit + 1, count: right.count + 1)
      current[0] = min(row + 1, limit + 1)
      let band = max(0, row - limit)..<max(0, row - limit, min(right.count, row + limit + 1))
      for column in band {
        var best = min(
          previous[column] + (left[row] == right[column] ? 0 : 1), previous[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        current[column + 1] = min(best, limit + 1)
      }
      // A swap reaches back over one row.
      if previous.min()! > limit, current.min()! > limit { return nil }
      (before, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }

  /// Whether the distance is 1; both are walked through once.
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
