import Syntax

/// The fixes of the findings of a run: those that `--fix --unsafe-fixes` would make.
package struct OfferedFixes: Sendable {
  let drafts: FixDrafts
  /// The findings whose fixes had to be tried, and hold.
  var tried: Set<FindingKey> = []

  /// Whether there are no other documents that may use the files.
  let knowsAllUsers: Bool

  /// - Parameter sources: the files that each document is read from.
  init(_ sources: [[SourceFile]] = [], knowsAllUsers: Bool = true) {
    drafts = FixDrafts(sources)
    self.knowsAllUsers = knowsAllUsers
  }

  /// Nil where there is none, or none that is certain to be right.
  package func fix(of finding: Finding) -> DraftedFix? {
    drafts.draft(finding, includingShownElsewhere: !tried.isEmpty && tried.contains(FindingKey(finding)))
  }
}
