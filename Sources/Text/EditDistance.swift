/// How far texts are apart.
package enum EditDistance {
  /// The word that is nearest to a text, where one is near enough to be meant; the first of equals.
  package static func nearest(to text: String, among words: [String]) -> String? {
    let limit = max(1, text.utf8.count / 3)
    let distances = words.map { (word: $0, distance: distance(text, $0)) }
    guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= limit else {
      return nil
    }
    return best.word
  }

  /// The number of bytes to insert, delete, replace or swap with their neighbour that turns one text into the other.
  package static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var best = min(replaced, previous[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          best = min(best, before[column - 2] + 1)
        }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
