import Linting
import OpenAPI
import Rules
import Text

extension OperationScope {
  /// `in GET /orders, 200`, `used by 874 operations, first GET /orders`, `used by GET /orders`.
  var text: String {
    switch self {
    case .inside(let operation, let status):
      "in \(operation.name)"
        + (status.map { ", \(visibleText(Wording.shortened($0, to: Wording.nameLimit)))" } ?? "")
    case .shared(let count, let first):
      count == 1 ? "used by \(first.name)" : "used by \(count) operations, first \(first.name)"
    }
  }
}

extension Operation {
  /// `GET /orders`, `webhook POST order-changed`; the method alone for a path item that nothing refers to.
  fileprivate var name: String {
    [via?.rawValue, method, shownPath].compactMap { $0 }.map { visibleText($0) }.joined(separator: " ")
  }
}

extension Finding {
  /// ` (in GET /orders, 200)`, to follow the message; nothing where that names the operation itself.
  var operationSuffix: String {
    guard let scope else { return "" }
    if case .inside(let operation, _) = scope, message.containsBytes(of: operation.name) { return "" }
    return " (\(scope.text))"
  }
}

extension JSONWriter {
  /// `{"method": "GET", "path": "/orders", "status": "200"}`
  mutating func member(_ key: StaticString, _ operation: Operation, status: String? = nil) {
    object(key, onOneLine: true) { json in
      json.member("method", operation.method)
      json.member("path", name: operation.path)
      json.member("status", status)
      json.member("via", operation.via?.rawValue)
    }
  }
}
