import Syntax
import Text

/// The directives of a document's files, by what they cover.
struct DirectiveIndex {
  let directives: [Directive]
  private var byLine: [Line: DirectiveGroup] = [:]
  private var byFile: [Address: DirectiveGroup] = [:]
  private var byObject: [Node: DirectiveGroup] = [:]
  /// Of the files whose comments hold directives.
  private var tables: [Address: LineTable] = [:]

  private struct Line: Hashable {
    let file: Address
    /// 1-based.
    let number: Int
  }

  init(_ directives: [Directive]) {
    self.directives = directives
    for directive in directives {
      let file = Address(directive.place.source)
      switch directive.scope {
      case .line(let number):
        if tables[file] == nil { tables[file] = LineTable(directive.place.source) }
        Self.add(directive, to: &byLine, at: Line(file: file, number: number))
      case .file: Self.add(directive, to: &byFile, at: file)
      case .object(let object): Self.add(directive, to: &byObject, at: object)
      case .nothing: break
      }
    }
  }

  private static func add<Key>(_ directive: Directive, to groups: inout [Key: DirectiveGroup], at key: Key) {
    let group = groups[key] ?? DirectiveGroup()
    group.add(directive)
    groups[key] = group
  }

  /// The directives of the line that a place starts in, and of its file.
  func covering(_ place: Place) -> [DirectiveGroup] {
    let file = Address(place.source)
    return onLines(of: [place.range.lowerBound], in: file) + ofFile(file)
  }

  /// The directives of the lines where an element's key stands, where it starts, and where it refers to another; of the
  /// objects around it, and of its file.
  func covering(_ node: Node) -> [DirectiveGroup] {
    let file = Address(node.source)
    let starts = [node.key, node, node.reference].compactMap { $0?.range.lowerBound }
    return onLines(of: starts, in: file) + around(node) + ofFile(file)
  }

  private func ofFile(_ file: Address) -> [DirectiveGroup] { byFile[file].map { [$0] } ?? [] }

  /// The directives of the objects that hold a node, itself among them, the nearest first.
  private func around(_ node: Node) -> [DirectiveGroup] {
    guard !byObject.isEmpty else { return [] }
    return sequence(first: node, next: \.parent).compactMap { byObject[$0] }
  }

  private func onLines(of offsets: [Int], in file: Address) -> [DirectiveGroup] {
    guard let table = tables[file] else { return [] }
    var groups: [DirectiveGroup] = []
    var seen: Set<Int> = []
    for number in offsets.map(table.line) where seen.insert(number).inserted {
      if let group = byLine[Line(file: file, number: number)] { groups.append(group) }
    }
    return groups
  }
}
