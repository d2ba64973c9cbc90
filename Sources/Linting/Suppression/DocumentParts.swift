import OpenAPI
import Syntax

extension APIDocument {
  /// The files that the document's parts stand in, its own first.
  var trees: [SyntaxTree] {
    var trees: [ObjectIdentifier: SyntaxTree] = [:]
    var order: [SyntaxTree] = []
    func add(_ node: Node) {
      if trees.updateValue(node.tree, forKey: ObjectIdentifier(node.tree)) == nil { order.append(node.tree) }
    }
    add(root)
    for operation in operations { add(operation.node) }
    for list in parameterLists { add(list.node) }
    for response in responses { add(response.node) }
    for map in headerMaps { add(map.node) }
    for header in headers { add(header.element) }
    for definition in definitions {
      add(definition.object)
      if let schema = definition.schema.node { add(schema) }
    }
    return order
  }

  /// The objects in some files that may carry an extension: roots, path items, operations, responses, headers, and
  /// the references to them. In a map of names, such as `headers`, an extension's key would be a name.
  func objects(of trees: [SyntaxTree]) -> [Node] {
    var seen = Set(headerMaps.map(\.node))
    var objects: [Node] = []
    func add(_ node: Node?) {
      if let node, node.isMapping, seen.insert(node).inserted { objects.append(node) }
    }
    for tree in trees { add(tree.root) }
    for operation in operations {
      add(pathItem(of: operation))
      add(operation.node)
    }
    for list in parameterLists {
      add(list.node.parent)
      for item in list.items { add(item.site) }
    }
    for response in responses { ([response.node] + response.sites).forEach(add) }
    for header in headers { ([header.element] + header.sites).forEach(add) }
    for definition in definitions { ([definition.object] + definition.sites).forEach(add) }
    return objects.filter { object in trees.contains { $0 === object.tree } }
  }

  private func pathItem(of operation: Operation) -> Node? {
    let holder = operation.keyNode.parent
    return holder?.key?.hasText("additionalOperations") == true ? holder?.parent : holder
  }

  /// The operations behind the parameters, headers and responses, and behind the references to parameters; indices.
  func operationsByNode() -> [Node: [Int]] {
    var found: [Node: [Int]] = [:]
    for (index, operation) in operations.enumerated() {
      for use in operation.parameters { found[use.site, default: []].append(index) }
    }
    for header in headers where !header.operations.isEmpty { found[header.element] = header.operations }
    for response in responses where !response.uses.isEmpty {
      found[response.node] = response.uses.map(\.operation)
    }
    return found
  }
}
