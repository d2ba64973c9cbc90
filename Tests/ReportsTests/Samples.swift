import Linting
import Platform
import Reports
import Rules
import Syntax
import Text

let etagRule = RuleDescription(
  id: "zalando/etag-schema", guideline: "zalando", guidelineTitle: "Zalando RESTful API Guidelines",
  number: 182,
  level: .may, severity: .error, title: "ETag is a string or an array of strings",
  why: "An entity-tag is an opaque quoted string.\n", write: "ETag: {schema: {type: string}}\n",
  url: "https://opensource.zalando.com/restful-api-guidelines/#182")

let nameRule = RuleDescription(
  id: "http/name-token", guideline: "http", guidelineTitle: "HTTP", number: nil, level: nil,
  severity: .warning,
  title: "Header names are tokens", why: "", write: nil, url: nil)

let ownRule = RuleDescription(
  id: "syntax", guideline: "headerlint", guidelineTitle: "headerlint", number: nil, level: nil,
  severity: .note,
  title: "The document can be read", why: "Nothing is known of it.", write: nil, url: nil)

func source(_ text: String, path: String = "api.yaml") -> SourceFile {
  SourceFile(path: path, bytes: Array(text.utf8))
}

extension SourceFile {
  /// The first occurrence of a text; the end of the file for an empty one.
  func place(_ text: String) -> Place {
    let needle = Array(text.utf8)
    guard !needle.isEmpty else { return Place(source: self, range: bytes.count..<bytes.count) }
    let start = bytes.indices.first { bytes[$0...].starts(with: needle) }!
    return Place(source: self, range: start..<(start + needle.count))
  }
}

func finding(
  _ place: Place, rule: RuleDescription = etagRule, message: String = "Write 'type: string'",
  help: String? = nil, header: String? = "ETag", pointer: String? = "/paths/~1a/get",
  usedAt: [Finding.Site] = [],
  also: [String] = []
) -> Finding {
  Finding(
    rule: rule.id, severity: rule.severity ?? .note, header: header, message: message, help: help,
    place: place,
    pointer: pointer, usedAt: usedAt, also: also)
}

func result(
  _ findings: [Finding], documents: [SourceFile] = [], profile: String = "zalando", hint: String? = nil,
  suppressed: [Finding] = [],
  repositoryPaths: [TextKey: String] = [:], rules: [RuleDescription] = [nameRule, ownRule, etagRule]
) -> LintResult {
  LintResult(
    profile: profile, hint: hint,
    documents: documents.map {
      LintResult.DocumentSummary(source: $0, language: .yaml, version: "3.1.0", headers: 1, operations: 2)
    },
    findings: findings, rules: rules, suppressed: suppressed,
    repositoryPaths: RepositoryPaths(repositoryPaths))
}

func report(
  _ result: LintResult, as format: ReportFormat, color: Bool = false, failures: [String] = [],
  showSuppressed: Bool = false
) -> String {
  let options = ReportOptions(
    version: "0.1.0", useColor: color, failures: failures, showSuppressed: showSuppressed)
  return String(decoding: render(result, as: format, options: options), as: UTF8.self)
}
