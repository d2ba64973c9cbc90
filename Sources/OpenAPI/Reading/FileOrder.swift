import Syntax
import Text

/// The files of a document by their paths, so that nodes of thousands of files are put in order without comparing
/// paths again and again.
package struct FileOrder {
  private var ranks: [Address: Int] = [:]
  /// One node of each file.
  private var files: [Node] = []

  /// - Parameter first: a node of the file that comes before all others; nil where the paths alone count.
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

  /// A number that is the greater the later a node stands.
  func place(of node: Node) -> UInt64 { UInt64(ranks[node.fileID]!) << 32 | UInt64(node.index) }

  func sorted(_ nodes: [Node]) -> [Node] {
    nodes.map(place).sorted().map { files[Int($0 >> 32)].sibling(Int($0 & 0xFFFF_FFFF)) }
  }
}

extension [Node] {
  /// Sorts by file and place, each node once.
  package mutating func sortByPlace(_ order: @autoclosure () -> FileOrder) {
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
