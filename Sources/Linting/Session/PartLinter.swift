import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// Lints files on several threads, sharing a workspace.
struct PartLinter: Sendable {
  let workspace: Workspace
  private let models: PublishedModels
  let settings: LintSettings
  let files: Files
  /// What the command line leaves out.
  private let excluded: GitIgnore
  /// The real paths of the files for which an answer is due.
  private let named: Set<String>

  /// - Parameters:
  ///   - excluded: what the command line leaves out.
  ///   - known: what was parsed before, as far as it still stands so in the files.
  init(
    _ assignments: [LintAssignment], excluded: GitIgnore, models: PublishedModels, settings: LintSettings,
    files: Files, known: KnownFiles
  ) {
    self.excluded = excluded
    named = Set(assignments.lazy.map(\.candidate).filter(\.isNamed).map(\.realPathText))
    self.models = models
    self.settings = settings
    self.files = files
    let paths = assignments.map { (TextKey($0.candidate.realPathText), $0.candidate.path) }
    let namer = PathNamer(
      shownPaths: Dictionary(paths, uniquingKeysWith: { first, _ in first }), from: files.folder)
    workspace = Workspace(files, limits: settings.limits, namer: namer, known: known)
  }

  func lint(_ assignments: [LintAssignment]) -> [RunPart] {
    // Other files must see the buffer.
    for candidate in assignments.map(\.candidate) where candidate.location == .standardInput {
      workspace.load(candidate)
    }
    return lint(assignments) { lint($0, ignoringNonOpenAPI: !$0.candidate.isNamed, $1) }
  }

  /// Lints files, and those once more that refer to a document by a URI of its own: which documents have one isn't known
  /// before all are read, and most runs have none.
  func lint(
    _ assignments: [LintAssignment], _ lint: @Sendable (LintAssignment, NamedDocuments) -> RunPart
  ) -> [RunPart] {
    func lintAll(_ assignments: [LintAssignment], _ named: NamedDocuments) -> [RunPart] {
      Parallel.map(assignments, jobs: settings.jobs, costs: WorkEstimate.costs) { lint($0, named) }
    }
    var known = NamedDocuments()
    var parts = lintAll(assignments, known)
    for _ in 0..<Self.looksAgain where parts.contains(where: { !$0.soughtURIs.isEmpty }) {
      let named = NamedDocuments(workspace)
      let news = named.uris(unknownTo: known)
      let concerned = parts.indices.filter { !parts[$0].soughtURIs.isDisjoint(with: news) }
      if concerned.isEmpty { break }
      known = named
      for (index, part) in zip(concerned, lintAll(concerned.map { assignments[$0] }, named)) {
        // What the first look led to may give itself another URI one day.
        let leads = parts[index].leads
        parts[index] = part
        parts[index].leads += leads
      }
    }
    return parts
  }

  /// How often at most. Each look may lead to further files with a URI, but hardly ever does, and someone may have made
  /// thousands of files of which each leads to the next.
  private static let looksAgain = 10

  func lint(
    _ assignment: LintAssignment, ignoringNonOpenAPI: Bool, _ named: NamedDocuments
  ) -> RunPart {
    let (candidate, linter) = (assignment.candidate, assignment.setup.linter)
    var part = RunPart(candidate: candidate, setup: assignment.setup)
    switch workspace.load(candidate) {
    case .unlikely: break
    case .unreadable(let error): part.problem = InputProblem(path: candidate.path, error: error)
    case .malformed(let source, let failure):
      part.findings = linter.unreadable(source, failure, ignoringNonOpenAPI: ignoringNonOpenAPI).findings
      // A hook passes every changed file: documents that refer to this one may have findings.
      if part.findings.isEmpty, candidate.isGiven {
        part.fragment = RunPart.Fragment(source: source, tree: nil)
      }
    case .tree(let tree):
      let library = DocumentLibrary(
        workspace: workspace, models: models, named: named, path: candidate.realPathText,
        root: { root(for: candidate) })
      let outcome = linter.lint(
        tree, library: library, ignoringNonOpenAPI: true, isConfigured: isConfigured(assignment))
      part.document = outcome.document
      let further = outcome.suppressed + library.malformed.flatMap { linter.syntax($0.error, $0.source) }
      // There may be many findings, so they aren't copied where nothing joins them.
      part.findings = further.isEmpty ? outcome.findings : outcome.findings + further
      part.directives = outcome.directives
      part.leads = library.leads
      part.soughtURIs = library.soughtURIs
      part.reached = library.trees.map(\.source) + library.malformed.map(\.source)
      leaveOutExcluded(&part, library)
      if outcome.isNotOpenAPI, candidate.isNamed || candidate.isGiven {
        part.fragment = RunPart.Fragment(source: tree.source, tree: tree)
      }
    }
    return part
  }

  /// Whether the configuration lists the file, or a folder that holds it, as a document.
  private func isConfigured(_ assignment: LintAssignment) -> Bool {
    assignment.setup.configuration.documents.contains { document in
      assignment.candidate.realPath.starts(with: FileSystem.realPath(document.path) ?? document.path)
    }
  }

  /// The folder that a document's references may not leave.
  func root(for candidate: Candidate) -> FilePath {
    if let root = settings.root {
      return files.folder.realPath(FilePath(exact: root))
    }
    let file = candidate.realPath
    if let root = RepositoryRoot.containing(file: file) ?? candidate.namedFolder { return root }
    let current = files.folder.realPath(".")
    return file.starts(with: current) ? current : file.removingLastComponent()
  }

  /// Leaves out what is found in other files that are excluded: the document uses them, but they can't be fixed there.
  private func leaveOutExcluded(_ part: inout RunPart, _ library: DocumentLibrary) {
    let patterns = [excluded, part.setup.excluded].filter { !$0.isEmpty }
    guard !patterns.isEmpty else { return }
    let sources = library.paths.filter { path, _ in
      let bytes = FilePath(exact: path).bytes
      return !named.contains(path) && patterns.contains { $0.ignoresPathOrParent(bytes, isFolder: false) }
    }
    let left = Set(sources.map { Address($0.source) })
    guard !left.isEmpty else { return }
    part.findings.removeAll { left.contains(Address($0.place.source)) }
    part.directives.directives.removeAll { left.contains(Address($0.place.source)) }
  }
}
