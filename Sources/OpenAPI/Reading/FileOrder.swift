import Syntax
import Text

/// Ranks the files of a document by path once, so that sorting nodes doesn't compare paths again and again.
package struct FileOrder {
  private var ranks: [Address: Int] = [:]
  /// One node of each file.
  private var files: [Node] = []

  /// - Parameter first: a node of the file that comes before all others; nil to go by path alone.
  package init(_ nodes: some Sequence<Node>, first: Node? = nil) {
    var seen: Set<Address> = []
    var last: Address?
    var paths: [(path: String, node: Node)] = []
    for node in nodes where node.fileID != last {
      last = node.fileID
      if seen.insert(node.fileID).inserted { paths.append((node.source.path, node)) }
    }
    paths.sort { $0.path.precedes($1.path) }
    files = paths.map(\.node)
    if let first, let position = files.firstIndex(where: first.isInFile) {
      files.insert(files.remove(at: position), at: 0)
    }
    for (rank, file) in files.enumerated() { ranks[file.fileID] = rank }
  }

  /// A number that increases with a node's position in the document.
  func place(of node: Node) -> UInt64 { UInt64(ranks[node.fileID]!) << 32 | UInt64(node.index) }

  func sorted(_ nodes: [Node]) -> [Node] {
    nodes.map(place).sorted().map { files[Int($0 >> 32)].sibling(Int($0 & 0xFFFF_FFFF)) }
  }
}

extension [Node] {
  /// Sorts by file and position, and removes duplicates.
  package mutating func sortByPlace(_ order: @autoclosure () -> FileOrder) {
    guard count > 1, !isByPlace else { return }
    if let first, allSatisfy({ $0.isInFile(of: first) }) {
      sort { $0.index < $1.index }
    } else {
      // Compares paths once per file instead of once per pair of nodes.
      self = order().sorted(self)
    }
    var unique: [Node] = []
    for node in self where unique.last != node { unique.append(node) }
    self = unique
  }

  /// Whether the nodes are in one file and strictly in document order.
  var isByPlace: Bool { zip(self, dropFirst()).allSatisfy { $0.isInFile(of: $1) && $0.index < $1.index } }
}
