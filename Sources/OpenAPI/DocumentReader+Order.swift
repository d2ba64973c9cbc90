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

/// The files of a document by their paths, so that nodes of thousands of files are put in order without comparing
/// paths again and again.
struct FileOrder {
  private var ranks: [UnsafeRawPointer: Int] = [:]
  /// One node of each file.
  private let files: [Node]

  init(_ nodes: some Sequence<Node>) {
    var files: [UnsafeRawPointer: Node] = [:]
    for node in nodes { files[node.fileID] = node }
    self.files = files.values.sorted { $0.source.path < $1.source.path }
    for (rank, file) in self.files.enumerated() { ranks[file.fileID] = rank }
  }

  func sorted(_ nodes: [Node]) -> [Node] {
    nodes.map { UInt64(ranks[$0.fileID]!) << 32 | UInt64($0.index) }.sorted()
      .map { files[Int($0 >> 32)].sibling(Int($0 & 0xFFFF_FFFF)) }
  }
}

extension [Node] {
  /// Sorts by file and place, each node once.
  mutating func sortByPlace(_ order: @autoclosure () -> FileOrder) {
    guard count > 1, !isByPlace else { return }
    if let first, allSatisfy({ $0.isInFile(of: first) }) {
      sort { $0.index < $1.index }
    } else {
      // Paths are compared once a file, not once a pair.
      self = order().sorted(self)
    }
    var unique: [Node] = []
    for node in self where unique.last != node { unique.append(node) }
    self = unique
  }

  /// Whether the nodes are of one file, in document order, each once.
  var isByPlace: Bool { zip(self, dropFirst()).allSatisfy { $0.isInFile(of: $1) && $0.index < $1.index } }
}
