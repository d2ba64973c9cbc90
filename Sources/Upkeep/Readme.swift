import Foundation
import Linting
import Platform
import Reports
import Rules
import SystemPackage
import TestSupport

/// The parts of README.md that stand between two marks, such as `<!-- rules -->` and `<!-- /rules -->`.
enum Readme {
  private static let path = "README.md"

  static func files() throws -> GeneratedFiles {
    var text = try Repository.text(path)
    for (mark, part) in try [("demo", demonstration()), ("rules", rules())] {
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

  /// What the tool prints of some rules and the document that `make demo` reads.
  private static func demonstration() throws -> String {
    let document = "fixtures/demo/orders.yaml"
    let selected = ["zalando/etag-schema", "zalando/idempotency-key-name", "zalando/name-case"]
    let session = try LintSession(
      book: RuleBook.shipped.get(), selection: RuleSelection(select: selected), configuration: .none,
      folder: WorkingFolder(FilePath(Repository.root.path)))
    let result = session.lint(LintInput(paths: [document])).result
    let report = render(result, as: .text, options: ReportOptions(version: ""))
    return "```\n$ headerlint lint --select \(selected.joined(separator: ",")) \(document)\n"
      + String(decoding: report, as: UTF8.self) + Summary(result).text + "```"
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
      let number = rule.number.map { "[\($0)](\(rule.url ?? "")) \(rule.level?.rawValue ?? "")" } ?? ""
      let severity = rule.isCheckable ? rule.severity?.rawValue ?? "off" : "not checkable"
      return "| \(name) | \(severity) | \(number) | \(rule.title) |"
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
