import HTTPFields
import OpenAPI
import Text

/// A header in an operation's requests or responses.
struct HeaderOffer: Sendable {
  let name: String
  private let key: String
  private let side: Side

  init(name: String, side: Side) {
    self.name = name
    self.key = asciiLowercase(name)
    self.side = side
  }

  enum Side: Sendable {
    case parameter
    case responseHeader
  }

  /// Whether an operation has it.
  func answer(of operation: Operation, _ document: APIDocument, _ aliases: Aliases) -> OfferAnswer {
    var isComplete = operation.hasAllParameters
    switch side {
    case .parameter:
      if !document.parameters(key, of: operation, aliases).isEmpty { return .offered }
    case .responseHeader:
      isComplete = true
      for use in operation.responses {
        guard let response = use.response.map({ document.responses[$0] }) else {
          isComplete = false
          continue
        }
        if document.has(key, in: response, aliases) { return .offered }
        if !response.hasAllHeaders { isComplete = false }
      }
    }
    return isComplete ? .missing : .unknown
  }
}

enum OfferAnswer {
  case missing
  /// There may be one behind an unresolved reference.
  case unknown
  case offered
}
