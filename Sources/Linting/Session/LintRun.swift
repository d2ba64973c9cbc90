import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// One run, from named paths to findings: finds files, lints them, and merges the findings.
struct LintRun {
  let book: RuleBook
  let selection: ResolvedSelection
  let configuration: ConfigurationChoice
  let settings: LintSettings
  let files: Files

  /// The outcome of a run, and what it was based on.
  struct Result {
    var outcome: LintOutcome
    let parts: [RunPart]
    let search: PartLinter.FragmentSearch
    let configurations: Configurations
    let setups: LintSetups
    let linter: PartLinter

    /// The files that were parsed.
    var workspace: Workspace { linter.workspace }
  }

  /// - Parameter memory: results of earlier runs.
  func run(_ input: LintInput, _ memory: SessionMemory = SessionMemory()) -> Result {
    let finder = DocumentFinder(input, files)
    let configurations = Configurations(
      configuration, book: book, files: files, needsBaselines: settings.needsBaselines,
      known: memory.configurations)
    let setups = LintSetups(selection, configurations, folder: files.folder, known: memory.setups) { rules in
      DocumentLinter(rules: rules, models: book.models, limits: settings.limits)
    }
    let found = finder.find(excluding: configurations.excluded)
    let assignments = setups.assignments(found.candidates)
    let outsideLinks = found.outsideLinks.filter { !setups.excludes($0) }
    let linter = PartLinter(
      assignments, excluded: finder.excluded, models: book.models, settings: settings, files: files,
      known: memory.files)
    var parts = linter.lint(assignments)
    let search = linter.lintFragments(parts, setups, passedOver: memory.passedOver)
    parts += search.parts
    let used = setups.used(by: parts)
    let coverage = finder.coverage()
    var outcome = merged(parts, used, linter, coverage)
    outcome.baselines = used.baselines
    outcome.known = used.known
    outcome.problems = found.problems + outcome.problems + configurations.problems
    outcome.mistakes = configurations.mistakes
    outcome.warnings =
      configurations.warnings + unfinished(linter.workspace) + OutsideLink.warnings(of: outsideLinks)
    outcome.hasOutsideLinks = !outsideLinks.isEmpty
    outcome.inputs.configurations = configurations.asked
    outcome.inputs.candidates = parts.filter(\.isInput).map(\.candidate.realPath)
    outcome.inputs.leads = parts.filter(\.isInput).map(\.leads)
    outcome.inputs.sources = parts.compactMap { part in
      part.document.map { [$0.root.source] + part.reached }
    }
    outcome.result.fixes = OfferedFixes(
      outcome.inputs.sources, knowsAllUsers: looksAtAllUsers(parts, outcome.result, linter, coverage))
    if outcome.result.documents.isEmpty, outcome.result.findingsWithSuppressed.isEmpty {
      outcome.search = hasExcludedDocuments(input, linter.workspace) ? .excluded : .nothing
    }
    return Result(
      outcome: outcome, parts: parts, search: search, configurations: configurations, setups: setups,
      linter: linter)
  }

  /// Whether there are no other documents that may use the files that fixes change.
  private func looksAtAllUsers(
    _ parts: [RunPart], _ result: LintResult, _ linter: PartLinter, _ coverage: DocumentFinder.Coverage
  ) -> Bool {
    guard result.findings.contains(where: { $0.fix != nil }) else { return true }
    let candidates = parts.filter { $0.document != nil }.map(\.candidate)
    // The documents of a folder have the same root.
    let byFolder = Dictionary(
      candidates.map { ($0.realPath.removingLastComponent(), $0) }, uniquingKeysWith: { first, _ in first })
    return byFolder.values.allSatisfy { coverage.covers(linter.root(for: $0)) }
  }

  /// Files that may be half-written, a sentence each.
  private func unfinished(_ workspace: Workspace) -> [String] {
    workspace.all.compactMap { path, loaded in
      guard let source = loaded.source else { return nil }
      return UnfinishedFile(FilePath(exact: path))?.advice(source.path)
    }.sorted()
  }

  /// Whether a run that found no document would have found one if nothing were excluded.
  private func hasExcludedDocuments(_ input: LintInput, _ workspace: Workspace) -> Bool {
    let keys = ["openapi", "swagger"]
    return DocumentFinder(input.withoutExclusion, files).find().candidates.contains { candidate in
      switch workspace.load(candidate) {
      case .tree(let tree): keys.contains { tree.root.value(ofKey: $0) != nil }
      case .malformed(_, let failure): failure.keysBefore.contains(where: keys.contains)
      case .unreadable, .unlikely: false
      }
    }
  }

  private func merged(
    _ parts: [RunPart], _ setups: UsedLintSetups, _ linter: PartLinter, _ coverage: DocumentFinder.Coverage
  ) -> LintOutcome {
    let linted = parts.compactMap { part in part.document.map { (document: $0, isPartial: part.isPartial) } }
      .sorted { $0.document.root.source.path.precedes($1.document.root.source.path) }
    let documents = linted.map(\.document)
    // Of documents with the same finding the first one is named, whatever the order of the arguments.
    let inOrder = parts.sorted { $0.candidate.path.precedes($1.candidate.path) }
    let findings = FindingMerger.merge(
      inOrder.map(\.findings) + [
        unusedDirectives(parts, linter, coverage), unusedConfiguration(parts, setups, coverage),
      ],
      references: documents.map(\.references))
    let suppressed = findings.filter { $0.suppression != nil }
    let result = LintResult(
      profile: setups.profile, guidelines: Set((book.profile(setups.profile) ?? []).map(\.name)),
      hint: book.guidelines.first { $0.name == setups.profile }?.hint,
      documents: linted.map { LintResult.DocumentSummary($0.document, isPartial: $0.isPartial) },
      findings: suppressed.isEmpty ? findings : findings.filter { $0.suppression == nil },
      rules: setups.descriptions, suppressed: suppressed,
      repositoryPaths: RepositoryPaths(from: files.folder))
    return LintOutcome(
      result: result, documents: documents, problems: parts.compactMap(\.problem), mistakes: [])
  }

  private func unusedConfiguration(
    _ parts: [RunPart], _ setups: UsedLintSetups, _ coverage: DocumentFinder.Coverage
  ) -> [Finding] {
    UnusedConfiguration(parts, book: book, coversFolder: coverage.covers).findings(setups.setups)
  }

  private func unusedDirectives(
    _ parts: [RunPart], _ linter: PartLinter, _ coverage: DocumentFinder.Coverage
  ) -> [Finding] {
    // Most have none. For a document read only because it uses a fragment, the directives it needs count, but
    // unused ones aren't reported.
    let uses = parts.filter { !$0.directives.isEmpty }.map { part in
      UnusedDirectives.Use(
        directives: part.directives, rules: part.setup.rules,
        onlyIn: sourceWithOwnDirectives(part, linter, coverage))
    }
    return UnusedDirectives(uses, known: book.guidelines.flatMap(\.rules).map(\.description)).findings()
  }

  /// The document itself if other documents sharing its files may not have been checked; otherwise nil.
  private func sourceWithOwnDirectives(
    _ part: RunPart, _ linter: PartLinter, _ coverage: DocumentFinder.Coverage
  ) -> SourceFile? {
    guard let own = part.document?.root.source,
      part.directives.directives.contains(where: { $0.place.source !== own })
    else { return nil }
    let coversAll =
      coverage.covers(linter.root(for: part.candidate))
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
