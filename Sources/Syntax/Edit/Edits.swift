/// A set of edits of one file, in file order, without duplicates.
package struct Edits: Hashable, Sendable {
  private let edits: [Edit]
  /// Bytes that must stay for these edits to be right, e.g. the `:` of the member after which another is
  /// inserted. An edit that changes anything inside them can't be combined with this set. Edits of this set
  /// itself may.
  package let held: [Range<Int>]
  /// The keys that mappings get. Other edits, wherever they are, must not give them to the same mappings.
  package let newKeys: Set<NewKey>

  package struct NewKey: Hashable, Sendable {
    /// Where the mapping begins, in bytes.
    let mapping: Int
    let name: String
  }

  /// - Parameter edits: in any order; duplicates and edits that change nothing are dropped.
  package init(
    _ edits: some Sequence<Edit>, holding held: some Sequence<Range<Int>> = [],
    adding newKeys: Set<NewKey> = []
  ) {
    self.newKeys = newKeys
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

  /// The edits of several sets; they may overlap.
  init(joining parts: [Edits]) {
    if parts.count == 1 {
      self = parts[0]
    } else {
      self.init(
        parts.flatMap(\.edits), holding: parts.flatMap(\.held),
        adding: parts.reduce(into: []) { $0.formUnion($1.newKeys) })
    }
  }

  /// The same edits, which give a mapping these keys, or need that nothing else does.
  package func adding(_ names: some Sequence<String>, to mapping: Node) -> Edits {
    let keys = names.map { NewKey(mapping: mapping.range.lowerBound, name: $0) }
    return Edits(edits, holding: held, adding: newKeys.union(keys))
  }

  /// Two edits that can't both be made.
  package struct Overlap: Hashable, Sendable {
    package let first: Edit
    package let second: Edit
  }

  /// One entry for each edit that overlaps an earlier one; empty if all can be made.
  package var overlaps: [Overlap] {
    var found: [Overlap] = []
    var previous: Edit?
    /// The earlier edit that ends last: what overlaps any of them overlaps this one, or lies where the
    /// insertion just before it is.
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

  /// The edits of both sets; they may overlap.
  package func union(_ other: Edits) -> Edits {
    Edits(joining: [self, other])
  }

  /// The bytes with all edits made; nil if two overlap or one lies out of bounds.
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
