import Rules
import Syntax
import TestSupport

@testable import Linting

/// The result of a run over one document.
struct SuppressionOutcome {
  /// Reported findings as `rule header line`, and suppressed ones with their reason.
  var kept: [String] = []
  var suppressed: [String] = []
  /// Unused directives as `line:column message`.
  var unused: [String] = []
}

/// Lints a document, and lists reported and suppressed findings.
func suppress(
  _ text: String, as path: String = "api.yaml",
  _ selection: RuleSelection = RuleSelection(select: ["zalando/name-case", "zalando/etag-schema"])
) throws -> SuppressionOutcome {
  let book = try RuleBook.shipped.get()
  let rules = try selection.rules(of: book)
  let linter = DocumentLinter(rules: rules, models: book.models)
  let found = linter.lint(SourceFile(path: path, bytes: Array(text.utf8)), ignoringNonOpenAPI: false)
  let known = book.guidelines.flatMap(\.rules).map(\.description)
  let unused = UnusedDirectives([.init(directives: found.directives, rules: rules)], known: known)
  return SuppressionOutcome(
    kept: found.findings.sorted(by: Finding.isBefore).map(\.short),
    suppressed: found.suppressed.sorted(by: Finding.isBefore).map { finding in
      finding.short + (finding.suppression?.justification.map { " -- " + $0 } ?? "")
    },
    unused: unused.findings().sorted(by: Finding.isBefore).map { "\($0.position) \($0.message)" })
}

extension Finding {
  /// `name-case X-a 7`
  fileprivate var short: String {
    [String(rule.split(separator: "/").last!), header, String(start.line)].compactMap { $0 }.joined(
      separator: " ")
  }

  fileprivate var position: String { "\(start.line):\(start.column)" }
}
