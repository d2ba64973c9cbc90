import OpenAPI
import Syntax

/// The named entries of a document by kind and name. Rules share it: most ask for the same few kinds, and for
/// names that a document has few or none of.
final class NamedEntries {
  private let document: APIDocument
  let spellings: Spellings
  /// The kind and spelling of each entry, stored compactly because they are scanned often.
  private let facts: [(index: HeaderIndex, kind: HeaderKinds, spelling: Int)]
  /// The kinds of the entries: asking for others as well makes no difference.
  let kinds: HeaderKinds
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
  /// The references whose text isn't just a fragment; several rules look at nothing else.
  private(set) lazy var referencesToFiles = document.references.filter { reference in
    reference.value.withText { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
  }

  /// The first header that each key or value is the name of.
  private(set) lazy var byNameNode = Dictionary(
    document.headers.lazy.map { ($0.nameNode, $0) }, uniquingKeysWith: { first, _ in first })

  private static let setsOfKinds = Int(HeaderKinds.all.rawValue) + 1

  private struct Group {
    /// In document order.
    var entries: [HeaderEntry] = []
    /// For each of them the number of its kind and name, as spelled: which header a name stands for depends on the kind.
    var numbers: [Int32] = []
    /// The position of the first entry with each number.
    var firsts: [Int] = []
  }

  init(_ document: APIDocument) {
    let spellings = Spellings(document)
    self.document = document
    self.spellings = spellings
    facts = document.headers.rows.filter { document.headers[$0].hasName }.map { index in
      let entry = document.headers[index]
      return (index, HeaderKinds(entry.kind), spellings.number(of: entry))
    }
    kinds = facts.reduce(into: []) { $0.formUnion($1.kind) }
  }

  /// In document order.
  func entries(on kinds: HeaderKinds) -> [HeaderEntry] { group(kinds).entries }

  /// The first entry of each kind and name, as spelled.
  var firsts: [HeaderEntry] {
    let group = group(.all)
    return group.firsts.map { group.entries[$0] }
  }

  /// Their definitions; see `Inspection.definitions(of:)`.
  func definitions(on kinds: HeaderKinds) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    let kinds = kinds.intersection(self.kinds)
    if let known = knownDefinitions[Int(kinds.rawValue)] { return known }
    let definitions = document.definitions(of: entries(on: kinds))
    knownDefinitions[Int(kinds.rawValue)] = definitions
    return definitions
  }

  /// The entries with some names, in document order.
  /// - Parameter isMeant: called once for each kind and name, as spelled, with the first entry that has it.
  func entries(on kinds: HeaderKinds, where isMeant: (HeaderEntry) -> Bool) -> [HeaderEntry] {
    let group = group(kinds)
    let meant = group.firsts.map { isMeant(group.entries[$0]) }
    if !meant.contains(true) { return [] }
    if !meant.contains(false) { return group.entries }
    return group.entries.indices.filter { meant[Int(group.numbers[$0])] }.map { group.entries[$0] }
  }

  private func group(_ kinds: HeaderKinds) -> Group {
    let kinds = kinds.intersection(self.kinds)
    if let group = known[Int(kinds.rawValue)] { return group }
    var group = Group()
    // By kind and spelling.
    var numbers = [Int32?](repeating: nil, count: spellings.count * HeaderKinds.kindCount)
    for (header, kind, spelling) in facts where kinds.contains(kind) {
      let slot = spelling * HeaderKinds.kindCount + kind.position
      let number = numbers[slot] ?? Int32(group.firsts.count)
      if numbers[slot] == nil {
        numbers[slot] = number
        group.firsts.append(group.entries.count)
      }
      group.numbers.append(number)
      group.entries.append(document.headers[header])
    }
    known[Int(kinds.rawValue)] = group
    return group
  }
}
