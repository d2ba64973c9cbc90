import OpenAPI
import Syntax
import Text

extension Inspection {
  /// Renames a header where it is, with all references through its key; nil if a neighbour has that name
  /// already or is to get it, if it isn't certain where one of the references leads, or if an expression names the header.
  func renaming(_ entry: HeaderEntry, to name: String) -> Fix? {
    let key = asciiLowercase(name)
    // In a list the name may be that of a reference's target.
    if entry.nameNode.key?.hasText("$ref") == true { return nil }
    if key != entry.key {
      // Whoever asks with an API key may need another scheme.
      if entry.kind == .apiKey, KnownNames.skeleton(name) != KnownNames.skeleton(entry.name) { return nil }
      guard !isBeside(entry, name), !named.mentioned.contains(entry.key),
        named.neighbours.give(key, to: entry)
      else { return nil }
    }
    var changes = [Fix.Change.rewrite(entry.nameNode, .string(name))]
    if entry.nameNode.isKey {
      let element = entry.nameNode.valueAsWritten
      guard let references = named.references.leading(into: element) else { return nil }
      for reference in references {
        guard let text = reference.text(through: element, renamedTo: name) else { return nil }
        changes.append(.rewrite(reference.value, .string(text)))
      }
    }
    // Other documents may refer to a component by its key.
    let isSafe = key == entry.key && changes.count == 1 && entry.kind != .component
    return Fix(changes.count == 1 ? changes[0] : .several(changes), isSafe: isSafe)
  }

  /// Whether a header has a neighbour of another name.
  func isBeside(_ entry: HeaderEntry, _ name: String) -> Bool {
    let key = asciiLowercase(name)
    return key != entry.key && named.neighbours.contains(key, beside: entry)
  }

  /// Whether another header stands in each list and map that a header stands in.
  func isAlwaysWith(_ name: String, _ entry: HeaderEntry) -> Bool {
    named.neighbours.contains(asciiLowercase(name), withEach: entry)
  }

  /// What is in the place of a header that another one stands for as well: that header, or an earlier one that stands for
  /// it. Empty where it has its right name, else ` as '…'`; nil where there is none.
  func nameBeside(_ entry: HeaderEntry, _ name: String) -> String? {
    if isBeside(entry, name) { return "" }
    let earlier = aliases.relatives(of: asciiLowercase(name)).prefix { $0 != entry.key }
    guard let other = earlier.first(where: { named.neighbours.contains($0, beside: entry) }) else {
      return nil
    }
    return named.neighbours.name(ofKey: other).map { " as '\($0)'" }
  }

  /// Whether a header under a wrong name has the header that it stands for, or that is to take its place, as a
  /// neighbour.
  func standsBesideItsHeader(_ entry: HeaderEntry) -> Bool {
    let key = aliases.successor(of: entry) ?? key(of: entry)
    return key != entry.key && named.neighbours.contains(key, beside: entry)
  }
}

/// The names of the headers next to each header: in the same maps, in the same lists of parameters, and in those of an
/// operation and its path.
final class NameNeighbours {
  /// The names of all headers of the document, by their keys; the first of several spellings.
  private let names: [String: String]
  /// The keys in each place.
  private let places: [Set<String>]
  /// The places of each header's element.
  private let placesOf: [Node: [Int]]
  /// Those of them that it stands in itself.
  private let ownPlaces: [Node: [Int]]
  /// The items of lists of parameters that are a header's element or refer to it.
  private let items: [Node: [Node]]
  /// The elements to which fixes give other names, by place and name.
  private var given: [Int: [String: Node]] = [:]

  init(_ document: APIDocument) {
    let headers = document.headers
    let lists = document.parameterLists.map { $0.items.map(\.header) } + document.headerMaps.map(\.headers)
    /// For each list of parameters, those that hold for the same operations.
    var relatives: [Int: Set<Int>] = [:]
    for operation in document.operations {
      guard let own = operation.ownParameters, let path = operation.pathParameters else { continue }
      relatives[own.position, default: []].insert(path.position)
      relatives[path.position, default: []].insert(own.position)
    }
    var (placesOf, ownPlaces): ([Node: [Int]], [Node: [Int]]) = ([:], [:])
    // Those that stand in one list only share its array; one in thousands of lists has a single one that grows.
    func add(_ places: [Int], of element: Node, to all: inout [Node: [Int]]) {
      if all[element]?.append(contentsOf: places) == nil { all[element] = places }
    }
    // Most lists have no headers.
    for (place, list) in lists.enumerated() where !list.isEmpty {
      let own = [place]
      let places = own + (relatives[place] ?? []).sorted()
      for header in list {
        let element = headers[header].element
        add(places, of: element, to: &placesOf)
        add(own, of: element, to: &ownPlaces)
      }
    }
    var items: [Node: [Node]] = [:]
    var seen: Set<Node> = []
    for item in document.parameterLists.flatMap(\.items) where seen.insert(item.site).inserted {
      items[headers[item.header].element, default: []].append(item.site)
    }
    names = Dictionary(headers.lazy.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    places = lists.map { list in list.isEmpty ? [] : Set(list.map { headers[$0].key }) }
    self.placesOf = placesOf
    self.ownPlaces = ownPlaces
    self.items = items
  }

  /// Notes that a fix gives a header another name; false if another one next to it gets that name.
  /// - Parameter key: the name in lower case.
  func give(_ key: String, to entry: HeaderEntry) -> Bool {
    let own = placesOf[entry.element, default: []]
    guard own.allSatisfy({ (given[$0]?[key] ?? entry.element) == entry.element }) else { return false }
    for place in own { given[place, default: [:]][key] = entry.element }
    return true
  }

  /// - Parameter key: in lower case.
  func contains(_ key: String, beside entry: HeaderEntry) -> Bool {
    names[key] != nil && placesOf[entry.element, default: []].contains { places[$0].contains(key) }
  }

  /// The first name in the document that has a key.
  func name(ofKey key: String) -> String? { names[key] }

  /// Whether each map and list that a header stands in has another one.
  /// - Parameter key: in lower case.
  func contains(_ key: String, withEach entry: HeaderEntry) -> Bool {
    ownPlaces[entry.element, default: []].allSatisfy { places[$0].contains(key) }
  }

  /// The items of lists of parameters that are a header or refer to it, in the order of the lists.
  func sites(of entry: HeaderEntry) -> [Node] { items[entry.element, default: []] }
}
