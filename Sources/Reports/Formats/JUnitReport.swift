import Linting
import Rules
import Syntax
import Text

/// Test results as JUnit's readers take them (Jenkins, GitLab, Azure Pipelines): a suite for each file, in it a failed
/// test for each finding, or one that passed. What is suppressed was skipped; why the run failed is an error.
func jUnitReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var report = JUnitReport(result: result, text: ReportText(to: sink))
  report.write(options)
}

private struct JUnitReport {
  let result: LintResult
  var text: ReportText
  var positions = FilePositions()

  private struct Suite {
    let name: String
    var file: String?
    /// Without any it has a test that passed.
    var findings: [Finding] = []
    /// Why the run failed, one sentence each.
    var errors: [String] = []

    var tests: Int { max(findings.count + errors.count, 1) }
    var failures: Int { findings.count - skipped }
    var skipped: Int { findings.count { $0.suppression != nil } }
  }

  mutating func write(_ options: ReportOptions) {
    var suites = self.suites(options)
    if !options.failures.isEmpty { suites.append(Suite(name: "headerlint", errors: options.failures)) }
    // Readers take a report without tests for a mistake.
    if suites.isEmpty { suites.append(Suite(name: "headerlint")) }
    text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let attributes = xmlAttributes([
      "name": "headerlint", "tests": String(suites.reduce(0) { $0 + $1.tests }),
      "failures": String(suites.reduce(0) { $0 + $1.failures }),
      "errors": String(suites.reduce(0) { $0 + $1.errors.count }),
    ])
    text += "<testsuites\(attributes)>\n"
    for suite in suites { write(suite) }
    text += "</testsuites>\n"
    text.finish()
  }

  private mutating func write(_ suite: Suite) {
    var head = xmlAttributes([
      "name": suite.name, "tests": String(suite.tests), "failures": String(suite.failures),
      "errors": String(suite.errors.count), "skipped": String(suite.skipped),
    ])
    if let file = suite.file { head += xmlAttributes(["file": file]) }
    text += "  <testsuite\(head)>\n"
    write(suite.findings, in: suite.name)
    for (index, error) in suite.errors.enumerated() {
      let outcome = "<error\(xmlAttributes(["message": oneLine(error), "type": "error"]))/>"
      text += Self.test("run \(index + 1)", in: suite.name, outcome)
    }
    if suite.findings.isEmpty, suite.errors.isEmpty { text += Self.test("no findings", in: suite.name, "") }
    text += "  </testsuite>\n"
  }

  // MARK: Findings

  /// By path.
  private func suites(_ options: ReportOptions) -> [Suite] {
    var findings: [String: [Finding]] = [:]
    for document in result.documents where !document.isPartial { findings[document.source.path] = [] }
    for finding in result.findings(options) {
      findings[finding.place.source.path, default: []].append(finding)
    }
    return findings.sorted { $0.key.precedes($1.key) }.map { path, findings in
      Suite(name: path, file: path, findings: findings)
    }
  }

  private mutating func write(_ findings: [Finding], in path: String) {
    var counts: [String: Int] = [:]
    for finding in findings {
      // GitLab takes tests of the same name for one.
      let pointer = Wording.shortened(finding.pointer ?? "", to: Wording.pathLimit)
      let subject = [finding.rule, pointer].filter { !$0.isEmpty }.joined(separator: " ")
      counts[subject, default: 0] += 1
      let name = counts[subject]! == 1 ? subject : "\(subject) (\(counts[subject]!))"
      let outcome =
        finding.suppression.map { "<skipped\(xmlAttributes(["message": $0.text]))/>" } ?? failure(finding)
      text += Self.test(name, in: path, outcome)
    }
  }

  private mutating func failure(_ finding: Finding) -> String {
    let message = oneLine(finding.message) + finding.operationSuffix
    let start = positions.start(of: finding.place)
    let place = "\(visibleLine(finding.place.source.path)):\(start.line):\(start.column)"
    var lines = ["\(place): \(finding.severity.rawValue): \(message) [\(finding.rule)]"]
    if let help = finding.help, !trimmed(help).isEmpty { lines.append(trimmed(help)) }
    if let url = result.rule(finding.rule).flatMap({ finding.url ?? $0.url }) { lines.append(url) }
    let head = xmlAttributes(["message": message, "type": finding.severity.rawValue])
    return "<failure\(head)>\(lines.map { xmlText(visibleLine($0)) }.joined(separator: "\n"))</failure>"
  }

  private static func test(_ name: String, in path: String, _ outcome: String) -> String {
    let head = "    <testcase\(xmlAttributes(["name": name, "classname": path]))"
    return outcome.isEmpty ? head + "/>\n" : "\(head)>\n      \(outcome)\n    </testcase>\n"
  }
}
