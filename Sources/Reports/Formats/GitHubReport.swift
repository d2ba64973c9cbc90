import Linting
import Rules
import Syntax

/// Workflow commands of GitHub Actions: annotations, shown in the log and beside the line in a pull request. Of each
/// severity the first ten findings have one each, the others one for each fault, with its further places.
///
/// Errors come first, because GitHub shows only so many of each kind; how many are in the log alone is said in a
/// notice. Suppressed findings are left out: GitHub would show them like any other. No line begins with text of a
/// document, which could be a command of its own.
func githubReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var report = GitHubReport(
    result: result, findings: result.unsuppressedFindings(options), text: ReportText(to: sink))
  for severity in [Severity.error, .warning] { report.writeCommands(severity) }
  report.writeLimitNotice()
  report.writeCommands(.note)
  report.text.finish()
}

private struct GitHubReport {
  let result: LintResult
  let findings: [Finding]
  var text: ReportText
  var positions = FilePositions()

  /// The number of annotations of each kind that GitHub shows per step.
  private static let limit = 10

  mutating func writeCommands(_ severity: Severity) {
    let findings = findings.filter { $0.severity == severity }
    for finding in findings.prefix(Self.limit) { write(FindingGroup(first: finding)) }
    for group in FindingGroup.groups(of: findings.dropFirst(Self.limit)) { write(group) }
  }

  private mutating func write(_ group: FindingGroup) {
    let finding = group.first
    let start = positions.start(of: finding.place)
    let end = positions.end(of: finding.place)
    let path = visibleText(result.repositoryPath(of: finding.place.source))
    // GitHub ignores columns that span several lines.
    let isOneLine = start.line == end.line
    var properties = [("file", path), ("line", String(start.line))]
    if isOneLine { properties.append(("col", String(start.column))) }
    properties.append(("endLine", String(end.line)))
    if isOneLine { properties.append(("endColumn", String(end.column))) }
    properties.append(("title", "headerlint (\(visibleText(finding.rule)))"))
    writeLine(
      Self.command(finding.severity), properties, message(group, "\(path):\(start.line):\(start.column)"))
  }

  /// The log shows the text alone, so it begins with the place.
  private mutating func message(_ group: FindingGroup, _ place: String) -> String {
    let finding = group.first
    var lines = ["\(place): \(oneLine(finding.message))\(finding.operationSuffix)"]
    if let help = finding.help { lines.append(oneLine(help)) }
    if let places = group.otherPlaces(&positions, pathOf: result.repositoryPath) { lines.append(places) }
    if let url = result.rule(finding.rule).flatMap({ finding.url ?? $0.url }) {
      lines.append(visibleText(url))
    }
    return lines.joined(separator: "\n")
  }

  /// Nothing if GitHub shows every finding.
  mutating func writeLimitNotice() {
    let hidden = [Severity.error, .warning, .note].compactMap { severity in
      let count = findings.count { $0.severity == severity } - Self.limit
      return count > 0 ? counted(count, "more \(severity.rawValue)") : nil
    }
    guard let first = hidden.first else { return }
    let verb = first.hasPrefix("1 ") ? "is" : "are"
    writeLine(
      "notice", [("title", "headerlint")],
      "GitHub shows \(Self.limit) annotations of a kind; there \(verb) \(Wording.list(hidden))")
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private mutating func writeLine(
    _ command: String, _ properties: [(name: String, value: String)], _ message: String
  ) {
    let properties = properties.map { "\($0.name)=\(escaped($0.value, alsoProperty: true))" }
    text += "::\(command) \(properties.joined(separator: ","))::\(escaped(message, alsoProperty: false))\n"
  }

  /// Escapes like GitHub's own toolkit (actions/toolkit, command.ts).
  private func escaped(_ text: String, alsoProperty: Bool) -> String {
    escapedText(text) { byte in
      switch byte {
      case UInt8(ascii: "%"): "%25"
      case UInt8(ascii: "\r"): "%0D"
      case UInt8(ascii: "\n"): "%0A"
      case UInt8(ascii: ":") where alsoProperty: "%3A"
      case UInt8(ascii: ",") where alsoProperty: "%2C"
      default: nil
      }
    }
  }
}
