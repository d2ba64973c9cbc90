import Linting
import Rules
import Syntax

/// A table of the faults in GitHub Flavored Markdown, errors first, for the summary of a step (`$GITHUB_STEP_SUMMARY`) and
/// for comments. The further places of the same fault are named.
func markdownReport(_ result: LintResult, options: ReportOptions) -> [UInt8] {
  var report = MarkdownReport(result: result)
  return Array(report.text(options).utf8)
}

private struct MarkdownReport {
  let result: LintResult
  var positions = FilePositions()

  /// In bytes. GitHub shows nothing of a summary of more than a mebibyte; some is left for what else is there.
  private static let limit = 1_000_000

  mutating func text(_ options: ReportOptions) -> String {
    let summary = Summary(result, minSeverity: options.minSeverity)
    let lines = [summary.count, summary.hidden].compactMap { $0 }.map(markdownText)
    var text = "### headerlint\n\n" + lines.joined(separator: "\n") + "\n"
    if !options.failures.isEmpty {
      text += "\nNot all could be done:\n\n"
      text += options.failures.map { "- \(markdownText(oneLine($0)))\n" }.joined()
    }
    let findings = result.findings(options)
    if !findings.isEmpty { text += "\n" + table(findings, limit: Self.limit - text.utf8.count) }
    return text
  }

  /// - Parameter limit: in bytes.
  private mutating func table(_ findings: [Finding], limit: Int) -> String {
    var table = "| severity | place | finding | rule |\n| --- | --- | --- | --- |\n"
    var rest = findings.count
    for severity in Severity.allCases.sorted(by: >) {
      for group in FindingGroup.groups(of: findings.filter { $0.severity == severity }) {
        let row = row(group)
        guard table.utf8.count + row.utf8.count <= limit else {
          return table + "\nand \(counted(rest, "more finding"))\n"
        }
        table += row
        rest -= 1 + group.others.count
      }
    }
    return table
  }

  private mutating func row(_ group: FindingGroup) -> String {
    let finding = group.first
    let start = positions.start(of: finding.place)
    let place = markdownCode("\(finding.place.source.path):\(start.line):\(start.column)")
    var lines = [markdownText(oneLine(finding.message) + finding.operationSuffix)]
    if let help = finding.help, !trimmed(help).isEmpty { lines.append(markdownText(oneLine(help))) }
    if let places = group.otherPlaces(&positions, pathOf: \.path, mark: markdownCode) { lines.append(places) }
    if let suppression = finding.suppression { lines.append(markdownText(suppression.text)) }
    let cells = [finding.severity.rawValue, place, lines.joined(separator: "<br>"), rule(of: finding)]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  private func rule(of finding: Finding) -> String {
    let id = markdownText(finding.rule)
    guard let url = result.rule(finding.rule).flatMap({ finding.url ?? $0.url }), isWebURI(url) else {
      return id
    }
    return "[\(id)](<\(url.replacing("&", with: "&amp;"))>)"
  }
}
