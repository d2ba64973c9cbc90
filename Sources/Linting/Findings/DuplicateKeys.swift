import OpenAPI
import Rules
import Syntax
import Text

/// Finds duplicate keys on the way to a header: in a mapping that contains a header, or inside its
/// definition. Elsewhere they don't concern headers.
struct DuplicateKeys {
  private let document: APIDocument

  init(_ document: APIDocument) {
    self.document = document
  }

  /// - Parameter collector: of the rule for duplicate keys.
  /// - Returns: the collector with what was found.
  func findings(_ collector: consuming FindingCollector) -> FindingCollector {
    let trees = treesWithDuplicates()
    guard !trees.isEmpty else { return collector }
    let headers = Set(document.definitions.map(\.object) + document.headers.map(\.element))
    let onTheWay = mappingsOnTheWay()
    for tree in trees {
      let lines = LineTable(tree.source)
      for duplicate in tree.duplicateKeys {
        let key = tree.node(duplicate.key)
        guard let mapping = key.parent, onTheWay.contains(mapping) || isInside(headers, mapping) else {
          continue
        }
        let first = tree.node(duplicate.first)
        let line = lines.position(at: first.range.lowerBound).line
        collector.add(
          key.text == "<<" ? .repeatedMerge : .duplicateKey,
          about: Subject(element: .node(mapping), place: Place(key)),
          arguments: ["key": key.text ?? "", "line": String(line)], fix: Self.fix(key, first))
      }
    }
    return collector
  }

  /// Removes the earlier one where both say the same.
  private static func fix(_ key: Node, _ first: Node) -> Fix? {
    guard let text = key.text, text != "<<", first.valueAsWritten.hasSameContent(as: key.valueAsWritten)
    else { return nil }
    return .removing([first], called: text, isSafe: false)
  }

  private func isInside(_ headers: Set<Node>, _ mapping: Node) -> Bool {
    sequence(first: mapping, next: \.parent).contains(where: headers.contains)
  }

  private func treesWithDuplicates() -> [SyntaxTree] {
    var trees: [SyntaxTree] = []
    var seen: Set<Address> = []
    for node in [document.root] + document.definitions.map(\.object) where seen.insert(node.fileID).inserted {
      if node.fileHasDuplicateKeys { trees.append(node.tree) }
    }
    return trees
  }

  /// Every object of the model, and all mappings around it.
  private func mappingsOnTheWay() -> Set<Node> {
    var nodes: Set<Node> = [document.root]
    let parts =
      document.operations.map(\.node) + document.responses.map(\.node) + document.headerMaps.map(\.node)
      + document.parameterLists.map(\.node) + document.headers.map(\.element)
      + document.definitions.map(\.object)
    for part in parts {
      var node: Node? = part
      while let next = node, nodes.insert(next).inserted { node = next.parent }
    }
    return nodes
  }
}
