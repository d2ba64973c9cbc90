import Syntax

/// An operation of a path, a callback or a webhook.
package final class Operation: Sendable {
  /// In upper case, e.g. `GET`.
  package let method: String
  package let node: Node
  /// The key of the operation, e.g. `get`.
  package let keyNode: Node
  /// The path, the webhook's name or the callback's expression; nil for a path item that nothing refers to.
  package let path: String?
  package let via: HeaderEntry.Via?
  package let isDeprecated: Bool
  /// Its own header parameters and those it inherits from its path.
  package let parameters: OperationParameters
  /// Index of its own parameter list, and of its path's.
  package let ownParameters: ParameterListIndex?
  package let pathParameters: ParameterListIndex?
  /// Whether every reference on the way to its parameters could be followed.
  package let hasAllParameters: Bool
  /// The Request Body Object; nil if there is none or the reference could not be followed, and in 2.0.
  package let requestBody: Node?
  package let responses: [ResponseUse]
  /// In 2.0: the list of media types of its responses, its own or the document's.
  package let produces: Node?

  init(_ draft: OperationDraft, parameters: OperationParameters) {
    method = draft.method
    node = draft.node
    keyNode = draft.keyNode
    path = draft.path
    via = draft.via
    isDeprecated = draft.isDeprecated
    ownParameters = draft.ownParameters
    pathParameters = draft.pathParameters
    hasAllParameters = draft.hasAllParameters
    requestBody = draft.requestBody
    responses = draft.responses
    produces = draft.produces
    self.parameters = parameters
  }
}

extension Operation {
  /// Identifies the path that operations share.
  struct PathUse: Hashable {
    private let path: String?
    private let via: HeaderEntry.Via?

    init(_ operation: Operation) {
      path = operation.path
      via = operation.via
    }
  }
}

/// A status code of an operation and its response.
package struct ResponseUse: Sendable {
  package let status: Status
  /// As written: `200`, `4XX`, `default`.
  package let keyNode: Node
  /// Index of the response; nil if the reference could not be followed.
  package let response: ResponseIndex?
}

/// A Response Object.
package final class Response: Sendable {
  package let node: Node
  /// Indices of the entries of its `headers`.
  package let headers: [HeaderIndex]
  private let names: HeaderNames
  /// Whether every reference on the way to its headers could be followed.
  package let hasAllHeaders: Bool
  /// The Reference Objects that refer to it.
  package let sites: UseList
  package let uses: [Use]
  /// Whether it describes content: `content` with an entry (3.x), or `schema` (2.0).
  package let hasContent: Bool
  /// The Content Object; nil if there is none or the reference could not be followed, and in 2.0.
  package let content: Node?

  init(_ draft: ResponseDraft, map: HeaderMap?, sites: UseList) {
    node = draft.node
    hasContent = draft.hasContent
    content = draft.content
    hasAllHeaders = draft.hasAllHeaders
    uses = draft.uses
    headers = map?.headers ?? []
    names = map?.names ?? HeaderNames([])
    self.sites = sites
  }

  /// The media types of its content; empty in 2.0, where they belong to the operation.
  package var mediaTypes: [String] { content?.members.map(\.name) ?? [] }

  /// The first header with a name, ignoring case.
  /// - Parameter key: in lower case.
  package func header(named key: String, in document: APIDocument) -> HeaderEntry? {
    names.first(key, count: headers.count) { document.headers[headers[$0]].key }
      .map { document.headers[headers[$0]] }
  }

  /// An operation that uses the response.
  package struct Use: Sendable {
    package let operation: OperationIndex
    package let status: Status
    package let keyNode: Node
  }
}
