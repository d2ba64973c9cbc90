import Syntax

/// What a rule's fixture shows: lines that break the rule, and lines that keep it.
package struct RuleExample: Sendable {
  package let bad: String
  /// What is said of the bad lines, e.g. `error: 'ETag' is an integer here`.
  package let findings: [String]
  /// Nil where no part of the good document answers to the bad one.
  package let good: String?

  /// The one that the binary carries; nil for a rule that no document can break.
  /// - Parameter rule: an id.
  package init?(of rule: String) {
    guard let source = EmbeddedFiles.source("examples.json"), let tree = try? SyntaxTree.read(source),
      let entry = tree.root.value(ofKey: rule), let bad = entry["bad"]?.text
    else { return nil }
    self.bad = bad
    findings = (entry["findings"]?.elements ?? []).compactMap(\.text)
    good = entry["good"]?.text
  }
}
