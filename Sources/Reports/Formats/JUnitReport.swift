import Linting
import Rules
import Syntax
import Text

/// Test results as JUnit's readers take them (Jenkins, GitLab, Azure Pipelines): a suite for each file, in it a failed
/// test for each finding, or one that passed. What is suppressed was skipped; why the run failed is an error.
func jUnitReport(_ result: LintResult, options: ReportOptions) -> [UInt8] {
  var report = JUnitReport(result: result)
  return Array(report.text(options).utf8)
}

private struct JUnitReport {
  let result: LintResult
  var positions = FilePositions()

  private struct Suite {
    let name: String
    var file: String?
    var tests: [String] = []
    var failures = 0
    var errors = 0
    var skipped = 0
  }

  mutating func text(_ options: ReportOptions) -> String {
    var suites = self.suites(options)
    if !options.failures.isEmpty { suites.append(Self.suite(ofFailures: options.failures)) }
    // Readers take a report without tests for a mistake.
    if suites.isEmpty { suites.append(Suite(name: "headerlint", tests: [Self.passed(in: "headerlint")])) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let attributes = xmlAttributes([
      "name": "headerlint", "tests": String(suites.reduce(0) { $0 + $1.tests.count }),
      "failures": String(suites.reduce(0) { $0 + $1.failures }),
      "errors": String(suites.reduce(0) { $0 + $1.errors }),
    ])
    text += "<testsuites\(attributes)>\n"
    for suite in suites { text += Self.text(suite) }
    return text + "</testsuites>\n"
  }

  private static func text(_ suite: Suite) -> String {
    var head = xmlAttributes([
      "name": suite.name, "tests": String(suite.tests.count), "failures": String(suite.failures),
      "errors": String(suite.errors), "skipped": String(suite.skipped),
    ])
    if let file = suite.file { head += xmlAttributes(["file": file]) }
    return "  <testsuite\(head)>\n\(suite.tests.joined())  </testsuite>\n"
  }

  // MARK: Findings

  /// By path.
  private mutating func suites(_ options: ReportOptions) -> [Suite] {
    var findings: [String: [Finding]] = [:]
    for document in result.documents where !document.isPartial { findings[document.source.path] = [] }
    for finding in result.findings(options) {
      findings[finding.place.source.path, default: []].append(finding)
    }
    return findings.sorted { $0.key.precedes($1.key) }.map { suite($0.key, $0.value) }
  }

  private mutating func suite(_ path: String, _ findings: [Finding]) -> Suite {
    var suite = Suite(name: path, file: path)
    var counts: [String: Int] = [:]
    for finding in findings {
      // GitLab takes tests of the same name for one.
      let subject = [finding.rule, finding.pointer ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      counts[subject, default: 0] += 1
      let name = counts[subject]! == 1 ? subject : "\(subject) (\(counts[subject]!))"
      let outcome: String
      if let suppression = finding.suppression {
        suite.skipped += 1
        outcome = "<skipped\(xmlAttributes(["message": suppression.text]))/>"
      } else {
        suite.failures += 1
        outcome = failure(finding)
      }
      suite.tests.append(Self.test(name, in: path, outcome))
    }
    if findings.isEmpty { suite.tests.append(Self.passed(in: path)) }
    return suite
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

  // MARK: Tests

  private static func test(_ name: String, in path: String, _ outcome: String) -> String {
    let head = "    <testcase\(xmlAttributes(["name": name, "classname": path]))"
    return outcome.isEmpty ? head + "/>\n" : "\(head)>\n      \(outcome)\n    </testcase>\n"
  }

  private static func passed(in path: String) -> String { test("no findings", in: path, "") }

  private static func suite(ofFailures failures: [String]) -> Suite {
    let tests = failures.enumerated().map { failure in
      let outcome = "<error\(xmlAttributes(["message": oneLine(failure.element), "type": "error"]))/>"
      return test("run \(failure.offset + 1)", in: "headerlint", outcome)
    }
    return Suite(name: "headerlint", tests: tests, errors: tests.count)
  }
}
