import OpenAPI

/// The named entries of a document by kind and name. Rules share it: most ask for the same few kinds, and for
/// names that a document has few or none of.
final class NamedEntries {
  private let document: APIDocument
  let spellings: Spellings
  /// The kind and spelling of each entry, stored compactly because they are scanned often.
  private let facts: [(index: HeaderIndex, kind: HeaderKinds, spelling: Int)]
  /// Indexed by the bits of the kinds.
  private var known = [Group?](repeating: nil, count: setsOfKinds)
  /// The definitions of all entries of some kinds, indexed likewise.
  private var knownDefinitions = [[(index: DefinitionIndex, entries: [HeaderEntry])]?](
    repeating: nil, count: setsOfKinds)

  /// Computed on first use: rarely needed.
  private(set) lazy var neighbours = NameNeighbours(document)
  /// The same.
  private(set) lazy var references = ReferenceTexts(document)

  /// The first header that each key or value is the name of.
  private(set) lazy var byNameNode = Dictionary(
    document.headers.lazy.map { ($0.nameNode, $0) }, uniquingKeysWith: { first, _ in first })

  private static let setsOfKinds = Int(HeaderKinds.all.rawValue) + 1

  private struct Group {
    /// In document order.
    var entries: [HeaderEntry] = []
    /// The positions of the entries of one kind with the same name, as spelled; in the order of first occurrence. Which
    /// header a name stands for depends on the kind.
    var positions: [[Int]] = []
  }

  init(_ document: APIDocument) {
    let spellings = Spellings(document)
    self.document = document
    self.spellings = spellings
    facts = document.headers.rows.filter { document.headers[$0].hasName }.map { index in
      let entry = document.headers[index]
      return (index, HeaderKinds(entry.kind), spellings.number(of: entry))
    }
  }

  /// In document order.
  func entries(on kinds: HeaderKinds) -> [HeaderEntry] { group(kinds).entries }

  /// Their definitions; see `Inspection.definitions(of:)`.
  func definitions(on kinds: HeaderKinds) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    if let known = knownDefinitions[Int(kinds.rawValue)] { return known }
    let definitions = document.definitions(of: entries(on: kinds))
    knownDefinitions[Int(kinds.rawValue)] = definitions
    return definitions
  }

  /// The entries with some names, in document order.
  /// - Parameter isMeant: called once for each kind and name, as spelled, with the first entry that has it.
  func entries(on kinds: HeaderKinds, where isMeant: (HeaderEntry) -> Bool) -> [HeaderEntry] {
    let group = group(kinds)
    let meant = group.positions.filter { isMeant(group.entries[$0[0]]) }
    if meant.count == group.positions.count { return group.entries }
    let positions = meant.count == 1 ? meant[0] : meant.flatMap(\.self).sorted()
    return positions.map { group.entries[$0] }
  }

  private func group(_ kinds: HeaderKinds) -> Group {
    if let group = known[Int(kinds.rawValue)] { return group }
    var group = Group()
    var indices = [Int?](repeating: nil, count: spellings.count * HeaderKinds.kindCount)
    for (header, kind, spelling) in facts where kinds.contains(kind) {
      let number = spelling * HeaderKinds.kindCount + kind.position
      if let index = indices[number] {
        group.positions[index].append(group.entries.count)
      } else {
        indices[number] = group.positions.count
        group.positions.append([group.entries.count])
      }
      group.entries.append(document.headers[header])
    }
    known[Int(kinds.rawValue)] = group
    return group
  }
}
