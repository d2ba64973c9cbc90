import Rules

/// The members of a `reportingDescriptor` (SARIF 2.1.0, section 3.49), within the lengths GitHub accepts.
func writeSARIF(_ rule: RuleDescription, to json: inout JSONWriter) {
  let title = rule.title.isEmpty ? rule.id : rule.title
  json.member("id", rule.id)
  json.member("name", limited(rule.name, to: 255))
  json.object("shortDescription", onOneLine: true) { $0.member("text", limited(sentence(title), to: 1024)) }
  json.object("fullDescription", onOneLine: true) { json in
    json.member("text", limited(sentence(rule.why.isEmpty ? title : unwrapped(rule.why)), to: 1024))
  }
  json.object("help") { json in
    json.member("text", helpText(rule))
    json.member("markdown", helpMarkdown(rule))
  }
  json.member("helpUri", webURL(rule))
  json.object("defaultConfiguration", onOneLine: true) { json in
    // A rule that is off by default is listed because it was requested.
    if rule.severity == nil { json.member("enabled", false) }
    json.member("level", rule.severity?.rawValue)
  }
  json.object("properties") { json in
    json.member("tags", tags(rule))
    json.member("precision", "high")
    json.member("problem.severity", problemSeverity(rule.severity ?? .warning))
  }
}

private func tags(_ rule: RuleDescription) -> [String] {
  var tags = [rule.guideline]
  tags += rule.numbers.map { "\(rule.guideline)#\($0)" }
  if let level = rule.level { tags.append(level.rawValue) }
  return tags
}

/// GitHub's scale, which has no `note`.
private func problemSeverity(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .note: "recommendation"
  }
}

private func helpText(_ rule: RuleDescription) -> String {
  var paragraphs = [trimmed(rule.why)]
  if let advice = rule.advice { paragraphs.append("What to do: " + sentence(unwrapped(advice))) }
  if let write = rule.write { paragraphs.append("Write instead:\n" + withoutBreakAtEnd(write)) }
  if let source = sourceName(rule) {
    paragraphs.append(webURL(rule).map { "\(source): \($0)" } ?? source)
  }
  let text = joined(paragraphs)
  return text.isEmpty ? sentence(rule.title.isEmpty ? rule.id : rule.title) : text
}

private func helpMarkdown(_ rule: RuleDescription) -> String? {
  var paragraphs = [trimmed(rule.why)]
  if let advice = rule.advice { paragraphs.append("What to do: " + sentence(unwrapped(advice))) }
  if let write = rule.write {
    let fence = backticks(around: write, atLeast: 3)
    paragraphs.append("Write instead:\n\n\(fence)yaml\n\(withoutBreakAtEnd(write))\n\(fence)")
  }
  if let source = sourceName(rule) {
    paragraphs.append(webURL(rule).map { "[\(source)](\($0))" } ?? source)
  }
  let text = joined(paragraphs)
  return text.isEmpty ? nil : text
}

/// `Zalando RESTful API Guidelines, MUST 182`; nil for the tool's own.
private func sourceName(_ rule: RuleDescription) -> String? {
  guard !rule.isOwn else { return nil }
  let title = rule.guidelineTitle.isEmpty ? rule.guideline : rule.guidelineTitle
  return rule.citation.isEmpty ? title : "\(title), \(rule.citation)"
}

private func webURL(_ rule: RuleDescription) -> String? {
  rule.url.flatMap { isWebURI($0) ? $0 : nil }
}

/// Without the trailing line break; indentation is kept.
private func withoutBreakAtEnd(_ code: String) -> String {
  // Most has none, and ends in ASCII.
  if let last = code.utf8.last, 0x20..<0x7F ~= last { return code }
  var code = Substring(code)
  while code.last?.isNewline == true { code.removeLast() }
  return String(code)
}

/// Joins the lines of each paragraph.
private func unwrapped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "\n")) else { return trimmed(text) }
  let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
  return lines.map { trimmed(String(Substring($0))) }.joined(separator: " ")
}

private func joined(_ paragraphs: [String]) -> String {
  paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
}

/// At most `limit` UTF-16 code units, so that no way of counting characters exceeds it; truncated text ends
/// with an ellipsis.
private func limited(_ text: String, to limit: Int) -> String {
  // There are never more code units than bytes.
  guard text.utf8.count > limit, text.utf16.count > limit else { return text }
  var cut = ""
  var count = 1
  for character in text {
    count += character.utf16.count
    if count > limit { break }
    cut.append(character)
  }
  return cut + "…"
}
