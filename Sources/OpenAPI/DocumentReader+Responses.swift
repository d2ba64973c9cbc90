import Syntax

extension DocumentReader {
  func readResponses(_ node: Node?, operation: Int, via: HeaderEntry.Via?) {
    for member in fields(node) {
      let response = response(member.value, via: via)
      document.operations[operation].responses.append(
        ResponseUse(status: member.name, keyNode: member.key, response: response))
      if let response {
        document.responses[response].uses.append(
          .init(operation: operation, status: member.name, keyNode: member.key))
      }
    }
  }

  /// The response behind an entry that may be a reference; nil where that leads nowhere.
  @discardableResult
  func response(_ node: Node, via: HeaderEntry.Via?) -> Int? {
    guard let object = resolved(node) else { return nil }
    let index = responseOfObject[object] ?? addResponse(object, via: via)
    document.responses[index].sites += resolver.sites(from: node, unless: &noted.responses)
    return index
  }

  private func addResponse(_ object: Node, via: HeaderEntry.Via?) -> Int {
    let content = resolved(object["content"])?.members ?? []
    let index = document.responses.count
    document.responses.append(
      Response(node: object, hasContent: hasContent(object), mediaTypes: content.map(\.name)))
    responseOfObject[object] = index
    if let headers = object["headers"] {
      let map = headerMap(headers, kind: .response, via: via)
      document.responses[index].map = map
      document.responses[index].hasAllHeaders = map.map { document.headerMaps[$0].isComplete } ?? false
    }
    readContent(of: object, via: via)
    return index
  }

  /// What lies behind a reference that can't be followed counts as content.
  private func hasContent(_ response: Node) -> Bool {
    if version.isSwagger { return response["schema"]?.isNull == false }
    guard let content = response["content"] else { return false }
    return resolved(content).map { !$0.members.isEmpty } ?? true
  }

  /// A `headers` map, which may be a reference as a whole; nil where that leads nowhere. An `x-` key in it is a header.
  @discardableResult
  func headerMap(_ node: Node, kind: HeaderEntry.Kind, via: HeaderEntry.Via?) -> Int? {
    guard let target = resolved(node) else { return nil }
    let index = mapOfNode[target] ?? addHeaderMap(target, kind: kind, via: via)
    document.headerMaps[index].sites += resolver.sites(from: node, unless: &noted.maps)
    return index
  }

  private func addHeaderMap(_ target: Node, kind: HeaderEntry.Kind, via: HeaderEntry.Via?) -> Int {
    var map = HeaderMap(node: target)
    for member in ownMembers(target) {
      let element = entryElement(member)
      if entryOfElement[element] == nil { addHeader(member, kind: kind, via: via) }
      if let header = entryOfElement[element] { map.headers.append(header) }
      if resolved(member.value) == nil { map.isComplete = false }
    }
    document.headerMaps.append(map)
    mapOfNode[target] = document.headerMaps.count - 1
    return document.headerMaps.count - 1
  }

  /// An entry of a `headers` map or of `components.headers`.
  func addHeader(_ member: Node.Member, kind: HeaderEntry.Kind, via: HeaderEntry.Via?) {
    let definition = definition(of: member.value)
    var reached = resolver.resolve(member.value).next
    while let node = reached, reachedFromMaps.insert(node).inserted { reached = resolver.resolve(node).next }
    _ = addEntry(
      HeaderEntry(
        name: member.name, nameNode: member.key, kind: kind, element: entryElement(member),
        definition: definition.index, reference: Resolver.reference(member.value), via: via))
  }

  /// The value as it is written: two keys whose values are aliases of one node are two entries.
  func entryElement(_ member: Node.Member) -> Node { member.key.tree.node(member.key.index + 1) }

  // MARK: Multipart parts

  /// Reads the headers of multipart parts in an object with `content`.
  func readContent(of object: Node, via: HeaderEntry.Via?) {
    guard version >= .v3_0 else { return }
    for member in members(object["content"]) { readMediaType(member.value, via: via) }
  }

  func readMediaType(_ node: Node, via: HeaderEntry.Via?) {
    guard let mediaType = resolved(node), visited.insert(mediaType).inserted else { return }
    var pending = encodings(of: mediaType)
    while let encoding = pending.popLast() {
      guard visited.insert(encoding).inserted else { continue }
      if let headers = encoding["headers"] { headerMap(headers, kind: .encoding, via: via) }
      // They may nest in 3.2, as deep as the file does.
      if version >= .v3_2 { pending += encodings(of: encoding) }
    }
  }

  private func encodings(of object: Node) -> [Node] {
    var encodings = members(object["encoding"]).map(\.value)
    if version >= .v3_2 {
      encodings += object["prefixEncoding"]?.elements ?? []
      encodings += [object["itemEncoding"]].compactMap { $0 }
    }
    return encodings
  }
}
