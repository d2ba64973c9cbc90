import Syntax

extension APIDocument {
  /// The media types of a response; empty if the document names none, nil if they are behind a reference that
  /// can't be followed.
  ///
  /// In 2.0 they belong to the operation or the document, if the response has a schema. A response to HEAD has the
  /// fields of the response to GET but no content (RFC 9110, section 9.3.2), so GET says which types these are.
  /// - Parameters:
  ///   - operation: nil if nothing uses the response.
  package func mediaTypes(of response: Response, in operation: Operation?, status: Status?) -> [String]? {
    if version.isSwagger {
      return response.hasContent ? texts(operation?.produces ?? root["produces"]) : []
    }
    if response.hasContent { return response.mediaTypes.isEmpty ? nil : response.mediaTypes }
    guard let operation, operation.method == "HEAD", let get = counterpart(of: operation) else { return [] }
    let same = get.responses.filter { $0.status == status }
    var types: [String] = []
    for use in same.isEmpty ? get.responses : same {
      guard let index = use.response, let found = mediaTypes(of: responses[index], in: get, status: nil)
      else {
        return nil
      }
      types += found
    }
    return types
  }

  /// The media types of an operation's request content; empty if the document names none, nil if they are
  /// behind a reference that can't be followed.
  package func requestMediaTypes(of operation: Operation) -> [String]? {
    if version.isSwagger { return texts(operation.node["consumes"] ?? root["consumes"]) }
    guard operation.node["requestBody"] != nil else { return [] }
    return operation.requestBody.map { ($0["content"]?.members ?? []).map(\.name) }
  }

  private func texts(_ list: Node?) -> [String] { list?.elements.compactMap(\.text) ?? [] }

  func counterpart(of head: Operation) -> Operation? { gets[Operation.PathUse(head)] }

  /// The object that names the media types of a response; nil if it isn't a single one.
  package func namesMediaTypes(of response: Response, in operation: Operation?, status: Status?) -> Node? {
    if version.isSwagger { return response.hasContent ? operation?.produces ?? root : nil }
    if response.hasContent { return response.node }
    guard let operation, operation.method == "HEAD", let get = counterpart(of: operation) else { return nil }
    let same = get.responses.filter { $0.status == status }
    let uses = same.isEmpty ? get.responses : same
    guard uses.count == 1, let index = uses[0].response, responses[index].hasContent else { return nil }
    return responses[index].node
  }
}
