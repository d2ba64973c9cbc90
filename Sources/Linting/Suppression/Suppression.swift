/// Why a finding is held back.
package struct Suppression: Hashable, Sendable {
  package let kind: Kind
  /// The reason that is given beside the directive.
  package let justification: String?

  /// The words of SARIF (section 3.35.2).
  package enum Kind: String, Sendable {
    /// A directive in the document.
    case inSource
    /// A list beside it.
    case external
  }

  package init(kind: Kind, justification: String? = nil) {
    self.kind = kind
    self.justification = justification
  }
}
