import Linting
import Rules

/// The output formats for findings.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// Code frames for people.
  case text
  /// One line per finding, for editors and grep.
  case compact
  case json
  case sarif
  /// Workflow commands, for annotations in GitHub Actions.
  case github
  /// Code Quality, for merge requests in GitLab.
  case gitlab
  /// Test results, for Jenkins and others.
  case junit
  /// A table, for the summary of a step in GitHub Actions and for comments.
  case markdown

  /// Whether it names the fixes of findings.
  package var hasFixes: Bool { self == .json || self == .sarif }
}

/// The inputs of a report other than the findings.
package struct ReportOptions: Sendable {
  /// The tool's own version, e.g. `0.1.0`.
  package var version: String
  /// Whether `text` may use ANSI colours.
  package var useColor: Bool
  /// Why the run failed, one sentence each; empty if it did its work, whatever it found.
  package var failures: [String]
  /// Whether to include suppressed findings, marked as such.
  package var showSuppressed: Bool
  /// What is less severe isn't shown.
  package var minSeverity: Severity
  /// Threads; nil for one a core.
  package var jobs: Int?

  package init(
    version: String, useColor: Bool = false, failures: [String] = [], showSuppressed: Bool = false,
    minSeverity: Severity = .note, jobs: Int? = nil
  ) {
    self.version = version
    self.useColor = useColor
    self.failures = failures
    self.showSuppressed = showSuppressed
    self.minSeverity = minSeverity
    self.jobs = jobs
  }
}

/// Receives a report piece by piece, so that a large one need not be in memory as a whole.
package typealias ReportSink = (UnsafeRawBufferPointer) -> Void

/// Writes a report; deterministic.
package func render(
  _ result: LintResult, as format: ReportFormat, options: ReportOptions, to sink: ReportSink
) {
  withoutActuallyEscaping(sink) { sink in
    switch format {
    case .text: textReport(result, options: options, to: sink)
    case .compact: compactReport(result, options: options, to: sink)
    case .json: jsonReport(result, options: options, to: sink)
    case .sarif: sarifReport(result, options: options, to: sink)
    case .github: githubReport(result, options: options, to: sink)
    case .gitlab: gitLabReport(result, options: options, to: sink)
    case .junit: jUnitReport(result, options: options, to: sink)
    case .markdown: markdownReport(result, options: options).withUnsafeBytes(sink)
    }
  }
}

/// The bytes of a report.
package func render(_ result: LintResult, as format: ReportFormat, options: ReportOptions) -> [UInt8] {
  var bytes: [UInt8] = []
  render(result, as: format, options: options) { bytes.append(contentsOf: $0) }
  return bytes
}

extension LintResult {
  /// The findings to show.
  func findings(_ options: ReportOptions) -> [Finding] {
    let all = options.showSuppressed ? findingsWithSuppressed : findings
    return options.minSeverity == .note ? all : all.filter { $0.severity >= options.minSeverity }
  }

  /// The findings to show where nothing would mark the suppressed ones.
  func unsuppressedFindings(_ options: ReportOptions) -> [Finding] {
    findings.filter { $0.severity >= options.minSeverity }
  }
}

extension Suppression {
  /// `suppressed: reason`
  var text: String {
    justification.map { "suppressed: \(oneLine($0))" } ?? "suppressed"
  }
}
