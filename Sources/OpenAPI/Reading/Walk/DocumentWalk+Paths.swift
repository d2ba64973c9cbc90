import Syntax

extension DocumentWalk {
  func readPaths() {
    for member in fields(root["paths"]) {
      pendingPathItems.append(.init(node: member.value, path: member.name, via: nil))
    }
  }

  /// Unlike in `paths`, a key of this map that starts with `x-` is a name.
  func readWebhooks() {
    guard version >= .v3_1 else { return }
    for member in members(root["webhooks"]) {
      pendingPathItems.append(.init(node: member.value, path: member.name, via: .webhook))
    }
  }

  func readPendingPathItems() {
    var next = 0
    while next < pendingPathItems.count {
      let item = pendingPathItems[next]
      next += 1
      readPathItem(item)
    }
    pendingPathItems.removeAll()
  }

  /// `$ref` is a field of a path item: the keys beside it count too.
  private func readPathItem(_ item: PendingPathItem) {
    let parameters = pathParameters(item)
    // If both have parameters, the result is undefined.
    let hasAllParameters = resolver.resolve(item.node).target != nil && !parameters.areAmbiguous
    let context = PathContext(item: item, parameters: parameters.list, hasAllParameters: hasAllParameters)
    var current: Node? = item.node
    while let object = current, mayRead(pathItem: object, context) {
      readOperations(of: object, context)
      current = resolver.resolve(object).next
    }
  }

  /// A path item, or an operation's key, with the parameters of a path that uses it.
  struct PathItemUse: Hashable {
    let node: Node
    let parameters: ParameterListIndex?
  }

  /// Paths may share a path item and have their own parameters beside the reference. The path item is then
  /// read once for each set of parameters, within a limit: there may be thousands of paths, with references
  /// to thousands of responses.
  private func mayRead(pathItem node: Node, _ context: PathContext) -> Bool {
    let isKnown = visited.contains(node)
    guard isNew(node, context) else { return false }
    if isKnown { repeatedNodes += node.nextIndex - node.index }
    return repeatedNodes < 50_000 || !isKnown
  }

  private func isNew(_ node: Node, _ context: PathContext) -> Bool {
    let use = PathItemUse(node: node, parameters: context.parameters)
    guard pathItemUses.insert(use).inserted else { return false }
    // A component by itself is not another use.
    return visited.insert(node).inserted || context.item.path != nil
  }

  private struct PathContext {
    let item: PendingPathItem
    let parameters: ParameterListIndex?
    let hasAllParameters: Bool
  }

  /// The parameters of a path item, or of the one it refers to.
  struct PathParameters {
    var list: ParameterListIndex?
    /// Whether both have parameters.
    var areAmbiguous = false
  }

  private func pathParameters(_ item: PendingPathItem) -> PathParameters {
    var chain: [Node] = []
    var seen: Set<Node> = []
    var current: Node? = item.node
    var found = PathParameters()
    while let object = current, seen.insert(object).inserted {
      if let known = parametersOfPathItem[object] {
        found = known
        break
      }
      chain.append(object)
      current = resolver.resolve(object).next
    }
    for object in chain.reversed() {
      if let list = frequentKeys.parameters.value(in: object) {
        let own = parameterList(list, via: item.via)
        found.areAmbiguous = found.list != nil
        found.list = found.list ?? own
      }
      parametersOfPathItem[object] = found
    }
    return found
  }

  private func readOperations(of object: Node, _ context: PathContext) {
    noteStrayHeaders(of: object)
    for member in ownMembers(object) {
      if let since = Self.methods[member.name], version >= since {
        readOperation(member, method: member.name.uppercased(), context)
      } else if version >= .v3_2, member.key.hasText("additionalOperations") {
        for operation in members(member.value) { readOperation(operation, method: operation.name, context) }
      }
    }
  }

  /// The methods that a path item may have as keys, with the version that introduced each.
  private static let methods: [String: OpenAPIVersion] = [
    "get": .v2_0, "put": .v2_0, "post": .v2_0, "delete": .v2_0, "options": .v2_0, "head": .v2_0,
    "patch": .v2_0,
    "trace": .v3_0, "query": .v3_2,
  ]

  /// One operation for each key, even if two keys share a value through an alias. OpenAPI doesn't allow a
  /// reference here, but tools follow one and large documents rely on it.
  private func readOperation(_ member: Node.Member, method: String, _ context: PathContext) {
    guard isNew(member.key, context) else { return }
    let (target, via) = (ownTarget(member.value), context.item.via)
    let node = target ?? member.value
    let index = operations.next
    var operation = OperationDraft(
      method: method, node: node, keyNode: member.key, path: context.item.path, via: via,
      isDeprecated: frequentKeys.deprecated.value(in: node)?.boolean ?? false)
    noteStrayHeaders(of: node)
    operation.pathParameters = context.parameters
    operation.ownParameters = frequentKeys.parameters.value(in: node).map { parameterList($0, via: via) }
    operation.hasAllParameters =
      context.hasAllParameters && target != nil
      && [operation.ownParameters, operation.pathParameters].allSatisfy {
        $0.map { parameterLists[$0].isComplete } ?? true
      }
    operation.requestBody = version.isSwagger ? nil : ownTarget(frequentKeys.requestBody.value(in: node))
    // An operation's list replaces the document's (2.0, Operation Object).
    if version.isSwagger {
      operation.produces = node["produces"] ?? producedByAll
    }
    operations.append(operation)

    if let body = operation.requestBody {
      noteStrayHeaders(of: body)
      readContent(of: body, via: via)
    }
    readResponses(frequentKeys.responses.value(in: node), operation: index, via: via)
    // A map of names: a key that starts with `x-` is a name too.
    if version >= .v3_0 {
      for callback in members(frequentKeys.callbacks.value(in: node)) { readCallback(callback.value) }
    }
  }

  func readCallback(_ node: Node) {
    guard let callback = ownTarget(node), visited.insert(callback).inserted else { return }
    for expression in fields(callback) {
      pendingPathItems.append(.init(node: expression.value, path: expression.name, via: .callback))
    }
  }
}
