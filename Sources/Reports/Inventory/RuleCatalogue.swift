import Rules

/// The formats for listing and explaining rules.
package enum CatalogueFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// The list of rules: a head line and one line each, by guideline, or JSON.
package func renderRules(_ rules: [RuleDescription], as format: CatalogueFormat) -> [UInt8] {
  switch format {
  case .text: Array(table(rules).utf8)
  case .json: json(rules)
  }
}

/// Rules in full. In JSON one is an object, several are in a list.
package func renderExplanations(_ explanations: [RuleExplanation], as format: CatalogueFormat) -> [UInt8] {
  switch format {
  case .text: Array(explanations.map(\.text).joined(separator: "\n\n").utf8)
  case .json: explanations.count == 1 ? explanationJSON(explanations[0]) : json(explanations.map(\.rule))
  }
}

private func table(_ rules: [RuleDescription]) -> String {
  guard !rules.isEmpty else { return "" }
  let groups = groups(rules)
  let rows = groups.flatMap { group in
    group.map { [$0.id, $0.severityWord, $0.citation, $0.title] }
  }
  var lines = alignedTable([["rule", "severity", "guideline", "title"]] + rows).split(separator: "\n")[...]
  var text = "\(lines.removeFirst())\n"
  for group in groups {
    text += "\n\(heading(of: group[0]))\n"
    for line in lines.prefix(group.count) { text += line + "\n" }
    lines.removeFirst(group.count)
  }
  return text
}

/// The rules of each guideline, the largest guideline first and the tool's own last.
private func groups(_ rules: [RuleDescription]) -> [[RuleDescription]] {
  Dictionary(grouping: rules, by: \.guideline).values.sorted { left, right in
    if left[0].isOwn != right[0].isOwn { return right[0].isOwn }
    return left.count == right.count ? left[0].guideline < right[0].guideline : left.count > right.count
  }
}

private func heading(of rule: RuleDescription) -> String {
  rule.isOwn ? "headerlint's own, about files, suppressions and configurations:" : "\(rule.guidelineTitle):"
}

extension RuleDescription {
  /// The severity, `off`, or that no document can show whether the rule is kept.
  package var severityWord: String { isCheckable ? severity?.rawValue ?? "off" : "not checkable" }

  /// `SHOULD 132`; nothing for rules without a number.
  package var citation: String {
    [level?.rawValue, number.map(String.init)].compactMap { $0 }.joined(separator: " ")
  }
}

private func json(_ rules: [RuleDescription]) -> [UInt8] {
  var json = JSONWriter()
  json.object { json in
    json.member("version", 1)
    json.array("rules", rules) { json, rule in write(rule, nil, &json) }
  }
  return json.finish()
}

private func explanationJSON(_ explanation: RuleExplanation) -> [UInt8] {
  var json = JSONWriter()
  write(explanation.rule, explanation.example, &json)
  return json.finish()
}

private func write(_ rule: RuleDescription, _ example: RuleExample?, _ json: inout JSONWriter) {
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
    if let example {
      json.object("example") { json in
        json.member("bad", example.bad)
        json.member("findings", example.findings)
        json.member("good", example.good)
      }
    }
    json.member("url", rule.url)
  }
}
