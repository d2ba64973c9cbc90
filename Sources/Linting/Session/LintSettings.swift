import Syntax

/// The settings of a session.
package struct LintSettings: Sendable {
  package var limits = Limits()
  /// Nothing outside is read; nil for the document's repository, or else its folder.
  package var root: String?
  /// Number of threads; nil for one per core.
  package var jobs: Int?
  /// Whether the baselines that configurations name have to be there and right.
  package var needsBaselines: Bool

  package init(root: String? = nil, jobs: Int? = nil, needsBaselines: Bool = false) {
    self.root = root
    self.jobs = jobs
    self.needsBaselines = needsBaselines
  }
}
