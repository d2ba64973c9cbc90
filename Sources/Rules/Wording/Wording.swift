import OpenAPI

/// How messages name things.
package enum Wording {
  /// `a, b and c`.
  package static func list(_ parts: [String], _ word: String = "and") -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// `'A', 'B' and 'C'`.
  static func quoted(_ names: [String]) -> String {
    names.count == 1 ? "'" + names[0] + "'" : list(names.map { "'\($0)'" })
  }

  /// One thing by name, several by number: `GET /things`, `3 operations`.
  static func few(_ names: [String], _ plural: String) -> String {
    names.count == 1 ? names[0] : "\(names.count) \(plural)"
  }
}

extension Operation {
  /// `GET /things`, for messages.
  var title: String { [method, shownPath].compactMap { $0 }.joined(separator: " ") }

  /// Whether the API offers it: in callbacks and webhooks the API is the client, and an unused path item
  /// isn't a path.
  var isOffered: Bool { via == nil && path != nil }
}
