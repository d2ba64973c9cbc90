import OpenAPI
import Rules
import Syntax
import SystemPackage

/// One run over the files that a command line names.
package struct LintRun: Sendable {
  private let book: RuleBook
  private let rules: RuleSet
  private let profile: String
  private let finder: DocumentFinder
  private let settings: Settings

  /// How a run goes about its work.
  package struct Settings: Sendable {
    package var limits = Limits()
    /// Nothing outside is read; nil for the repository that a document lies in, else its folder.
    package var root: String?
    /// Threads; nil for one a core.
    package var jobs: Int?

    package init(root: String? = nil, jobs: Int? = nil) {
      self.root = root
      self.jobs = jobs
    }
  }

  package init(
    book: RuleBook, rules: RuleSet, profile: String, finder: DocumentFinder, settings: Settings = Settings()
  ) {
    self.book = book
    self.rules = rules
    self.profile = profile
    self.finder = finder
    self.settings = settings
  }

  /// What a run came to.
  package struct Outcome: Sendable {
    package var result: LintResult
    /// The documents behind the result, in its order.
    package var documents: [APIDocument]
    /// Files and folders that could not be read; the run went on without them.
    package var problems: [InputProblem]
  }

  package func run() -> Outcome {
    let (candidates, unreachable) = finder.find()
    let session = LintSession(candidates, rules: rules, models: book.models, settings: settings)
    var parts = session.lint(candidates)
    parts += session.lintFragments(parts)
    return merged(parts, unreachable)
  }

  private func merged(_ parts: [LintSession.Part], _ unreachable: [InputProblem]) -> Outcome {
    let documents = parts.compactMap(\.document).sorted { $0.root.source.path < $1.root.source.path }
    let findings = FindingMerger.merge(
      parts.map(\.findings) + [unusedMarkers(parts)], referenced: Set(documents.flatMap(\.targets)))
    var result = LintResult(
      profile: profile, documents: documents.map(LintResult.DocumentSummary.init),
      findings: findings.filter { $0.suppression == nil }, rules: descriptions(),
      suppressed: findings.filter { $0.suppression != nil })
    let sources = documents.map(\.root.source.path) + findings.flatMap(\.paths)
    for path in sources where result.repositoryPaths[path] == nil {
      result.repositoryPaths[path] = RepositoryRoot.relativePath(of: FilePath(path))
    }
    let problems = unreachable + parts.compactMap(\.problem)
    return Outcome(result: result, documents: documents, problems: problems)
  }

  private func unusedMarkers(_ parts: [LintSession.Part]) -> [Finding] {
    let uses = parts.map { UnusedMarkers.Use(markers: $0.markers, rules: rules) }
    return UnusedMarkers(uses, known: book.guidelines.flatMap(\.rules).map(\.description)).findings()
  }

  private func descriptions() -> [RuleDescription] {
    rules.rules.filter { $0.description.isCheckable }.map { rule in
      rule.description.with(severity: rules.severity(of: rule))
    }
  }
}

extension APIDocument {
  /// What the document's references lead to.
  fileprivate var targets: [Node] { references.compactMap(\.target) }
}

extension LintResult.DocumentSummary {
  init(_ document: APIDocument) {
    let tree = document.root.tree
    self.init(
      source: tree.source, language: tree.language, version: document.declaredVersion,
      headers: document.headers.count, operations: document.operations.count)
  }
}
