import Syntax

/// An operation of a path, a callback or a webhook.
package final class Operation: @unchecked Sendable {
  /// In upper case, e.g. `GET`.
  package let method: String
  package let node: Node
  /// The key that holds it, e.g. `get`.
  package let keyNode: Node
  /// The path, the webhook's name or the callback's expression; nil for a path item that nothing refers to.
  package let path: String?
  package let via: HeaderEntry.Via?
  package let isDeprecated: Bool
  /// Its own header parameters and those it inherits from its path.
  package internal(set) var parameters: [ParameterUse] = []
  /// Index of its own parameter list, and of its path's.
  package internal(set) var ownParameters: Int?
  package internal(set) var pathParameters: Int?
  /// Whether every reference on the way to its parameters could be followed.
  package internal(set) var hasAllParameters = true
  /// The Request Body Object; nil where there is none, where the reference could not be followed, and in 2.0.
  package internal(set) var requestBody: Node?
  package internal(set) var responses: [ResponseUse] = []
  /// In 2.0: the list of the media types that its responses have, its own or the document's.
  package internal(set) var produces: Node?
  /// Whether one of these media types has parameters.
  package internal(set) var producesParameters = false

  init(method: String, node: Node, keyNode: Node, path: String?, via: HeaderEntry.Via?, isDeprecated: Bool) {
    self.method = method
    self.node = node
    self.keyNode = keyNode
    self.path = path
    self.via = via
    self.isDeprecated = isDeprecated
  }
}

extension Operation {
  /// What the operations of a path have in common.
  struct PathUse: Hashable {
    private let path: String?
    private let via: HeaderEntry.Via?

    init(_ operation: Operation) {
      path = operation.path
      via = operation.via
    }
  }
}

/// A status code of an operation and the response behind it.
package struct ResponseUse: Sendable {
  package let status: Status
  /// As it is written: `200`, `4XX`, `default`.
  package let keyNode: Node
  /// Index of the response; nil where the reference could not be followed.
  package let response: Int?
}

/// A Response Object.
package final class Response: @unchecked Sendable {
  package let node: Node
  /// Indices of the entries of its `headers`.
  package internal(set) var headers: [Int] = []
  /// Index of its `headers`.
  var map: Int?
  /// Whether every reference on the way to its headers could be followed.
  package internal(set) var hasAllHeaders = true
  /// The Reference Objects that lead to it.
  package internal(set) var sites: [Node] = []
  package internal(set) var uses: [Use] = []
  /// Whether it describes content: `content` with an entry (3.x), `schema` (2.0).
  package let hasContent: Bool
  /// Whether one of its media types has parameters.
  package let hasMediaTypeParameters: Bool
  /// The Content Object; nil where there is none or the reference could not be followed, and in 2.0.
  private let content: Node?

  init(node: Node, hasContent: Bool, content: Node?) {
    self.node = node
    self.hasContent = hasContent
    self.content = content
    hasMediaTypeParameters = content?.members.contains { MediaType.hasParameters($0.key) } ?? false
  }

  /// The media types of its content; in 2.0 those that the document produces are the operation's matter.
  package var mediaTypes: [String] { content?.members.map(\.name) ?? [] }

  /// An operation that answers with it.
  package struct Use: Sendable {
    package let operation: Int
    package let status: Status
    package let keyNode: Node
  }
}
