import Syntax

extension DocumentReader {
  mutating func readPaths() {
    for member in resolved(document.root["paths"])?.members ?? [] where !isExtension(member.key) {
      pendingPathItems.append(.init(node: member.value, path: member.name, via: nil))
    }
  }

  mutating func readWebhooks() {
    for member in resolved(document.root["webhooks"])?.members ?? [] where !isExtension(member.key) {
      pendingPathItems.append(.init(node: member.value, path: member.name, via: .webhook))
    }
  }

  mutating func readPendingPathItems() {
    var next = 0
    while next < pendingPathItems.count {
      let item = pendingPathItems[next]
      next += 1
      readPathItem(item)
    }
    pendingPathItems.removeAll()
  }

  private mutating func readPathItem(_ item: PendingPathItem) {
    // `$ref` is a field of a path item: keys beside it count as well.
    let resolution = resolver.resolve(item.node)
    let objects = resolution.sites + [resolution.target].compactMap { $0 }
    var pathParameters: Int?
    for object in objects {
      if let list = object["parameters"] { pathParameters = parameterList(list, via: item.via) }
    }
    for object in objects where visited.insert(object).inserted {
      for member in object.members {
        if let method = Self.methods[member.name], version >= method.since, version <= method.until {
          readOperation(member.key, member.value, method: member.name.uppercased(), item, pathParameters)
        } else if version == .v3_2, member.key.hasText("additionalOperations") {
          for operation in member.value.members {
            readOperation(operation.key, operation.value, method: operation.name, item, pathParameters)
          }
        }
      }
    }
  }

  private static let methods: [String: (since: OpenAPIVersion, until: OpenAPIVersion)] = [
    "get": (.v2_0, .v3_2), "put": (.v2_0, .v3_2), "post": (.v2_0, .v3_2), "delete": (.v2_0, .v3_2),
    "options": (.v2_0, .v3_2), "head": (.v2_0, .v3_2), "patch": (.v2_0, .v3_2), "trace": (.v3_0, .v3_2),
    "query": (.v3_2, .v3_2),
  ]

  private mutating func readOperation(
    _ key: Node, _ node: Node, method: String, _ item: PendingPathItem, _ pathParameters: Int?
  ) {
    guard visited.insert(node).inserted else { return }
    let index = document.operations.count
    var operation = Operation(
      method: method, node: node, keyNode: key, path: item.path, via: item.via,
      isDeprecated: node["deprecated"]?.boolean ?? false)
    operation.pathParameters = pathParameters
    operation.ownParameters = node["parameters"].map { parameterList($0, via: item.via) }
    setParameters(of: &operation, index: index)
    document.operations.append(operation)

    if let body = resolved(node["requestBody"]) { readContent(of: body, via: item.via) }
    readResponses(node["responses"], operation: index, via: item.via)
    if version >= .v3_0 { readCallbacks(resolved(node["callbacks"])) }
  }

  /// An operation's parameter replaces its path's of the same name.
  private mutating func setParameters(of operation: inout Operation, index: Int) {
    var uses: [ParameterUse] = []
    for list in [operation.ownParameters, operation.pathParameters].compactMap({ $0 }) {
      let list = document.parameterLists[list]
      if !list.isComplete { operation.hasAllParameters = false }
      for item in list.items {
        let name = document.headers[item.header].name
        if !uses.contains(where: { document.headers[$0.header].name == name }) { uses.append(item) }
      }
    }
    operation.parameters = uses
    for use in uses { document.headers[use.header].operations.append(index) }
  }

  mutating func readCallbacks(_ callbacks: Node?) {
    for member in callbacks?.members ?? [] where !isExtension(member.key) { readCallback(member.value) }
  }

  mutating func readCallback(_ node: Node) {
    guard let callback = resolver.resolve(node).target, visited.insert(callback).inserted else { return }
    for expression in callback.members where !isExtension(expression.key) {
      pendingPathItems.append(.init(node: expression.value, path: expression.name, via: .callback))
    }
  }

  // MARK: Small help

  /// What a node leads to that may be a Reference Object.
  func resolved(_ node: Node?) -> Node? { node.flatMap { resolver.resolve($0).target } }

  func isExtension(_ key: Node) -> Bool {
    key.withText { $0.count > 2 && $0[0] == UInt8(ascii: "x") && $0[1] == UInt8(ascii: "-") }
  }
}
