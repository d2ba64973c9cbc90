import Linting
import Rules
import Syntax

/// GitLab's Code Quality report: a JSON array, empty on a clean run. Suppressed findings are left out: GitLab would show
/// them like any other.
func gitLabReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var report = GitLabReport(result: result)
  var json = JSONWriter(to: sink)
  json.array(result.unsuppressedFindings(options)) { json, finding in
    json.object { json in report.write(finding, to: &json) }
  }
  json.finish()
}

private struct GitLabReport {
  let result: LintResult
  var positions = FilePositions()
  /// How often each fingerprint has been written.
  private var counts: [String: Int] = [:]

  init(result: LintResult) { self.result = result }

  mutating func write(_ finding: Finding, to json: inout JSONWriter) {
    let path = path(of: finding.place.source)
    // GitLab doesn't show the name of the check.
    let message = oneLine(finding.message) + finding.operationSuffix
    json.member("description", "\(visibleText(finding.rule)): \(message)")
    json.member("check_name", finding.rule)
    json.member("fingerprint", fingerprint(finding, path: path))
    json.member("severity", Self.word(finding.severity))
    json.object("location") { json in
      json.member("path", path)
      json.object("positions", onOneLine: true) { json in
        write("begin", positions.start(of: finding.place), to: &json)
        write("end", positions.end(of: finding.place), to: &json)
      }
    }
  }

  private func write(_ key: StaticString, _ position: Position, to json: inout JSONWriter) {
    json.object(key) { json in
      json.member("line", position.line)
      json.member("column", position.column)
    }
  }

  /// GitLab links the path to a file of the repository, and drops what begins with `./` or `/`.
  private func path(of source: SourceFile) -> String {
    result.repositoryPath(of: source).split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  /// What the finding is about, as in a baseline: neither its line nor its place in a list. Of two findings with the same
  /// fingerprint GitLab shows one, so the number of findings with that subject so far is at the end.
  private mutating func fingerprint(_ finding: Finding, path: String) -> String {
    var fingerprint = Fingerprint()
    for part in [path, finding.rule, finding.stablePointer, finding.header] { fingerprint.add(part ?? "") }
    let digits = fingerprint.digits
    counts[digits, default: 0] += 1
    return digits + hexDigits(UInt64(counts[digits]!), count: 8)
  }

  private static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
