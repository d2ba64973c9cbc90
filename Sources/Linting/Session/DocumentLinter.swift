import OpenAPI
import Rules
import Syntax

/// Lints one document: builds its model and runs the rules.
package struct DocumentLinter: Sendable {
  private let rules: RuleSet
  private let models: PublishedModels
  private let limits: Limits

  package init(rules: RuleSet, models: PublishedModels, limits: Limits = Limits()) {
    self.rules = rules
    self.models = models
    self.limits = limits
  }

  /// What became of a file.
  package struct Outcome: Sendable {
    /// Nil where the file is no OpenAPI document, or can't be read.
    package var document: APIDocument?
    package var findings: [Finding] = []
    /// Those that a marker in the document holds back.
    package var suppressed: [Finding] = []
    package var markers = MarkerUse()
    /// Whether the file is a mapping or list of something else than an OpenAPI document.
    package var isOther = false
  }

  /// Lints a document that stands in one file; references to others stay open.
  /// - Parameter mayBeOther: whether a file that is no OpenAPI document is passed over without a word.
  package func lint(_ source: SourceFile, mayBeOther: Bool) -> Outcome {
    do throws(UnreadableFile) {
      return lint(try SyntaxTree.read(source, limits: limits), library: models, mayBeOther: mayBeOther)
    } catch {
      return unreadable(source, error, mayBeOther: mayBeOther)
    }
  }

  func lint(_ tree: SyntaxTree, library: any ReferenceLibrary, mayBeOther: Bool) -> Outcome {
    switch LoadedDocument(tree, library: library) {
    case .document(let document, let deprecations):
      let shared = SharedParts(document)
      var suppressor = Suppressor(document, shared, rules: rules)
      let outcome = suppressor.apply(findings(document, deprecations, shared))
      return Outcome(
        document: document, findings: outcome.kept, suppressed: outcome.suppressed, markers: outcome.use)
    case .notOpenAPI:
      return Outcome(findings: mayBeOther ? [] : notOpenAPI(tree), isOther: true)
    case .unsupportedVersion(let node, _):
      return Outcome(findings: unsupportedVersion(node))
    }
  }

  /// A file that was walked speaks only where it says before the error that it is an OpenAPI document.
  func unreadable(_ source: SourceFile, _ failure: UnreadableFile, mayBeOther: Bool) -> Outcome {
    let speaks = !mayBeOther || failure.keysBefore.contains { $0 == "openapi" || $0 == "swagger" }
    return Outcome(findings: speaks ? syntax(failure.error, source) : [])
  }

  private func findings(
    _ document: APIDocument, _ deprecations: DeprecationMarks, _ shared: SharedParts
  ) -> [LocatedFinding] {
    let own =
      rules.rule("duplicate-key") == nil ? [] : DuplicateKeys(document).findings(severity("duplicate-key"))
    return own + rules.inspect(document, deprecations).map { LocatedFinding($0, shared, document) }
  }

  // MARK: The tool's own findings

  func syntax(_ error: SyntaxError, _ source: SourceFile) -> [Finding] {
    own("syntax", error.message, help: error.help, Place(source: source, range: error.range), pointer: nil)
  }

  func notOpenAPI(_ tree: SyntaxTree) -> [Finding] {
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
      Place(node), pointer: node.pointer)
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
  /// - Parameter uses: the references that lead to the element.
  init(_ finding: RuleFinding, uses: UseList, _ document: APIDocument) {
    self.init(
      rule: finding.rule, severity: finding.severity, level: finding.level,
      header: finding.header.isEmpty ? nil : finding.header, message: finding.message,
      place: finding.place, element: .node(finding.element), uses: Uses(uses),
      also: finding.also, unlessReferenced: finding.unlessReferenced, document: document)
  }
}
