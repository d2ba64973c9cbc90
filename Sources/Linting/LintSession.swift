import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// The work of a run: candidates to parts, on several threads, over one workspace.
struct LintSession: Sendable {
  private let workspace: Workspace
  private let models: PublishedModels
  let settings: LintRun.Settings
  let folder: WorkingFolder

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
    var fragment: Fragment?
    /// The other files that the document reaches, those that can't be parsed included.
    var reached: [SourceFile] = []
    /// Whether only some of what was found in it is part of the run.
    var isPartial = false
  }

  /// What may be a part of documents.
  struct Fragment: Sendable {
    let source: SourceFile
    /// Nil where it can't be parsed.
    let tree: SyntaxTree?
  }

  init(
    _ assignments: [Assignment], models: PublishedModels, settings: LintRun.Settings, folder: WorkingFolder
  ) {
    self.models = models
    self.settings = settings
    self.folder = folder
    let paths = assignments.map { (TextKey($0.candidate.realPathText), $0.candidate.path) }
    let namer = PathNamer(
      shownPaths: Dictionary(paths, uniquingKeysWith: { first, _ in first }), from: folder)
    workspace = Workspace(limits: settings.limits, namer: namer)
  }

  func lint(_ assignments: [Assignment]) -> [Part] {
    // What stands in a buffer is what other files refer to.
    for candidate in assignments.map(\.candidate) where candidate.location == .standardInput {
      workspace.load(candidate)
    }
    return Parallel.map(assignments, jobs: settings.jobs, costs: WorkEstimate.costs) {
      lint($0, mayBeOther: !$0.candidate.isNamed)
    }
  }

  func lint(_ assignment: Assignment, mayBeOther: Bool) -> Part {
    let (candidate, linter) = (assignment.candidate, assignment.setup.linter)
    var part = Part(candidate: candidate, setup: assignment.setup)
    switch workspace.load(candidate) {
    case .unlikely: break
    case .unreadable(let error): part.problem = InputProblem(path: candidate.path, error: error)
    case .malformed(let source, let failure):
      part.findings = linter.unreadable(source, failure, mayBeOther: mayBeOther).findings
      // A hook hands over whatever was changed: documents that refer to it have something to say.
      if part.findings.isEmpty, candidate.isGiven { part.fragment = Fragment(source: source, tree: nil) }
    case .tree(let tree):
      let library = DocumentLibrary(workspace: workspace, models: models, root: { root(for: candidate) })
      let outcome = linter.lint(tree, library: library, mayBeOther: true)
      part.document = outcome.document
      part.findings =
        outcome.findings + outcome.suppressed
        + library.malformed.flatMap { linter.syntax($0.error, $0.source) }
      part.markers = outcome.markers
      part.reached = library.trees.map(\.source) + library.malformed.map(\.source)
      if outcome.isOther, candidate.isNamed || candidate.isGiven {
        part.fragment = Fragment(source: tree.source, tree: tree)
      }
    }
    return part
  }

  /// The folder that the references of a document may not leave.
  func root(for candidate: Candidate) -> FilePath {
    if let root = settings.root {
      return folder.realPath(FilePath(root))
    }
    let file = candidate.realPath
    return RepositoryRoot.containing(file: file) ?? file.removingLastComponent()
  }
}
