import OpenAPI

/// Which operations a finding concerns.
package enum OperationScope: Sendable {
  /// The element is in this operation, and where it is in one of its responses, in that with this status, as the
  /// document writes it: `200`, `4XX`, `default`.
  case inside(Operation, status: String?)
  /// The element is used by so many operations, of which this is the first in the document.
  case shared(count: Int, first: Operation)

  /// What is found under several documents.
  static func joined(_ scopes: [OperationScope?]) -> OperationScope? {
    let scopes = scopes.compactMap { $0 }
    guard let first = scopes.first else { return nil }
    if case .inside(let operation, _) = first, scopes.allSatisfy({ $0.isInside(operation) }) { return first }
    return .shared(count: scopes.reduce(0) { $0 + $1.count }, first: first.first)
  }

  /// A path item that documents share gives each of them an operation of its own.
  private func isInside(_ other: Operation) -> Bool {
    guard case .inside(let operation, _) = self else { return false }
    return operation.method == other.method && operation.path == other.path
  }

  private var count: Int { if case .shared(let count, _) = self { count } else { 1 } }

  private var first: Operation {
    switch self {
    case .inside(let operation, _): operation
    case .shared(_, let first): first
    }
  }
}
