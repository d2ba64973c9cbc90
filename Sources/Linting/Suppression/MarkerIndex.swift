import Syntax
import Text

/// The markers of a document's files, by what they cover.
struct MarkerIndex {
  let markers: [Marker]
  private var byLine: [Line: [Marker]] = [:]
  private var byFile: [Address: [Marker]] = [:]
  private var byObject: [Node: [Marker]] = [:]
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
        byLine[Line(file: file, number: number), default: []].append(marker)
      case .file: byFile[file, default: []].append(marker)
      case .object(let object): byObject[object, default: []].append(marker)
      case .nothing: break
      }
    }
  }

  /// The markers of the line that a place starts in, and of its file.
  func covering(_ place: Place) -> [Marker] {
    let file = Address(place.source)
    return onLines(of: [place.range.lowerBound], in: file) + byFile[file, default: []]
  }

  /// The markers of the lines where an element's key stands, where it starts, and where it refers to another; of the
  /// objects around it, and of its file.
  func covering(_ node: Node) -> [Marker] {
    let file = Address(node.source)
    let starts = [node.key, node, node.reference].compactMap { $0?.range.lowerBound }
    return onLines(of: starts, in: file) + around(node) + byFile[file, default: []]
  }

  /// The markers of the objects that hold a node, itself among them, the nearest first.
  private func around(_ node: Node) -> [Marker] {
    guard !byObject.isEmpty else { return [] }
    return sequence(first: node, next: \.parent).flatMap { byObject[$0, default: []] }
  }

  private func onLines(of offsets: [Int], in file: Address) -> [Marker] {
    guard let table = tables[file] else { return [] }
    var markers: [Marker] = []
    var seen: Set<Int> = []
    for number in offsets.map(table.line) where seen.insert(number).inserted {
      markers += byLine[Line(file: file, number: number), default: []]
    }
    return markers
  }
}
