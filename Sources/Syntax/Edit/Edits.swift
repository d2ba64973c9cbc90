/// A set of edits of one file: in the file's order, each one once.
package struct Edits: Hashable, Sendable {
  private let edits: [Edit]
  /// Bytes that must stay for these edits to be right, e.g. the `:` of the member after which one is put in: whoever
  /// changes something inside can't be combined with this. What this set itself does there is its own affair.
  package let held: [Range<Int>]

  /// - Parameter edits: in any order; equal ones count once, and those that change nothing don't count.
  package init(_ edits: some Sequence<Edit>, holding held: some Sequence<Range<Int>> = []) {
    var sorted: [Edit] = []
    for edit in edits.sorted() where edit != sorted.last && !(edit.isInsertion && edit.text.isEmpty) {
      sorted.append(edit)
    }
    self.edits = sorted
    self.held = Set(held.filter { !$0.isEmpty }).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
  }

  package init(_ edit: Edit, holding held: some Sequence<Range<Int>> = []) {
    self.init(CollectionOfOne(edit), holding: held)
  }

  /// Two edits that can't both be made.
  package struct Overlap: Hashable, Sendable {
    package let first: Edit
    package let second: Edit
  }

  /// For each edit that overlaps one before it, one such; empty where all can be made.
  package var overlaps: [Overlap] {
    var found: [Overlap] = []
    var previous: Edit?
    /// The one of those before that ends last: what overlaps any of them overlaps this one, or lies at the place of the
    /// insertion just before it.
    var widest: Edit?
    for edit in edits {
      if let other = [widest, previous].compactMap(\.self).first(where: edit.overlaps) {
        found.append(Overlap(first: other, second: edit))
      }
      if edit.range.upperBound > (widest?.range.upperBound ?? -1) { widest = edit }
      previous = edit
    }
    return found
  }

  /// The edits of both; they may overlap.
  package func union(_ other: Edits) -> Edits {
    Edits(edits + other.edits, holding: held + other.held)
  }

  /// The bytes with all edits made; nil where two overlap, or where one lies outside of the bytes.
  package func applied(to bytes: some RandomAccessCollection<UInt8>) -> [UInt8]? {
    guard overlaps.isEmpty, (edits.last?.range.upperBound ?? 0) <= bytes.count,
      (edits.first?.range.lowerBound ?? 0) >= 0
    else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.count })
    var position = 0
    func copy(to end: Int) {
      let (from, to) = (
        bytes.index(bytes.startIndex, offsetBy: position), bytes.index(bytes.startIndex, offsetBy: end)
      )
      result += bytes[from..<to]
    }
    for edit in edits {
      copy(to: edit.range.lowerBound)
      result += edit.text
      position = edit.range.upperBound
    }
    copy(to: bytes.count)
    return result
  }
}

extension Edits: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { edits.count }
  package subscript(position: Int) -> Edit { edits[position] }
}
