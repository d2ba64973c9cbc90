import OpenAPI
import Syntax

/// What a condition is asked about: an operation, one of its responses, or a header in one of its uses.
///
/// A class, because documents have tens of thousands of them, and every rule makes lists of those that fit.
final class Situation {
  let document: APIDocument
  /// Nil where nothing uses the parameter or response.
  let operation: OpenAPI.Operation?
  /// Nil where no response is spoken of, or nothing uses it.
  let status: StatusKey?
  /// The status where the operation has it.
  let keyNode: Node?
  /// Nil where no response is spoken of, or the reference could not be followed.
  let response: Response?

  init(
    _ document: APIDocument, operation: OpenAPI.Operation? = nil, status: StatusKey? = nil,
    keyNode: Node? = nil, response: Response? = nil
  ) {
    self.document = document
    self.operation = operation
    self.status = status
    self.keyNode = keyNode
    self.response = response
  }

  /// Whether the API is the client here, of which nothing can be missing.
  var isCallbackOrWebhook: Bool { operation?.via != nil }

  /// A response in each of its uses.
  static func all(of response: Response, in document: APIDocument) -> [Situation] {
    if response.uses.isEmpty { return [Situation(document, response: response)] }
    return response.uses.map { use in
      Situation(
        document, operation: document.operations[use.operation], status: StatusKey(use.status),
        keyNode: use.keyNode, response: response)
    }
  }

  /// The responses that an operation documents.
  static func responses(of operation: OpenAPI.Operation, in document: APIDocument) -> [Situation] {
    operation.responses.map { use in
      Situation(
        document, operation: operation, status: StatusKey(use.status), keyNode: use.keyNode,
        response: use.response.map { document.responses[$0] })
    }
  }
}

/// The uses of every response of a document, which many rules ask for.
final class ResponseSituations {
  private let document: APIDocument
  /// By response.
  private(set) lazy var all = document.responses.map { Situation.all(of: $0, in: document) }

  init(_ document: APIDocument) {
    self.document = document
  }

  /// A header in each of its uses.
  func uses(of entry: HeaderEntry) -> [Situation] {
    if entry.kind == .request, !entry.operations.isEmpty {
      return entry.operations.map { Situation(document, operation: document.operations[$0]) }
    }
    return entry.responses.isEmpty ? [Situation(document)] : entry.responses.flatMap { all[$0] }
  }
}

extension [Situation] {
  /// The references that lead to something shared, without those of its other uses.
  func narrow(_ sites: [Node], ofUsesOf responses: some Sequence<Response>) -> [Node] {
    guard !sites.isEmpty else { return [] }
    let fitting = Set(compactMap(\.keyNode))
    let others = responses.flatMap(\.uses).map(\.keyNode).filter { !fitting.contains($0) }
    let excluded = Set(others.map(\.valueAsWritten))
    return excluded.isEmpty ? sites : sites.filter { !excluded.contains($0) }
  }
}

extension Node {
  /// A key's value as it is written: where two keys share one through an alias, each has its own pointer.
  var valueAsWritten: Node { tree.node(index + 1) }
}
