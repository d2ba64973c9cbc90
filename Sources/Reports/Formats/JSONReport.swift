import Linting
import Rules
import Syntax

/// `--format json`, version 1: keys and their order are stable.
///
/// Lines and columns are 1-based, columns count code points; `offset` is 0-based in bytes.
func jsonReport(_ result: LintResult, options: ReportOptions, to sink: @escaping ReportSink) {
  var report = JSONReport(result: result)
  report.write(options, to: sink)
}

/// The number of uses listed for a finding, and for an entry of the inventory.
let jsonUseLimit = 100

private struct JSONReport {
  let result: LintResult
  var positions = FilePositions()

  init(result: LintResult) { self.result = result }

  mutating func write(_ options: ReportOptions, to sink: @escaping ReportSink) {
    var json = JSONWriter(to: sink)
    json.object { json in
      json.member("version", 1)
      json.object("tool", onOneLine: true) { json in
        json.member("name", "headerlint")
        json.member("version", options.version)
      }
      json.array("documents", result.documents) { json, document in
        json.object { json in
          json.member("path", document.source.path)
          json.member("version", document.version)
          json.member("headers", document.headers)
          json.member("operations", document.operations)
        }
      }
      let findings = result.findings(options)
      let named = NamedUses(findings, limit: jsonUseLimit)
      json.array("findings", findings.enumerated()) { json, finding in
        json.object { json in
          write(finding.element, uses: named.count(at: finding.offset), to: &json)
        }
      }
      json.object("summary", onOneLine: true) { json in
        json.member("errors", result.count(.error))
        json.member("warnings", result.count(.warning))
        json.member("notes", result.count(.note))
        json.member("suppressed", result.suppressedCount)
      }
    }
    json.finish()
  }

  /// - Parameter useCount: number of uses to list.
  private mutating func write(_ finding: Finding, uses useCount: Int, to json: inout JSONWriter) {
    json.beginNames(of: finding.place.source)
    json.member("rule", finding.rule)
    json.member("severity", finding.severity.rawValue)
    if let rule = result.rule(finding.rule), !rule.isOwn {
      json.object("guideline") { json in
        json.member("name", rule.guideline)
        json.member("number", finding.number ?? rule.number)
        json.member("level", (finding.level ?? rule.level)?.rawValue)
        json.member("url", finding.url ?? rule.url)
      }
    }
    json.member("header", name: finding.header)
    json.member("message", finding.message)
    json.member("path", finding.place.source.path)
    json.member("pointer", name: finding.pointer)
    positions.writeRange(of: finding.place, to: &json)
    if case .inside(let operation, let status)? = finding.scope {
      json.member("operation", operation, status: status)
    }
    if !finding.uses.isEmpty {
      json.array("usedAt", finding.uses.first(useCount)) { json, site in
        json.object { json in
          json.member("path", site.place.source.path)
          json.member("pointer", name: site.pointer)
          positions.writeRange(of: site.place, to: &json)
        }
      }
      json.member("useCount", finding.uses.count)
    }
    if case .shared(let count, let first)? = finding.scope {
      json.object("usedBy", onOneLine: true) { json in
        json.member("operations", count)
        json.member("first", first)
      }
    }
    if !finding.also.isEmpty { json.member("also", finding.also) }
    if let fix = result.fixes.fix(of: finding) { write(fix, to: &json) }
    if let suppression = finding.suppression {
      json.object("suppressed", onOneLine: true) { suppression.write(to: &$0) }
    }
  }

  private mutating func write(_ fix: DraftedFix, to json: inout JSONWriter) {
    json.object("fix") { json in
      json.member("title", fix.title)
      json.member("safe", fix.isSafe)
      let edits = fix.edits.flatMap { file in file.edits.map { (file.source, $0) } }
      json.array("edits", edits) { json, edit in
        let (source, edit) = edit
        json.object { json in
          json.member("path", source.path)
          positions.writeRange(of: Place(source: source, range: edit.range), to: &json)
          json.member("text", String(decoding: edit.text, as: UTF8.self))
        }
      }
    }
  }
}

extension Suppression {
  /// Kind and justification, the same in JSON and SARIF.
  func write(to json: inout JSONWriter) {
    json.member("kind", kind.rawValue)
    json.member("justification", justification)
  }
}

extension JSONWriter {
  /// `{"line": 9, "column": 17, "offset": 170}`
  package mutating func member(_ key: StaticString, _ position: Position) {
    object(key, onOneLine: true) { json in
      json.member("line", position.line)
      json.member("column", position.column)
      json.member("offset", position.offset)
    }
  }
}

extension RuleDescription {
  /// Whether it is one of the tool's own, which don't belong to a guideline.
  var isOwn: Bool { guideline == "headerlint" }
}
