import OpenAPI
import Syntax
import Text

extension Inspection {
  /// Renames a header where it is; nil if a neighbour has that name already, or if references use the
  /// header's key.
  func renaming(_ entry: HeaderEntry, to name: String) -> Fix? {
    let key = asciiLowercase(name)
    if entry.nameNode.isKey, isReferredTo(entry) { return nil }
    if key != entry.key, named.neighbours.contains(key, beside: entry) { return nil }
    return Fix(.rewrite(entry.nameNode, .string(name)), isSafe: entry.key == key)
  }

  private func isReferredTo(_ entry: HeaderEntry) -> Bool {
    guard let index = entry.definition else { return false }
    let definition = document.definitions[index]
    return definition.object == entry.element && !definition.sites.isEmpty
  }
}

/// The names of the headers next to each header: in the same lists of parameters and the same maps.
final class NameNeighbours {
  /// The keys of all headers of the document.
  private let keys: Set<String>
  /// The keys in each place.
  private let places: [Set<String>]
  /// The places of each header's element.
  private let placesOf: [Node: [Int]]

  init(_ document: APIDocument) {
    let headers = document.headers
    let lists = document.parameterLists.map { $0.items.map(\.header) } + document.headerMaps.map(\.headers)
    var placesOf: [Node: [Int]] = [:]
    for (place, list) in lists.enumerated() {
      for header in list { placesOf[headers[header].element, default: []].append(place) }
    }
    keys = Set(headers.map(\.key))
    places = lists.map { list in Set(list.map { headers[$0].key }) }
    self.placesOf = placesOf
  }

  /// - Parameter key: in lower case.
  func contains(_ key: String, beside entry: HeaderEntry) -> Bool {
    keys.contains(key) && placesOf[entry.element, default: []].contains { places[$0].contains(key) }
  }
}
