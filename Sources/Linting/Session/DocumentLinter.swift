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

  /// Lints a document in a single file; references to others aren't followed.
  /// - Parameter ignoringNonOpenAPI: whether to skip a file silently if it isn't an OpenAPI document.
  package func lint(_ source: SourceFile, ignoringNonOpenAPI: Bool) -> DocumentOutcome {
    do throws(UnreadableFile) {
      return lint(
        try SyntaxTree.read(source, limits: limits), library: models, ignoringNonOpenAPI: ignoringNonOpenAPI)
    } catch {
      return unreadable(source, error, ignoringNonOpenAPI: ignoringNonOpenAPI)
    }
  }

  /// - Parameter isConfigured: whether the configuration lists the document.
  func lint(
    _ tree: SyntaxTree, library: any ReferenceLibrary, ignoringNonOpenAPI: Bool, isConfigured: Bool = false
  ) -> DocumentOutcome {
    switch LoadedDocument(tree, library: library, limits: limits) {
    case .document(let document, let deprecations):
      let shared = SharedParts(document)
      var suppressor = Suppressor(document, shared, rules: rules)
      let limit = limits.suppressions(inBytes: document.byteCount)
      if let excess = suppressor.directive(at: limit) {
        return DocumentOutcome(
          document: document, findings: tooMany("suppressions", limit: limit, excess.place))
      }
      let (findings, hasMore) = findings(document, deprecations, shared, isConfigured)
      var outcome = suppressor.apply(findings)
      // A directive may be there for what isn't listed.
      if hasMore { outcome.use.directives = [] }
      return DocumentOutcome(
        document: document, findings: outcome.kept, suppressed: outcome.suppressed, directives: outcome.use)
    case .tooManyHeaders(let excess):
      return DocumentOutcome(findings: tooMany("headers", limit: excess.limit, excess.place))
    case .notOpenAPI:
      return DocumentOutcome(findings: ignoringNonOpenAPI ? [] : notOpenAPI(tree), isNotOpenAPI: true)
    case .unsupportedVersion(let node, _):
      return DocumentOutcome(findings: unsupportedVersion(node))
    }
  }

  /// An unreadable file found in a folder is reported only if it identifies itself as OpenAPI before the
  /// error.
  func unreadable(_ source: SourceFile, _ failure: UnreadableFile, ignoringNonOpenAPI: Bool)
    -> DocumentOutcome
  {
    let speaks = !ignoringNonOpenAPI || failure.keysBefore.contains { $0 == "openapi" || $0 == "swagger" }
    return DocumentOutcome(findings: speaks ? syntax(failure.error, source) : [])
  }

  /// - Returns: what is listed, and whether there is more.
  private func findings(
    _ document: APIDocument, _ deprecations: DeprecationMarks, _ shared: SharedParts, _ isConfigured: Bool
  ) -> (listed: [Finding], hasMore: Bool) {
    let limit = limits.findings(inBytes: document.byteCount)
    let keys = rules.collector(for: .duplicateKey, limit: limit).map(DuplicateKeys(document).findings)
    let own = keys?.findings ?? []
    let (told, isCutOff) = rules.inspect(
      document, deprecations, isConfigured: isConfigured, limit: max(limit - own.count, 0))
    let hasMore = isCutOff || keys?.hasOverflown == true
    guard !own.isEmpty || !told.isEmpty || hasMore else { return ([], false) }
    let operations = OperationScopes(document)
    var findings: [Finding] = []
    findings.reserveCapacity(own.count + told.count)
    for finding in own {
      findings.append(
        Finding(finding, in: document, scope: operations.scope(of: finding.subject, uses: .none)))
    }
    for finding in told { findings.append(Finding(finding, shared, operations, document)) }
    if hasMore { findings += tooManyFindings(limit: limit, document) }
    return (findings, hasMore)
  }

  // MARK: The tool's own findings

  func syntax(_ error: SyntaxError, _ source: SourceFile) -> [Finding] {
    let place = Place(source: source, range: error.range)
    return own(
      .syntax, about: Subject(element: nil, place: place),
      ["reason": error.message, "help": error.help ?? ""])
  }

  /// - Parameters:
  ///   - what: in the plural.
  ///   - limit: how many a document of its size may have.
  private func tooMany(_ what: String, limit: Int, _ place: Place) -> [Finding] {
    let error = SyntaxError(
      "more than \(limit) \(what) in a document of this size, so it isn't checked",
      help: "split it into several documents", at: place.range)
    return syntax(error, place.source)
  }

  private func tooManyFindings(limit: Int, _ document: APIDocument) -> [Finding] {
    let place = Place(document.root.members.first?.key ?? document.root)
    let error = SyntaxError(
      "more than \(limit) problems in a document of this size; the rest isn't listed",
      help: "mend these first, or split the document", at: place.range)
    return syntax(error, place.source)
  }

  func notOpenAPI(_ tree: SyntaxTree) -> [Finding] {
    if let value = tree.root["openapi"] ?? tree.root["swagger"] {
      return own(DeclaredVersion(value).mistake, about: value)
    }
    let first = tree.root.members.first?.key ?? tree.root
    return own(.notOpenAPI, about: Subject(element: .text(""), place: Place(first)), .none)
  }

  private func unsupportedVersion(_ node: Node) -> [Finding] {
    own(DeclaredVersion(node).mistake, about: node)
  }

  private func own(_ mistake: DeclaredVersion.Mistake, about node: Node) -> [Finding] {
    own(mistake.fault, about: Subject(element: .text(node.pointer), place: Place(node)), mistake.arguments)
  }

  private func own(_ fault: ToolFault, about subject: Subject, _ arguments: Arguments) -> [Finding] {
    guard var collector = rules.collector(for: fault.rule) else { return [] }
    collector.add(fault, about: subject, arguments: arguments)
    return collector.findings.map { Finding($0) }
  }
}

/// The result for one file.
package struct DocumentOutcome: Sendable {
  /// Nil if the file isn't an OpenAPI document, or can't be read.
  package var document: APIDocument?
  package var findings: [Finding] = []
  /// Findings suppressed by directives in the document.
  package var suppressed: [Finding] = []
  package var directives = SuppressionUsage()
  /// Whether the file is a mapping or list, but not an OpenAPI document.
  package var isNotOpenAPI = false
}

extension APIDocument {
  /// The bytes of all its files.
  fileprivate var byteCount: Int { files.reduce(0) { $0 + $1.source.bytes.count } }
}
