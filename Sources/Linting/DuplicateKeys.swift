import OpenAPI
import Rules
import Syntax
import Text

/// Finds keys that stand twice on the way to a header: in a mapping that holds a header, or inside its definition.
/// Elsewhere they are no matter of headers.
struct DuplicateKeys {
  private let document: APIDocument

  init(_ document: APIDocument) {
    self.document = document
  }

  func findings(_ severity: Severity) -> [LocatedFinding] {
    let trees = treesWithDuplicates()
    guard !trees.isEmpty else { return [] }
    let headers = Set(document.definitions.map(\.object) + document.headers.map(\.element))
    let onTheWay = mappingsOnTheWay()
    var findings: [LocatedFinding] = []
    for tree in trees {
      let lines = LineTable(tree.source)
      for duplicate in tree.duplicateKeys {
        let key = tree.node(duplicate.key)
        guard let mapping = key.parent, onTheWay.contains(mapping) || isInside(headers, mapping) else {
          continue
        }
        let first = lines.position(at: tree.node(duplicate.first).range.lowerBound).line
        findings.append(finding(key, firstLine: first, mapping, severity))
      }
    }
    return findings
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

  /// Every object that the model is made of, and everything around those.
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

  private func finding(_ key: Node, firstLine: Int, _ mapping: Node, _ severity: Severity) -> LocatedFinding {
    let finding = Finding(
      rule: "duplicate-key", severity: severity,
      message:
        "'\(key.text ?? "")' stands in this mapping already, in line \(firstLine), and what is written there is lost; delete one of the two or merge them",
      place: Place(key), pointer: mapping.pointer)
    return LocatedFinding(finding, element: mapping)
  }
}
