import Linting
import Rules
import Syntax

/// A code frame for each fault and an empty line after it; the further places of the same fault are named.
/// ```
/// error[zalando/etag-schema]: ETag is a string or an array of strings
///   --> api.yaml:12:31 (in GET /orders, 200)
///    |
/// 12 |         ETag: {schema: {type: integer}}
///    |                               ^^^^^^^
///    = also at 34:13, 52:13 and 44 more
///    = used at: api.yaml:40:11
///    = MUST 182: https://opensource.zalando.com/restful-api-guidelines/#182
/// ```
func textReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var report = TextReport(
    result: result, style: TextStyle(useColor: options.useColor), text: ReportText(to: sink))
  for group in FindingGroup.groups(of: result.findings(options)) { report.write(group) }
  report.text.finish()
}

private struct TextReport {
  let result: LintResult
  let style: TextStyle
  var text: ReportText
  var positions = FilePositions()

  /// The number of uses listed for a definition.
  private static let siteLimit = 3

  mutating func write(_ group: FindingGroup) {
    let finding = group.first
    let start = positions.start(of: finding.place)
    let line = positions.table(of: finding.place.source).range(ofLine: start.line)
    let excerpt = SourceExcerpt(finding.place.source, line: line, mark: finding.place.range)
    let number = String(start.line)
    let margin = String(repeating: " ", count: number.count)
    let bar = style.frame("|")

    text += style.severity(finding.severity, "\(finding.severity.rawValue)[\(visibleText(finding.rule))]")
    text += style.bold(": \(oneLine(finding.message))") + "\n"
    text += "\(margin)\(style.frame("-->")) \(shown(finding.place))\(finding.operationSuffix)\n"
    text += "\(margin) \(bar)\n"
    text += "\(style.frame(number)) \(bar)\(excerpt.text.isEmpty ? "" : " " + excerpt.text)\n"
    text += "\(margin) \(bar) \(String(repeating: " ", count: excerpt.markStart))"
    text += style.severity(finding.severity, String(repeating: "^", count: excerpt.markWidth)) + "\n"
    for note in notes(group) { text += "\(margin) \(style.frame("=")) \(note)\n" }
    text += "\n"
  }

  private mutating func notes(_ group: FindingGroup) -> [String] {
    let finding = group.first
    var notes: [String] = []
    if let suppression = finding.suppression { notes.append(suppression.text) }
    if let help = finding.help, !trimmed(help).isEmpty { notes.append("help: " + oneLine(help)) }
    if let places = group.otherPlaces(&positions, pathOf: \.path) { notes.append(places) }
    if !finding.uses.isEmpty {
      let places = finding.uses.first(Self.siteLimit).map { shown($0.place) }
      let rest = finding.uses.count - places.count
      let relation = finding.isOfSeveralPlaces ? "also at: " : "used at: "
      notes.append(relation + places.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
    }
    if let rule = result.rule(finding.rule), let url = finding.url ?? rule.url {
      let number = finding.number ?? rule.number
      let citation = [(finding.level ?? rule.level)?.rawValue, number.map(String.init)].compactMap(\.self)
      notes.append((citation.isEmpty ? "see" : citation.joined(separator: " ")) + ": " + visibleText(url))
    }
    return notes
  }

  /// `path:line:column`, which terminals and editors turn into a link.
  private mutating func shown(_ place: Place) -> String {
    let start = positions.start(of: place)
    return "\(visibleText(place.source.path)):\(start.line):\(start.column)"
  }
}

/// ANSI colours (ECMA-48, SGR), or none.
private struct TextStyle {
  let useColor: Bool

  func bold(_ text: String) -> String { styled(text, "1") }

  /// Margin, bars and arrows.
  func frame(_ text: String) -> String { styled(text, "1;34") }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: styled(text, "1;31")
    case .warning: styled(text, "1;33")
    case .note: styled(text, "1;36")
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    useColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
