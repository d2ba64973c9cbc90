import OpenAPI
import Rules
import Syntax

/// Why a finding is held back.
package struct Suppression: Hashable, Sendable {
  package let kind: Kind
  /// The reason that is given beside the marker.
  package let justification: String?

  /// The words of SARIF (section 3.35.2).
  package enum Kind: String, Sendable {
    /// A marker in the document.
    case inSource
    /// A list beside it.
    case external
  }

  package init(kind: Kind, justification: String? = nil) {
    self.kind = kind
    self.justification = justification
  }
}

/// A finding with the element that decides whether a marker covers it.
struct LocatedFinding {
  var finding: Finding
  /// The element that is wrong.
  let element: Node

  init(_ finding: Finding, element: Node) {
    self.finding = finding
    self.element = element
  }

  /// A finding about what is used where it stands, in an object that references lead to, is used where these are.
  init(_ finding: RuleFinding, _ shared: SharedParts, _ document: APIDocument) {
    let uses = finding.sites.isEmpty ? shared.nearestSites(leadingTo: finding.element) : finding.sites
    self.init(Finding(finding, uses: uses, document), element: finding.element)
  }
}
