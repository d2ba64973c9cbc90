import OpenAPI
import Rules
import Syntax

/// Lints one file: reads it, builds its model, runs the rules.
package struct DocumentLinter: Sendable {
  private let rules: RuleSet
  private let library: PublishedModels
  private let limits: Limits

  package init(rules: RuleSet, library: PublishedModels, limits: Limits = Limits()) {
    self.rules = rules
    self.library = library
    self.limits = limits
  }

  /// What became of a file.
  package struct Outcome: Sendable {
    /// Nil where the file is no OpenAPI document, or can't be read.
    package var document: APIDocument?
    package var findings: [Finding] = []
  }

  /// - Parameter mayBeOther: whether a file that is no OpenAPI document is passed over without a word.
  package func lint(_ source: SourceFile, mayBeOther: Bool) -> Outcome {
    let tree: SyntaxTree
    do throws(UnreadableFile) {
      tree = try SyntaxTree.read(source, limits: limits)
    } catch {
      let speaks = !mayBeOther || error.keysBefore.contains { $0 == "openapi" || $0 == "swagger" }
      return Outcome(findings: speaks ? unreadable(error.error, source) : [])
    }
    switch LoadedDocument(tree, library: library) {
    case .document(let document):
      return Outcome(document: document, findings: findings(document))
    case .notOpenAPI:
      return Outcome(findings: mayBeOther ? [] : notOpenAPI(tree))
    case .unsupportedVersion(let node):
      return Outcome(findings: unsupportedVersion(node))
    }
  }

  private func findings(_ document: APIDocument) -> [Finding] {
    let own =
      rules.rule("duplicate-key") == nil ? [] : DuplicateKeys(document).findings(severity("duplicate-key"))
    return own + rules.inspect(document).map(Finding.init)
  }

  // MARK: The tool's own findings

  private func unreadable(_ error: SyntaxError, _ source: SourceFile) -> [Finding] {
    own("syntax", error.message, help: error.help, Place(source: source, range: error.range), pointer: nil)
  }

  private func notOpenAPI(_ tree: SyntaxTree) -> [Finding] {
    let first = tree.root.members.first?.key ?? tree.root
    return own(
      "not-openapi",
      "the document has neither 'openapi' nor 'swagger' on its top level; write e.g. 'openapi: 3.1.0'",
      Place(first), pointer: "")
  }

  private func unsupportedVersion(_ node: Node) -> [Finding] {
    let known = OpenAPIVersion.allCases.map(\.rawValue).joined(separator: ", ")
    return own(
      "unsupported-version", "version '\(node.text ?? "")' is not known; headerlint reads \(known)",
      Place(node),
      pointer: node.pointer)
  }

  private func own(
    _ rule: String, _ message: String, help: String? = nil, _ place: Place, pointer: String?
  ) -> [Finding] {
    guard rules.rule(rule) != nil else { return [] }
    return [
      Finding(
        rule: rule, severity: severity(rule), message: message, help: help, place: place, pointer: pointer)
    ]
  }

  private func severity(_ id: String) -> Severity { rules.rule(id).map(rules.severity(of:)) ?? .error }
}

extension Finding {
  init(_ finding: RuleFinding) {
    self.init(
      rule: finding.rule, severity: finding.severity, header: finding.header, message: finding.message,
      place: finding.place, pointer: finding.element.pointer, stablePointer: finding.element.stablePointer,
      usedAt: finding.sites.map { Site(place: Place($0["$ref"] ?? $0), pointer: $0.pointer) },
      also: finding.also)
  }
}
