import Syntax

extension DocumentReader {
  mutating func readResponses(_ node: Node?, operation: Int, via: HeaderEntry.Via?) {
    guard let responses = resolved(node) else { return }
    for member in responses.members where !isExtension(member.key) {
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
  mutating func response(_ node: Node, via: HeaderEntry.Via?) -> Int? {
    let resolution = resolver.resolve(node)
    guard let object = resolution.target else { return nil }
    let index = responseOfObject[object] ?? addResponse(object, via: via)
    document.responses[index].sites += resolution.sites
    for header in document.responses[index].headers {
      document.headers[header].sites += resolution.sites
    }
    return index
  }

  private mutating func addResponse(_ object: Node, via: HeaderEntry.Via?) -> Int {
    let content = resolved(object["content"])?.members ?? []
    let index = document.responses.count
    document.responses.append(
      Response(
        node: object, hasContent: version.isSwagger ? object["schema"]?.isNull == false : !content.isEmpty,
        mediaTypes: content.map(\.name)))
    responseOfObject[object] = index
    if let headers = object["headers"] {
      var isComplete = true
      let entries = headerMap(headers, kind: .response, via: via, isComplete: &isComplete)
      document.responses[index].headers = entries
      document.responses[index].hasAllHeaders = isComplete
      for entry in entries where document.headers[entry].response == nil {
        document.headers[entry].response = index
      }
    }
    readContent(of: object, via: via)
    return index
  }

  /// The entries of a `headers` map, which may be a reference as a whole; an `x-` key in it is a header.
  mutating func headerMap(
    _ node: Node, kind: HeaderEntry.Kind, via: HeaderEntry.Via?, isComplete: inout Bool
  ) -> [Int] {
    let container = resolver.resolve(node)
    guard let target = container.target else {
      isComplete = false
      return []
    }
    let known = mapOfNode[target]
    var headers: [Int] = []
    for member in target.isMapping ? lastOfEachKey(target.members) : [] {
      if known == nil { addHeader(member, kind: kind, via: via) }
      guard let index = entryOfElement[entryElement(member)] else { continue }
      headers.append(index)
      document.headers[index].sites += container.sites
      if resolver.resolve(member.value).target == nil { isComplete = false }
    }
    if known == nil {
      document.headerMaps.append(HeaderMap(node: target, headers: headers))
      mapOfNode[target] = document.headerMaps.count - 1
    }
    return headers
  }

  private mutating func addHeader(_ member: Node.Member, kind: HeaderEntry.Kind, via: HeaderEntry.Via?) {
    let definition = definition(of: member.value)
    _ = addEntry(
      HeaderEntry(
        name: member.name, nameNode: member.key, kind: kind, element: entryElement(member),
        definition: definition.index, reference: Resolver.reference(member.value), via: via))
  }

  /// The value as it is written: two keys whose values are aliases of one node are two entries.
  private func entryElement(_ member: Node.Member) -> Node { member.key.tree.node(member.key.index + 1) }

  private func lastOfEachKey(_ members: [Node.Member]) -> [Node.Member] {
    guard members.first?.key.tree.duplicateKeys.isEmpty == false else { return members }
    var last: [String: Int] = [:]
    for (index, member) in members.enumerated() { last[member.name] = index }
    return members.enumerated().filter { last[$0.element.name] == $0.offset }.map(\.element)
  }

  // MARK: Multipart parts

  /// Reads the headers of multipart parts in an object with `content`.
  mutating func readContent(of object: Node, via: HeaderEntry.Via?) {
    guard version >= .v3_0 else { return }
    for member in resolved(object["content"])?.members ?? [] { readMediaType(member.value, via: via) }
  }

  mutating func readMediaType(_ node: Node, via: HeaderEntry.Via?) {
    guard let mediaType = resolver.resolve(node).target, visited.insert(mediaType).inserted else { return }
    readEncodings(of: mediaType, via: via)
  }

  /// Encodings may nest in 3.2, as deep as the file does.
  private mutating func readEncodings(of object: Node, via: HeaderEntry.Via?) {
    var pending = [object]
    while let object = pending.popLast() {
      var encodings = object["encoding"]?.members.map(\.value) ?? []
      if version >= .v3_2 {
        encodings += object["prefixEncoding"]?.elements ?? []
        encodings += [object["itemEncoding"]].compactMap { $0 }
      }
      for encoding in encodings {
        if let headers = encoding["headers"] {
          var isComplete = true
          _ = headerMap(headers, kind: .encoding, via: via, isComplete: &isComplete)
        }
      }
      if version >= .v3_2 { pending += encodings }
    }
  }
}
