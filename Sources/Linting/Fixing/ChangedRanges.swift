import Syntax

/// Where a text differs from an earlier one, however many rounds of edits lie between them.
package struct ChangedRanges: Hashable, Sendable {
  /// Bytes of the earlier text, and those that are in their place now; 0-based offsets.
  package struct Change: Hashable, Sendable {
    package var old: Range<Int>
    package var new: Range<Int>
  }

  /// In file order. None touches another: where edits meet, they are one change.
  package private(set) var changes: [Change] = []

  package init() {}

  /// - Parameter edits: of the text as it is now; none overlap.
  package mutating func make(_ edits: Edits) {
    var merged: [Change] = []
    /// How much longer the text between the two is than the old one, and the new one than that, up to here.
    var (earlier, later) = (0, 0)
    var (change, edit) = (changes[...], edits[...])
    while let start = [change.first?.new.lowerBound, edit.first?.range.lowerBound].compactMap(\.self).min() {
      var end = start
      let before = (earlier, later)
      while true {
        if let first = change.first, first.new.lowerBound <= end {
          end = max(end, first.new.upperBound)
          earlier += first.new.count - first.old.count
          change.removeFirst()
        } else if let first = edit.first, first.range.lowerBound <= end {
          end = max(end, first.range.upperBound)
          later += first.text.count - first.range.count
          edit.removeFirst()
        } else {
          break
        }
      }
      merged.append(
        Change(old: start - before.0..<end - earlier, new: start + before.1..<end + later))
    }
    changes = merged
  }
}
