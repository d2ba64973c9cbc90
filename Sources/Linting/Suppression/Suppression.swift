/// Why a finding is held back.
package struct Suppression: Hashable, Sendable {
  package let kind: SuppressionKind
  /// The reason that is given beside the directive.
  package let justification: String?

  package init(kind: SuppressionKind, justification: String? = nil) {
    self.kind = kind
    self.justification = justification
  }
}

/// The words of SARIF (section 3.35.2).
package enum SuppressionKind: String, Sendable {
  /// A directive in the document.
  case inSource
  /// A list beside it.
  case external
}
