import Foundation
import Linting
import Platform
import Reports
import Rules
import Syntax
import SystemPackage
import TestSupport

/// The parts of README.md between two marks, such as `<!-- rules -->` and `<!-- /rules -->`.
enum Readme {
  private static let path = "README.md"

  static func files() throws -> GeneratedFiles {
    var text = try Repository.text(path)
    for (mark, part) in try [("demo", demonstration()), ("fix", fixes()), ("rules", rules())] {
      guard let start = text.range(of: "<!-- \(mark) -->\n")?.upperBound,
        let end = text.range(of: "<!-- /\(mark) -->")?.lowerBound
      else { throw MissingMark(description: "\(path) lacks the marks of '\(mark)'") }
      text.replaceSubrange(start..<end, with: part + "\n")
    }
    return GeneratedFiles([path: text])
  }

  private struct MissingMark: Error, CustomStringConvertible {
    let description: String
  }

  private static let document = "fixtures/demo/orders.yaml"
  private static let selected = ["zalando/etag-schema", "zalando/idempotency-key-name", "zalando/name-case"]

  private static func session() throws -> LintSession {
    try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(select: selected), configuration: .none,
      folder: WorkingFolder(FilePath(Repository.root.path)))
  }

  /// What the tool prints of some rules and the document that `make demo` reads.
  private static func demonstration() throws -> String {
    let outcome = try session().lint(LintInput(paths: [document]))
    let report = render(outcome.result, as: .text, options: ReportOptions(version: ""))
    return "```\n$ headerlint lint --select \(selected.joined(separator: ",")) \(document)\n"
      + String(decoding: report, as: UTF8.self) + Summary(outcome.result, fixes: FixCounts(outcome)).text
      + "```"
  }

  /// What it would change there.
  private static func fixes() throws -> String {
    let fixed = try session().fix(LintInput(paths: [document]), level: .unsafe, isTrial: true) { _ in
      Baseline([])
    }
    let diffs = fixed.files.flatMap { file in
      UnifiedDiff(
        path: Array(file.source.path.utf8), old: Array(file.source.bytes), new: file.bytes,
        changes: file.changes
      ).bytes
    }
    let count = FixedCount(findings: fixed.fixedCount, files: fixed.files.count, isTrial: true)
    let options = "--diff --unsafe-fixes --select \(selected.joined(separator: ","))"
    return "```diff\n$ headerlint lint \(options) \(document)\n" + String(decoding: diffs, as: UTF8.self)
      + count.text + "```"
  }

  /// How many rules there are, and a table of them.
  private static func rules() throws -> String {
    let book = try RuleBook.shipped.get()
    let rules = ["openapi", "http", "zalando", RuleBook.toolName].flatMap { name in
      book.guidelines.filter { $0.name == name }.flatMap(\.rules).map(\.description).sorted { $0.id < $1.id }
    }
    let rows = rules.map { rule in
      let page = "rules/docs/\(rule.guideline)/\(rule.name).md"
      let name = rule.isCheckable ? "[\(rule.id)](\(page))" : rule.id
      let number = PageLinks.number(rule)
      return "| \(name) | \(rule.severityWord) | \(number) | \(rule.title) |"
    }
    let checked = rules.filter(\.isCheckable)
    let count = { (name: String) in checked.count { $0.guideline == name } }
    let counts = ["zalando", "http", "openapi"].map { "\(count($0)) in the set `\($0)`" }
    let summary = """
      \(checked.count) rules are checked: \(counts.joined(separator: ", ")), and \(count(RuleBook.toolName)) of headerlint's own,
      which are about files, suppressions and configurations.
      """
    return summary + "\n\n| rule | severity | guideline | |\n|---|---|---|---|\n"
      + rows.joined(separator: "\n")
  }
}
