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
  let status: Status?
  /// The status where the operation has it.
  let keyNode: Node?
  /// Nil where no response is spoken of, or the reference could not be followed.
  let response: Response?
  /// Whether the API is the client here, of which nothing can be missing.
  let isCallbackOrWebhook: Bool

  init(
    _ document: APIDocument, operation: OpenAPI.Operation? = nil, status: Status? = nil,
    keyNode: Node? = nil, response: Response? = nil
  ) {
    self.document = document
    self.operation = operation
    self.status = status
    self.keyNode = keyNode
    self.response = response
    isCallbackOrWebhook = operation?.via != nil
  }

  /// Whether a response is spoken of that has some.
  var hasHeaders: Bool { response?.headers.isEmpty == false }

  /// The status as it is written.
  var statusText: String? { keyNode?.text }
}

/// The situations of a document, which many rules ask for; each is made once.
final class Situations {
  private let document: APIDocument

  init(_ document: APIDocument) {
    self.document = document
  }

  /// By operation.
  private(set) lazy var ofOperations = document.operations.map { Situation(document, operation: $0) }

  /// The responses where operations have them, in the order of the operations.
  private lazy var ofUses = document.operations.flatMap { operation in
    operation.responses.map { use in
      Situation(
        document, operation: operation, status: use.status, keyNode: use.keyNode,
        response: use.response.map { document.responses[$0] })
    }
  }

  /// By response, in each of its uses, in the order of the operations.
  private(set) lazy var ofResponses = {
    var uses = [[Situation]](repeating: [], count: document.responses.count)
    for (use, situation) in zip(document.operations.lazy.flatMap(\.responses), ofUses) {
      if let response = use.response { uses[response].append(situation) }
    }
    for index in uses.indices where uses[index].isEmpty {
      uses[index].append(Situation(document, response: document.responses[index]))
    }
    return uses
  }()

  /// By response, in each of its uses but those of callbacks and webhooks.
  private(set) lazy var ofOfferedResponses = ofResponses.map { uses in
    uses.contains(where: \.isCallbackOrWebhook) ? uses.filter { !$0.isCallbackOrWebhook } : uses
  }

  /// The responses that operations offer, by the status of some use and by whether they have headers: the first
  /// situation of each group, and the numbers of its responses in order.
  private lazy var offeredByStatus: [(example: Situation, responses: [Int])] = {
    var groups: [(example: Situation, responses: [Int])] = []
    var positions: [Offer: Int] = [:]
    for (response, uses) in ofOfferedResponses.enumerated() {
      for use in uses {
        let offer = Offer(status: use.status, hasHeaders: use.hasHeaders)
        if let position = positions[offer] {
          if groups[position].responses.last != response { groups[position].responses.append(response) }
        } else {
          positions[offer] = groups.count
          groups.append((use, [response]))
        }
      }
    }
    return groups
  }()

  private struct Offer: Hashable {
    let status: Status?
    let hasHeaders: Bool
  }

  /// The numbers of the responses of which some use is asked for; in order.
  /// - Parameter isWanted: looks at the status, and at whether the response has headers.
  func offeredResponses(where isWanted: (Situation) -> Bool) -> [Int] {
    let groups = offeredByStatus.filter { isWanted($0.example) }
    guard groups.count > 1 else { return groups.first?.responses ?? [] }
    var isFound = [Bool](repeating: false, count: document.responses.count)
    for group in groups { for response in group.responses { isFound[response] = true } }
    return isFound.indices.filter { isFound[$0] }
  }

  /// The responses where operations have them, but those of callbacks and webhooks.
  private(set) lazy var ofOfferedOperations =
    ofUses.contains(where: \.isCallbackOrWebhook) ? ofUses.filter { !$0.isCallbackOrWebhook } : ofUses

  /// A header in each of its uses.
  func uses(of entry: HeaderEntry) -> [Situation] {
    if entry.kind == .request, !entry.operations.isEmpty { return entry.operations.map { ofOperations[$0] } }
    return entry.responses.isEmpty ? [Situation(document)] : entry.responses.flatMap { ofResponses[$0] }
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
  var valueAsWritten: Node { sibling(index + 1) }
}
