/// Why a finding is suppressed.
package struct Suppression: Hashable, Sendable {
  package let kind: SuppressionKind
  /// The reason given in the directive.
  package let justification: String?

  package init(kind: SuppressionKind, justification: String? = nil) {
    self.kind = kind
    self.justification = justification
  }
}

/// Named as in SARIF (section 3.35.2).
package enum SuppressionKind: String, Sendable {
  /// A directive in the document.
  case inSource
  /// A list outside the document.
  case external
}
