import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// One run over the files that a command line names.
package struct LintRun: Sendable {
  private let book: RuleBook
  private let selection: ResolvedSelection
  private let configuration: ConfigurationChoice
  private let finder: DocumentFinder
  private let settings: Settings
  private let folder: WorkingFolder

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

  /// - Parameter folder: what relative paths start from.
  /// - Throws: a mistake in the selection.
  package init(
    book: RuleBook, selection: RuleSelection, configuration: ConfigurationChoice = .none,
    finder: DocumentFinder, settings: Settings = Settings(), folder: WorkingFolder
  ) throws(RuleSelection.Mistake) {
    self.book = book
    self.selection = try selection.resolved(in: book)
    self.configuration = configuration
    self.finder = finder
    self.settings = settings
    self.folder = folder
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
    package var baselines: [ConfiguredFile] = []

    /// Whether a part of the work could not be done.
    package var hasFailed: Bool { !problems.isEmpty || !mistakes.isEmpty }
  }

  package func run() -> Outcome {
    let configurations = Configurations(configuration, book: book, folder: folder)
    let setups = Setups(selection, configurations, folder: folder) { rules in
      DocumentLinter(rules: rules, models: book.models, limits: settings.limits)
    }
    let (candidates, unreachable) = finder.find(excluding: configurations.excluded)
    let assignments = setups.assignments(candidates)
    let session = LintSession(assignments, models: book.models, settings: settings, folder: folder)
    var parts = session.lint(assignments)
    parts += session.lintFragments(parts, setups)
    let used = setups.used(by: parts)
    var outcome = merged(parts, used, session)
    outcome.baselines = used.baselines
    outcome.problems = unreachable + outcome.problems + configurations.problems
    outcome.mistakes = configurations.mistakes
    return outcome
  }

  private func merged(
    _ parts: [LintSession.Part], _ setups: UsedSetups, _ session: LintSession
  ) -> Outcome {
    let linted = parts.compactMap { part in part.document.map { (document: $0, isPartial: part.isPartial) } }
      .sorted { $0.document.root.source.path.precedes($1.document.root.source.path) }
    let documents = linted.map(\.document)
    let coverage = finder.coverage()
    let findings = FindingMerger.merge(
      parts.map(\.findings) + [
        unusedMarkers(parts, session, coverage), unusedConfiguration(parts, setups, coverage),
      ],
      references: documents.map(\.references))
    var result = LintResult(
      profile: setups.profile,
      documents: linted.map { LintResult.DocumentSummary($0.document, isPartial: $0.isPartial) },
      findings: findings.filter { $0.suppression == nil }, rules: setups.descriptions,
      suppressed: findings.filter { $0.suppression != nil })
    result.repositoryPaths = repositoryPaths(documents, findings)
    return Outcome(
      result: result, documents: documents, problems: parts.compactMap(\.problem), mistakes: [])
  }

  private func unusedConfiguration(
    _ parts: [LintSession.Part], _ setups: UsedSetups, _ coverage: DocumentFinder.Coverage
  ) -> [Finding] {
    UnusedConfiguration(parts, book: book, coversFolder: coverage.covers).findings(setups.setups)
  }

  /// Each file's path in its repository, by the path it is shown with. A folder is asked once for its repository.
  private func repositoryPaths(_ documents: [APIDocument], _ findings: [Finding]) -> [TextKey: String] {
    var paths: [TextKey: String] = [:]
    var folders: [TextKey: String] = [:]
    var roots = RepositoryRoots()
    var seen: Set<Address> = []
    paths.reserveCapacity(documents.count + findings.count)
    func add(_ source: SourceFile) {
      guard seen.insert(Address(source)).inserted else { return }
      let (shown, name) = PathText.split(source.path)
      let key = TextKey(shown)
      if folders[key] == nil {
        let stated = shown.isEmpty && source.path.hasPrefix("/") ? "/" : shown
        folders[key] = roots.relativePath(ofFolder: stated, from: folder)
      }
      paths[TextKey(source.path)] = folders[key]! + name
    }
    for document in documents { add(document.root.source) }
    for finding in findings {
      add(finding.place.source)
      for site in finding.uses.first(Finding.namedUseCount) { add(site.source) }
    }
    return paths
  }

  private func unusedMarkers(
    _ parts: [LintSession.Part], _ session: LintSession, _ coverage: DocumentFinder.Coverage
  ) -> [Finding] {
    // Most have none. Of a document that only uses a fragment, those that it needs count, though it isn't asked for others.
    let uses = parts.filter { !$0.markers.isEmpty }.map { part in
      UnusedMarkers.Use(
        markers: part.markers, rules: part.setup.rules, onlyIn: sourceWithOwnMarkers(part, session, coverage))
    }
    return UnusedMarkers(uses, known: book.guidelines.flatMap(\.rules).map(\.description)).findings()
  }

  /// The document itself where others that share its files may not have been looked at; nil where all have been.
  private func sourceWithOwnMarkers(
    _ part: LintSession.Part, _ session: LintSession, _ coverage: DocumentFinder.Coverage
  ) -> SourceFile? {
    guard let own = part.document?.root.source,
      part.markers.markers.contains(where: { $0.place.source !== own })
    else { return nil }
    let coversAll =
      coverage.covers(session.root(for: part.candidate))
      || coverage.covers(part.setup.configuration.folder)
    return coversAll ? nil : own
  }
}

extension LintResult.DocumentSummary {
  init(_ document: APIDocument, isPartial: Bool) {
    let tree = document.root.tree
    self.init(
      source: tree.source, language: tree.language, version: document.declaredVersion,
      headers: document.headers.count, operations: document.operations.count, isPartial: isPartial)
  }
}
