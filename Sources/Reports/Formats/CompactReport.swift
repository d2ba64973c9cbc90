import Linting
import Rules
import Syntax

/// `path:line:col: severity: message [rule]`, one finding per line; lines and columns are 1-based, columns
/// count code points.
func compactReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var positions = FilePositions()
  var report = ReportText(to: sink)
  for finding in result.findings(options) {
    let start = positions.start(of: finding.place)
    report += "\(visibleLine(finding.place.source.path)):\(start.line):\(start.column): "
    report +=
      "\(compactWord(finding.severity)): \(oneLine(finding.message))\(finding.operationSuffix) [\(visibleText(finding.rule))]"
    if let suppression = finding.suppression { report += " (\(suppression.text))" }
    report += "\n"
  }
  report.finish()
}

/// The readers of this format (Vim, Emacs, problem matchers) know `info`, and take `note` for a continuation
/// of the previous line.
private func compactWord(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .note: "info"
  }
}
