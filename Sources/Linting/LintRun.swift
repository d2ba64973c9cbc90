import OpenAPI
import Rules
import Syntax
import SystemPackage

/// One run over the files that a command line names.
package struct LintRun: Sendable {
  private let book: RuleBook
  private let selection: ResolvedSelection
  private let configuration: ConfigurationChoice
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

  /// - Throws: a mistake in the selection.
  package init(
    book: RuleBook, selection: RuleSelection, configuration: ConfigurationChoice = .none,
    finder: DocumentFinder, settings: Settings = Settings()
  ) throws(RuleSelection.Mistake) {
    self.book = book
    self.selection = try selection.resolved(in: book)
    self.configuration = configuration
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
    /// Mistakes in configurations; the run went on without the files under them.
    package var mistakes: [RuleFileError]
    /// The baselines that the configurations of the documents name, each once.
    package var baselines: [FilePath] = []

    /// Whether a part of the work could not be done.
    package var hasFailed: Bool { !problems.isEmpty || !mistakes.isEmpty }
  }

  package func run() -> Outcome {
    let configurations = Configurations(configuration, book: book)
    let setups = Setups(selection, configurations) { rules in
      DocumentLinter(rules: rules, models: book.models, limits: settings.limits)
    }
    let (candidates, unreachable) = finder.find(excluding: configurations.excluded)
    let assignments = setups.assignments(candidates)
    let session = LintSession(assignments, models: book.models, settings: settings)
    var parts = session.lint(assignments)
    parts += session.lintFragments(parts, setups)
    let used = setups.used(by: parts)
    var outcome = merged(parts, used)
    outcome.baselines = used.baselines
    outcome.problems = unreachable + outcome.problems + configurations.problems
    outcome.mistakes = configurations.mistakes
    return outcome
  }

  private func merged(_ parts: [LintSession.Part], _ setups: UsedSetups) -> Outcome {
    let documents = parts.compactMap(\.document).sorted { $0.root.source.path < $1.root.source.path }
    let findings = FindingMerger.merge(
      parts.map(\.findings) + [unusedMarkers(parts), unusedConfiguration(parts, setups)],
      references: documents.map(\.references))
    var result = LintResult(
      profile: setups.profile, documents: documents.map(LintResult.DocumentSummary.init),
      findings: findings.filter { $0.suppression == nil }, rules: setups.descriptions,
      suppressed: findings.filter { $0.suppression != nil })
    result.repositoryPaths = repositoryPaths(of: documents.map(\.root.source) + findings.flatMap(\.sources))
    return Outcome(
      result: result, documents: documents, problems: parts.compactMap(\.problem), mistakes: [])
  }

  private func unusedConfiguration(_ parts: [LintSession.Part], _ setups: UsedSetups) -> [Finding] {
    UnusedConfiguration(parts, book: book, coversFolder: finder.covers).findings(setups.setups)
  }

  /// Each file's path in its repository, by the path it is shown with. A folder is asked once for its repository.
  private func repositoryPaths(of sources: [SourceFile]) -> [String: String] {
    var paths: [String: String] = [:]
    var folders: [String: String] = [:]
    var roots = RepositoryRoots()
    var seen: Set<ObjectIdentifier> = []
    for source in sources where seen.insert(ObjectIdentifier(source)).inserted {
      let shown = PathText.folder(of: source.path)
      let folder =
        folders[shown]
        ?? roots.relativePath(ofFolder: shown.isEmpty && source.path.hasPrefix("/") ? "/" : shown)
      folders[shown] = folder
      paths[source.path] = folder + PathText.lastSegment(of: source.path)
    }
    return paths
  }

  private func unusedMarkers(_ parts: [LintSession.Part]) -> [Finding] {
    let uses = parts.map { UnusedMarkers.Use(markers: $0.markers, rules: $0.setup.rules) }
    return UnusedMarkers(uses, known: book.guidelines.flatMap(\.rules).map(\.description)).findings()
  }
}

extension LintResult.DocumentSummary {
  init(_ document: APIDocument) {
    let tree = document.root.tree
    self.init(
      source: tree.source, language: tree.language, version: document.declaredVersion,
      headers: document.headers.count, operations: document.operations.count)
  }
}
