import Syntax

extension DocumentWalk {
  func readResponses(_ node: Node?, operation: OperationIndex, via: HeaderEntry.Via?) {
    let members = members(node)
    operations[operation].responses.reserveCapacity(members.count)
    for member in members where !isExtension(member.key) {
      let response = response(member.value, via: via)
      let status = member.key.withText { Status($0) }
      operations[operation].responses.append(
        ResponseUse(status: status, keyNode: member.key, response: response))
      if let response {
        responses[response].uses.append(
          .init(operation: operation, status: status, keyNode: member.key))
      }
    }
  }

  /// The response of an entry that may be a reference; nil if it leads nowhere.
  @discardableResult
  func response(_ node: Node, via: HeaderEntry.Via?) -> ResponseIndex? {
    guard let object = ownTarget(node) else { return nil }
    let index = responseOfObject[object] ?? addResponse(object, via: via)
    resolver.addSites(from: node, unless: &noted.responses, to: &responses[index].sites)
    return index
  }

  private func addResponse(_ object: Node, via: HeaderEntry.Via?) -> ResponseIndex {
    let index = responses.next
    let content = frequentKeys.content.value(in: object)
    let contentObject = resolved(content)
    responses.append(
      ResponseDraft(
        node: object, hasContent: hasContent(object, content, contentObject), content: contentObject))
    responseOfObject[object] = index
    if let headers = frequentKeys.headers.value(in: object) {
      let map = headerMap(headers, kind: .response, via: via)
      responses[index].map = map
      responses[index].hasAllHeaders = map.map { headerMaps[$0].isComplete } ?? false
    }
    readContent(contentObject, via: via)
    return index
  }

  /// A reference that can't be followed counts as content.
  private func hasContent(_ response: Node, _ content: Node?, _ contentObject: Node?) -> Bool {
    if version.isSwagger { return response["schema"]?.isNull == false }
    guard content != nil else { return false }
    return contentObject.map { !$0.members.isEmpty } ?? true
  }

  /// A `headers` map, which may be a reference as a whole; nil if that leads nowhere. In it, an `x-` key is a
  /// header.
  @discardableResult
  func headerMap(_ node: Node, kind: HeaderKind, via: HeaderEntry.Via?) -> HeaderMapIndex? {
    guard let target = ownTarget(node) else { return nil }
    let map = target == node ? node : map(referredToBy: node, target)
    if target != node, let reference = node.reference {
      // Of several references to a map, the first one is told.
      let isFirst = mapOfNode[map].map { headerMaps[$0].sites.isEmpty } ?? true
      let isSchema = schema(referredToBy: node) != nil
      if isFirst { note(isSchema ? .schemaReference : .mapReference, node, at: reference) }
    }
    if target.isScalar, !target.isNull { note(.noMap, target, at: target) }
    let index = mapOfNode[map] ?? addHeaderMap(map, kind: kind, via: via)
    if map != node { resolver.addSites(from: node, unless: &noted.maps, to: &headerMaps[index].sites) }
    return index
  }

  private func addHeaderMap(_ target: Node, kind: HeaderKind, via: HeaderEntry.Via?) -> HeaderMapIndex {
    var map = HeaderMap(node: target)
    let (members, isComplete) = headerMembers(target)
    map.isComplete = isComplete && (!target.isScalar || target.isNull)
    let isSchema = schema(referredToBy: target) != nil
    for member in members {
      if isFull(at: member.nameNode) { break }
      if entryOfElement[member.element] == nil {
        addHeader(member, kind: kind, via: via, isSchema: isSchema)
      }
      if let header = entryOfElement[member.element] { map.headers.append(header) }
      if resolved(member.value) == nil { map.isComplete = false }
    }
    let index = headerMaps.next
    headerMaps.append(map)
    mapOfNode[target] = index
    return index
  }

  /// An entry of a `headers` map or of `components.headers`.
  /// - Parameter isSchema: whether it is described by a schema, or by a property of one, in place of a map.
  func addHeader(_ member: HeaderMember, kind: HeaderKind, via: HeaderEntry.Via?, isSchema: Bool = false) {
    let definition = definition(of: member.value)
    noteMisfit(insteadOfObject: member.element, member.value, name: member.name)
    if isSchema, let schema = resolved(member.value) {
      schemasInPlaceOfHeaders.insert(schema)
    } else {
      noteMisdirection(of: member.value, wanted: .header, name: member.name)
    }
    var reached = resolver.resolve(member.value).next
    while let node = reached, reachedFromMaps.insert(node).inserted { reached = resolver.resolve(node).next }
    _ = addEntry(
      HeaderDraft(
        name: member.name, nameNode: member.nameNode, kind: kind, element: member.element,
        definition: definition.index, reference: Resolver.reference(member.value), via: via))
  }

}
