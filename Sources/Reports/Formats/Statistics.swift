import Linting
import Syntax

/// How many findings each rule has and in how many documents, the most frequent rule first.
package func renderStatistics(_ result: LintResult, asJSON: Bool) -> [UInt8] {
  let rows = ruleStatistics(result)
  return asJSON ? statisticsJSON(rows) : Array(statisticsTable(rows).utf8)
}

private struct RuleStatistics {
  let rule: String
  let count: Int
  /// Files that the findings stand in.
  let documents: Int
}

private func ruleStatistics(_ result: LintResult) -> [RuleStatistics] {
  Dictionary(grouping: result.findings, by: \.rule).map { rule, findings in
    RuleStatistics(
      rule: rule, count: findings.count, documents: Set(findings.map(\.place.source.path)).count)
  }
  .sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
}

/// Nothing where there are no findings.
private func statisticsTable(_ rows: [RuleStatistics]) -> String {
  guard !rows.isEmpty else { return "" }
  let counts = rightAligned("findings", rows.map(\.count))
  let documents = rightAligned("documents", rows.map(\.documents))
  let rules = ["rule"] + rows.map { visibleText($0.rule) }
  return alignedTable(rules.indices.map { [rules[$0], counts[$0], documents[$0]] })
}

private func rightAligned(_ title: String, _ numbers: [Int]) -> [String] {
  [title]
    + numbers.map(String.init).map { String(repeating: " ", count: max(0, title.count - $0.count)) + $0 }
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
