import Linting

/// The forms in which findings are written.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// Code frames, for people.
  case text
  /// One line a finding, for editors and grep.
  case compact
  case json
  case sarif
  /// Workflow commands, for annotations in GitHub Actions.
  case github
}

/// What a report needs beyond the findings.
package struct ReportOptions: Sendable {
  /// The tool's own version, e.g. `0.1.0`.
  package var version: String
  /// Whether `text` may use ANSI colours.
  package var useColor: Bool
  /// Why the run itself failed, one sentence each; empty after a run that did its work, whatever it found.
  package var failures: [String]
  /// Whether findings that are held back are shown as well, marked.
  package var showSuppressed: Bool

  package init(
    version: String, useColor: Bool = false, failures: [String] = [], showSuppressed: Bool = false
  ) {
    self.version = version
    self.useColor = useColor
    self.failures = failures
    self.showSuppressed = showSuppressed
  }
}

/// The bytes of a report: the same for the same result.
package func render(_ result: LintResult, as format: ReportFormat, options: ReportOptions) -> [UInt8] {
  switch format {
  case .text: textReport(result, options: options)
  case .compact: compactReport(result, options: options)
  case .json: jsonReport(result, options: options)
  case .sarif: sarifReport(result, options: options)
  case .github: githubReport(result)
  }
}

extension LintResult {
  /// What a report shows.
  func findings(_ options: ReportOptions) -> [Finding] {
    options.showSuppressed ? findingsWithSuppressed : findings
  }
}

extension Suppression {
  /// `suppressed: reason`
  var text: String {
    justification.map { "suppressed: \(oneLine($0))" } ?? "suppressed"
  }
}
