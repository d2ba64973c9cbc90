import OpenAPI
import Syntax

extension APIDocument {
  /// The objects in some files that may carry an extension: roots, path items, operations, responses,
  /// headers, and references to them. In a map of names, such as `headers`, an extension's key would be a
  /// name.
  func objects(of trees: [SyntaxTree]) -> [Node] {
    let wanted = Set(trees.map(\.root.fileID))
    var seen = Set(headerMaps.map(\.node))
    var objects: [Node] = []
    func add(_ node: Node?) {
      guard let node, node.isMapping, wanted.contains(node.fileID),
        seen.insert(node).inserted
      else { return }
      objects.append(node)
    }
    for tree in trees { add(tree.root) }
    for operation in operations {
      add(pathItem(of: operation))
      add(operation.node)
    }
    for list in parameterLists { add(list.node.parent) }
    for response in responses { add(response.node) }
    for header in headers { add(header.element) }
    for definition in definitions { add(definition.object) }
    for reference in references { add(reference.site) }
    return objects
  }

  private func pathItem(of operation: Operation) -> Node? {
    let holder = operation.keyNode.parent
    return holder?.key?.hasText("additionalOperations") == true ? holder?.parent : holder
  }
}
