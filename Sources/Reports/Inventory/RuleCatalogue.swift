import Rules

/// How rules are listed and explained.
package enum CatalogueFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// The list of rules: one line each, or JSON.
package func renderRules(_ rules: [RuleDescription], as format: CatalogueFormat) -> [UInt8] {
  switch format {
  case .text: Array(table(rules).utf8)
  case .json: json(rules)
  }
}

/// One rule in full.
package func renderExplanation(_ rule: RuleDescription, as format: CatalogueFormat) -> [UInt8] {
  switch format {
  case .text: Array(explanation(rule).utf8)
  case .json:
    explanationJSON(rule)
  }
}

private func table(_ rules: [RuleDescription]) -> String {
  alignedTable(rules.map { [$0.id, severityWord($0), guidelineWord($0), $0.title] })
}

private func severityWord(_ rule: RuleDescription) -> String {
  rule.isCheckable ? rule.severity?.rawValue ?? "off" : "not checkable"
}

/// `SHOULD 132`; nothing for rules without a number.
private func guidelineWord(_ rule: RuleDescription) -> String {
  [rule.level?.rawValue, rule.number.map(String.init)].compactMap { $0 }.joined(separator: " ")
}

private func explanation(_ rule: RuleDescription) -> String {
  var lines = [rule.id, rule.title, ""]
  let guideline = guidelineWord(rule)
  lines.append("Severity:  \(severityWord(rule))")
  if rule.guideline != RuleBook.toolName {
    lines.append("Guideline: \(rule.guidelineTitle)" + (guideline.isEmpty ? "" : ", \(guideline)"))
  }
  if let url = rule.url { lines.append("Link:      \(url)") }
  lines += ["", "Why"] + wrapped(rule.why, width: 96).map { "  " + $0 }
  if let advice = rule.advice { lines += ["", "What to do"] + wrapped(advice, width: 96).map { "  " + $0 } }
  if let write = rule.write {
    lines += ["", "Write instead"]
    lines += write.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
  }
  if !rule.ignores.isEmpty { lines += ["", "Doesn't flag"] + rule.ignores.flatMap(bulleted) }
  return lines.joined(separator: "\n") + "\n"
}

/// A sentence as an item of a list.
private func bulleted(_ sentence: String) -> [String] {
  wrapped(sentence, width: 94).enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
}

private func json(_ rules: [RuleDescription]) -> [UInt8] {
  var json = JSONWriter()
  json.object { json in
    json.member("version", 1)
    json.array("rules", rules) { json, rule in write(rule, &json) }
  }
  return json.finish()
}

private func explanationJSON(_ rule: RuleDescription) -> [UInt8] {
  var json = JSONWriter()
  write(rule, &json)
  return json.finish()
}

private func write(_ rule: RuleDescription, _ json: inout JSONWriter) {
  json.object { json in
    json.member("id", rule.id)
    json.member("guideline", rule.guideline == RuleBook.toolName ? nil : rule.guideline)
    json.member("number", rule.number)
    json.member("level", rule.level?.rawValue)
    json.member("severity", rule.severity?.rawValue ?? "off")
    json.member("checkable", rule.isCheckable)
    json.member("title", rule.title)
    json.member("why", rule.why)
    json.member("write", rule.write)
    json.member("advice", rule.advice)
    json.member("ignores", rule.ignores.isEmpty ? nil : rule.ignores)
    json.member("url", rule.url)
  }
}
