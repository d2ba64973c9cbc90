import Syntax

/// How a session goes about its work.
package struct LintSettings: Sendable {
  package var limits = Limits()
  /// Nothing outside is read; nil for the repository that a document lies in, else its folder.
  package var root: String?
  /// Threads; nil for one a core.
  package var jobs: Int?

  package init(root: String? = nil, jobs: Int? = nil) {
    self.root = root
    self.jobs = jobs
  }
}
