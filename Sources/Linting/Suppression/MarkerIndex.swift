import Syntax
import Text

/// The markers of a document's files, by what they cover.
struct MarkerIndex {
  let markers: [Marker]
  private var byLine: [Line: MarkerGroup] = [:]
  private var byFile: [Address: MarkerGroup] = [:]
  private var byObject: [Node: MarkerGroup] = [:]
  /// Of the files whose comments hold markers.
  private var tables: [Address: LineTable] = [:]

  private struct Line: Hashable {
    let file: Address
    /// 1-based.
    let number: Int
  }

  init(_ markers: [Marker]) {
    self.markers = markers
    for marker in markers {
      let file = Address(marker.place.source)
      switch marker.scope {
      case .line(let number):
        if tables[file] == nil { tables[file] = LineTable(marker.place.source) }
        Self.add(marker, to: &byLine, at: Line(file: file, number: number))
      case .file: Self.add(marker, to: &byFile, at: file)
      case .object(let object): Self.add(marker, to: &byObject, at: object)
      case .nothing: break
      }
    }
  }

  private static func add<Key>(_ marker: Marker, to groups: inout [Key: MarkerGroup], at key: Key) {
    let group = groups[key] ?? MarkerGroup()
    group.add(marker)
    groups[key] = group
  }

  /// The markers of the line that a place starts in, and of its file.
  func covering(_ place: Place) -> [MarkerGroup] {
    let file = Address(place.source)
    return onLines(of: [place.range.lowerBound], in: file) + ofFile(file)
  }

  /// The markers of the lines where an element's key stands, where it starts, and where it refers to another; of the
  /// objects around it, and of its file.
  func covering(_ node: Node) -> [MarkerGroup] {
    let file = Address(node.source)
    let starts = [node.key, node, node.reference].compactMap { $0?.range.lowerBound }
    return onLines(of: starts, in: file) + around(node) + ofFile(file)
  }

  private func ofFile(_ file: Address) -> [MarkerGroup] { byFile[file].map { [$0] } ?? [] }

  /// The markers of the objects that hold a node, itself among them, the nearest first.
  private func around(_ node: Node) -> [MarkerGroup] {
    guard !byObject.isEmpty else { return [] }
    return sequence(first: node, next: \.parent).compactMap { byObject[$0] }
  }

  private func onLines(of offsets: [Int], in file: Address) -> [MarkerGroup] {
    guard let table = tables[file] else { return [] }
    var groups: [MarkerGroup] = []
    var seen: Set<Int> = []
    for number in offsets.map(table.line) where seen.insert(number).inserted {
      if let group = byLine[Line(file: file, number: number)] { groups.append(group) }
    }
    return groups
  }
}
