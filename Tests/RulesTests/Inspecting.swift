import HTTPFields
import OpenAPI
import Syntax
import TestSupport

@testable import Rules

/// Rules given in a test, applied to a document given in it.
final class Inspecting {
  let rules: [Rule]
  private let guideline: Guideline
  private var catalogue = FieldCatalogue()
  /// Kept for the nodes of what is found in them.
  private var documents: [APIDocument] = []

  /// - Parameter entries: the entries of `rules`, indented by two spaces.
  init(_ entries: String, link: String? = nil) throws {
    let head = "guideline: team\ntitle: Team\n" + (link.map { "link: \($0)\n" } ?? "")
    let tree = try tree(head + "rules:\n" + entries)
    guideline = try Guideline(tree.root)
    rules = guideline.rules
  }

  /// A single rule, `team/rule`.
  /// - Parameters:
  ///   - check: its entry, from `check` on.
  ///   - catalogue: what is known about fields.
  convenience init(check: String, catalogue: FieldCatalogue = FieldCatalogue()) throws {
    let lines = ["severity: error", "title: T", "why: W."] + check.split(separator: "\n").map(String.init)
    try self.init("  rule:\n" + lines.map { "    \($0)\n" }.joined())
    self.catalogue = catalogue
  }

  func findings(
    in api: String, severities: [String: Severity] = [:], without off: Set<String> = []
  ) throws -> [RuleFinding] {
    let (document, deprecations) = try loaded(api)
    documents.append(document)
    let set = RuleSet(
      rules: rules.filter { !off.contains($0.id) }, severities: severities, catalogue: catalogue,
      guidelines: [guideline])
    return set.inspect(document, deprecations).findings
  }

  /// The findings, one line each: `error team/a [team/b]: message`.
  func lines(
    in api: String, severities: [String: Severity] = [:], without off: Set<String> = []
  ) throws -> [String] {
    try findings(in: api, severities: severities, without: off).map { finding in
      let also = finding.also.isEmpty ? "" : " [\(finding.also.joined(separator: ", "))]"
      return "\(finding.severity.rawValue) \(finding.rule)\(also): \(finding.statement.message)"
    }
  }

  /// The findings as one line each, the elements first: `/paths/~1a/get: message`. In the document's order.
  func places(in api: String) throws -> [String] {
    try findings(in: api).sorted { $0.subject.place.range.lowerBound < $1.subject.place.range.lowerBound }
      .map { "\($0.subject.element?.pointer ?? "-"): \($0.statement.message)" }
  }
}
