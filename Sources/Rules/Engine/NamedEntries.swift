import OpenAPI

/// The named entries of a document by kind and name. Rules share it: most ask for the same few kinds, and for
/// names that a document has few or none of.
final class NamedEntries {
  private let document: APIDocument
  let spellings: Spellings
  /// The kind and spelling of each entry, stored compactly because they are scanned often.
  private let facts: [(index: HeaderIndex, kind: HeaderKinds, spelling: Int)]
  /// The kinds of the entries: asking for others as well makes no difference.
  private let present: HeaderKinds
  /// Indexed by the bits of the kinds.
  private var known = [Group?](repeating: nil, count: setsOfKinds)
  /// The definitions of all entries of some kinds, indexed likewise.
  private var knownDefinitions = [[(index: DefinitionIndex, entries: [HeaderEntry])]?](
    repeating: nil, count: setsOfKinds)

  /// Computed on first use: rarely needed.
  private(set) lazy var neighbours = NameNeighbours(document)
  /// The same.
  private(set) lazy var references = ReferenceTexts(document)
  /// The same.
  private(set) lazy var mentioned = MentionedHeaders(document)

  /// The first header that each key or value is the name of.
  private(set) lazy var byNameNode = Dictionary(
    document.headers.lazy.map { ($0.nameNode, $0) }, uniquingKeysWith: { first, _ in first })

  private static let setsOfKinds = Int(HeaderKinds.all.rawValue) + 1

  private struct Group {
    /// In document order.
    var entries: [HeaderEntry] = []
    /// The positions of the entries, those of one kind with the same name, as spelled, together; in the order of first
    /// occurrence. Which header a name stands for depends on the kind.
    var positions: [Int32] = []
    /// Where those of each name end.
    var ends: [Int32] = []
  }

  init(_ document: APIDocument) {
    let spellings = Spellings(document)
    self.document = document
    self.spellings = spellings
    facts = document.headers.rows.filter { document.headers[$0].hasName }.map { index in
      let entry = document.headers[index]
      return (index, HeaderKinds(entry.kind), spellings.number(of: entry))
    }
    present = facts.reduce(into: []) { $0.formUnion($1.kind) }
  }

  /// In document order.
  func entries(on kinds: HeaderKinds) -> [HeaderEntry] { group(kinds).entries }

  /// Their definitions; see `Inspection.definitions(of:)`.
  func definitions(on kinds: HeaderKinds) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    let kinds = kinds.intersection(present)
    if let known = knownDefinitions[Int(kinds.rawValue)] { return known }
    let definitions = document.definitions(of: entries(on: kinds))
    knownDefinitions[Int(kinds.rawValue)] = definitions
    return definitions
  }

  /// The entries with some names, in document order.
  /// - Parameter isMeant: called once for each kind and name, as spelled, with the first entry that has it.
  func entries(on kinds: HeaderKinds, where isMeant: (HeaderEntry) -> Bool) -> [HeaderEntry] {
    let group = group(kinds)
    var meant: [Int32] = []
    var start = 0
    var names = 0
    for end in group.ends.lazy.map(Int.init) {
      if isMeant(group.entries[Int(group.positions[start])]) {
        meant += group.positions[start..<end]
        names += 1
      }
      start = end
    }
    if names == group.ends.count { return group.entries }
    if names > 1 { meant.sort() }
    return meant.map { group.entries[Int($0)] }
  }

  private func group(_ kinds: HeaderKinds) -> Group {
    let kinds = kinds.intersection(present)
    if let group = known[Int(kinds.rawValue)] { return group }
    var group = Group()
    // For each kind and spelling, where its positions go; before that, how many there are.
    var slots = [Int32](repeating: 0, count: spellings.count * HeaderKinds.kindCount)
    func slot(_ kind: HeaderKinds, _ spelling: Int) -> Int {
      spelling * HeaderKinds.kindCount + kind.position
    }
    var order: [Int] = []
    for (header, kind, spelling) in facts where kinds.contains(kind) {
      let slot = slot(kind, spelling)
      if slots[slot] == 0 { order.append(slot) }
      slots[slot] += 1
      group.entries.append(document.headers[header])
    }
    var end: Int32 = 0
    group.ends.reserveCapacity(order.count)
    for slot in order {
      let count = slots[slot]
      slots[slot] = end
      end += count
      group.ends.append(end)
    }
    group.positions = [Int32](repeating: 0, count: group.entries.count)
    var position: Int32 = 0
    for (_, kind, spelling) in facts where kinds.contains(kind) {
      let slot = slot(kind, spelling)
      group.positions[Int(slots[slot])] = position
      slots[slot] += 1
      position += 1
    }
    known[Int(kinds.rawValue)] = group
    return group
  }
}
