import Syntax
import Text

/// The directives of a document's files, by what they apply to.
struct DirectiveIndex {
  let directives: [Directive]
  private var byLine: [Line: DirectiveGroup] = [:]
  private var byFile: [Address: DirectiveGroup] = [:]
  private var byObject: [Node: DirectiveGroup] = [:]
  /// For the files whose comments contain directives.
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

  /// The directives for the line where a place starts, and for its file.
  func covering(_ place: Place) -> [DirectiveGroup] {
    let file = Address(place.source)
    return onLines(of: [place.range.lowerBound], in: file) + ofFile(file)
  }

  /// The directives for the lines of an element's key, start and reference; for the objects around it, and
  /// for its file.
  func covering(_ node: Node) -> [DirectiveGroup] {
    let file = Address(node.source)
    let starts = [node.key, node, node.reference].compactMap { $0?.range.lowerBound }
    return onLines(of: starts, in: file) + around(node) + ofFile(file)
  }

  private func ofFile(_ file: Address) -> [DirectiveGroup] { byFile[file].map { [$0] } ?? [] }

  /// The directives of the objects containing a node, including itself, innermost first.
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
