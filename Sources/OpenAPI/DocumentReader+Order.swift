import Syntax

extension DocumentReader {
  /// Entries by file and place. Indices change, so everything that refers to them is renumbered.
  func putInOrder() {
    let root = document.root
    let order = document.headers.indices.sorted { left, right in
      let (first, second) = (document.headers[left].nameNode, document.headers[right].nameNode)
      if !first.isInFile(of: second) {
        if first.isInFile(of: root) || second.isInFile(of: root) { return first.isInFile(of: root) }
        return first.source.path < second.source.path
      }
      return first.index != second.index ? first.index < second.index : left < right
    }
    var renumbered = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { renumbered[old] = new }
    document.headers = order.map { document.headers[$0] }
    for index in document.definitions.indices {
      document.definitions[index].headers = document.definitions[index].headers.map { renumbered[$0] }
        .sorted()
    }
    for index in document.headerMaps.indices {
      document.headerMaps[index].headers = document.headerMaps[index].headers.map { renumbered[$0] }
    }
    for index in document.parameterLists.indices {
      document.parameterLists[index].items = document.parameterLists[index].items.map {
        ParameterUse(header: renumbered[$0.header], site: $0.site)
      }
    }
    entryOfElement = entryOfElement.mapValues { renumbered[$0] }
  }
}

extension Node {
  /// By file and place.
  func isBefore(_ other: Node) -> Bool {
    isInFile(of: other) ? index < other.index : source.path < other.source.path
  }
}

extension [Node] {
  /// Sorts by file and place, each node once.
  mutating func sortByPlace() {
    guard count > 1, !isByPlace else { return }
    if let first, allSatisfy({ $0.isInFile(of: first) }) {
      sort { $0.index < $1.index }
    } else {
      // Paths are compared once a file, not once a pair.
      let files = Dictionary(grouping: self, by: \.fileID).values.sorted { $0[0].isBefore($1[0]) }
      self = files.flatMap { $0.sorted { $0.index < $1.index } }
    }
    var unique: [Node] = []
    for node in self where unique.last != node { unique.append(node) }
    self = unique
  }

  /// Whether the nodes are of one file, in document order, each once.
  var isByPlace: Bool { zip(self, dropFirst()).allSatisfy { $0.isInFile(of: $1) && $0.index < $1.index } }
}
