import Linting
import Rules
import Syntax

/// How many findings each rule has and in how many documents, the most frequent rule first.
/// - Parameter minSeverity: what is less severe isn't counted.
package func renderStatistics(
  _ result: LintResult, asJSON: Bool, minSeverity: Severity = .note
) -> [UInt8] {
  let rows = ruleStatistics(result, minSeverity: minSeverity)
  return asJSON ? statisticsJSON(rows) : Array(statisticsTable(rows).utf8)
}

struct RuleStatistics {
  let rule: String
  let count: Int
  /// Number of files with findings.
  let documents: Int
}

/// The most frequent rule first.
func ruleStatistics(_ result: LintResult, minSeverity: Severity) -> [RuleStatistics] {
  Dictionary(grouping: result.findings.lazy.filter { $0.severity >= minSeverity }, by: \.rule).map {
    rule, findings in
    RuleStatistics(
      rule: rule, count: findings.count, documents: Set(findings.map(\.place.source.path)).count)
  }
  .sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
}

/// Empty if there are no findings.
private func statisticsTable(_ rows: [RuleStatistics]) -> String {
  guard !rows.isEmpty else { return "" }
  let table = rows.map { [visibleLine($0.rule), String($0.count), String($0.documents)] }
  return alignedTable([["rule", "findings", "documents"]] + table, rightAligned: [1, 2])
}

private func statisticsJSON(_ rows: [RuleStatistics]) -> [UInt8] {
  var json = JSONWriter()
  json.object { json in
    json.member("version", 1)
    json.array("rules", rows) { json, row in
      json.object(onOneLine: true) { json in
        json.member("rule", row.rule)
        json.member("count", row.count)
        json.member("documents", row.documents)
      }
    }
  }
  return json.finish()
}
