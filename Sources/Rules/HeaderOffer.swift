import HTTPFields
import OpenAPI

/// A header that an operation takes in its requests or gives in its responses.
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

  enum Answer {
    case missing
    /// There may be one behind a reference that can't be followed.
    case unknown
    case offered
  }

  /// Whether an operation has it.
  func answer(of operation: OpenAPI.Operation, _ document: APIDocument) -> Answer {
    let headers: [Int]
    let isComplete: Bool
    switch side {
    case .parameter:
      headers = operation.parameters.map(\.header)
      isComplete = operation.hasAllParameters
    case .responseHeader:
      let responses = operation.responses.map { $0.response.map { document.responses[$0] } }
      headers = responses.flatMap { $0?.headers ?? [] }
      isComplete = responses.allSatisfy { $0?.hasAllHeaders ?? false }
    }
    if headers.contains(where: { document.headers[$0].key == key }) { return .offered }
    return isComplete ? .missing : .unknown
  }
}
