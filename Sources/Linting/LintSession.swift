import OpenAPI
import Rules
import Syntax
import SystemPackage

/// The work of a run: candidates to parts, on several threads, over one workspace.
struct LintSession: Sendable {
  private let workspace: Workspace
  private let models: PublishedModels
  private let settings: LintRun.Settings

  /// What came of one candidate.
  struct Part: Sendable {
    let candidate: Candidate
    /// What it was linted with.
    let setup: Setup
    var document: APIDocument?
    /// Those that markers hold back among them.
    var findings: [Finding] = []
    var markers = MarkerUse()
    var problem: InputProblem?
    /// A named file that is no OpenAPI document, but may be part of one.
    var fragment: SyntaxTree?
    /// The other files that the document reaches.
    var reached: [SyntaxTree] = []
  }

  init(_ assignments: [Assignment], models: PublishedModels, settings: LintRun.Settings) {
    self.models = models
    self.settings = settings
    let paths = assignments.map { ($0.candidate.realPath.string, $0.candidate.path) }
    workspace = Workspace(
      limits: settings.limits, shownPaths: Dictionary(paths, uniquingKeysWith: { first, _ in first }))
  }

  func lint(_ assignments: [Assignment]) -> [Part] {
    // What stands in a buffer is what other files refer to.
    for candidate in assignments.map(\.candidate) where candidate.location == .standardInput {
      workspace.load(candidate)
    }
    return Parallel.map(assignments, jobs: settings.jobs, cost: \.candidate.size) {
      lint($0, mayBeOther: !$0.candidate.isNamed)
    }
  }

  private func lint(_ assignment: Assignment, mayBeOther: Bool) -> Part {
    let (candidate, linter) = (assignment.candidate, assignment.setup.linter)
    var part = Part(candidate: candidate, setup: assignment.setup)
    switch workspace.load(candidate) {
    case .unlikely: break
    case .unreadable(let error): part.problem = InputProblem(path: candidate.path, error: error)
    case .malformed(let source, let failure):
      part.findings = linter.unreadable(source, failure, mayBeOther: mayBeOther).findings
    case .tree(let tree):
      let library = DocumentLibrary(workspace: workspace, models: models, root: root(for: candidate))
      let outcome = linter.lint(tree, library: library, mayBeOther: true)
      part.document = outcome.document
      part.findings =
        outcome.findings + outcome.suppressed
        + library.malformed.flatMap { linter.syntax($0.error, $0.source) }
      part.markers = outcome.markers
      part.reached = library.trees
      if outcome.isOther, candidate.isNamed || candidate.isGiven { part.fragment = tree }
    }
    return part
  }

  /// The folder that the references of a document may not leave.
  private func root(for candidate: Candidate) -> FilePath {
    if let root = settings.root {
      return FileSystem.realPath(FilePath(root)) ?? FileSystem.absolute(FilePath(root))
    }
    let file = candidate.realPath
    return RepositoryRoot.containing(file: file) ?? file.removingLastComponent()
  }

  /// Where the documents are that a fragment may be part of: those that its configuration names, else anywhere in the
  /// repository. Without either nothing is searched: the current folder may be all that somebody has.
  private func searchPaths(for fragment: Part) -> [FilePath] {
    let documents = fragment.setup.configuration.documents
    if !documents.isEmpty { return documents }
    let isBounded =
      settings.root != nil || RepositoryRoot.containing(file: fragment.candidate.realPath) != nil
    return isBounded ? [root(for: fragment.candidate)] : []
  }

  // MARK: Fragments

  /// Lints the named files that are no documents under the documents that use them; what is found elsewhere then is
  /// none of this run's business. A fragment that nothing uses is answered as what it is.
  func lintFragments(_ parts: [Part], _ setups: Setups) -> [Part] {
    var open = parts.filter { $0.fragment != nil }
    guard !open.isEmpty else { return [] }
    var reached = Set(parts.flatMap(\.reached).map(ObjectIdentifier.init))
    open.removeAll { reached.contains(ObjectIdentifier($0.fragment!)) }
    guard !open.isEmpty else { return [] }

    let known = Set(parts.map(\.candidate.realPath))
    let paths = Set(open.flatMap(searchPaths)).sorted { $0.string < $1.string }
    // Without a path the finder would take the current folder.
    let search =
      paths.isEmpty ? nil : DocumentFinder(paths: paths.map(\.string)).find(excluding: setups.excluded)
    let candidates = (search?.candidates ?? []).filter { !known.contains($0.realPath) }
    let wanted = Set(open.map { ObjectIdentifier($0.fragment!.source) })
    var found = Parallel.map(setups.assignments(candidates), jobs: settings.jobs, cost: \.candidate.size) {
      lint($0, mayBeOther: true)
    }
    found.removeAll { part in !part.reached.contains { wanted.contains(ObjectIdentifier($0.source)) } }
    reached.formUnion(found.flatMap(\.reached).map(ObjectIdentifier.init))
    for index in found.indices {
      found[index].findings.removeAll { !wanted.contains(ObjectIdentifier($0.place.source)) }
      found[index].markers.markers.removeAll { !wanted.contains(ObjectIdentifier($0.place.source)) }
    }
    let unused = open.filter { $0.candidate.isNamed && !reached.contains(ObjectIdentifier($0.fragment!)) }
    let missing = (search?.problems ?? []).map {
      Part(candidate: open[0].candidate, setup: open[0].setup, problem: $0)
    }
    return found + missing
      + unused.map { part in
        Part(
          candidate: part.candidate, setup: part.setup,
          findings: part.setup.linter.notOpenAPI(part.fragment!))
      }
  }
}
