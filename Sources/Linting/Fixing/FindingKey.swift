import Syntax
import Text

/// Tells a finding from others, before and after fixes are made.
struct FindingKey: Hashable, Sendable {
  private let path: TextKey
  private let rule: String
  private let pointer: String
  private let message: String

  init(_ finding: Finding) {
    path = TextKey(finding.place.source.path)
    rule = finding.rule
    pointer = finding.stablePointer ?? ""
    message = finding.message
  }
}
