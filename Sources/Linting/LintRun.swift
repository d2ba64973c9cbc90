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
  private let limits: Limits

  /// - Throws: a mistake in the selection.
  package init(
    book: RuleBook, selection: RuleSelection, configuration: ConfigurationChoice = .none,
    finder: DocumentFinder, limits: Limits = Limits()
  ) throws(RuleSelection.Mistake) {
    self.book = book
    self.selection = try selection.resolved(in: book)
    self.configuration = configuration
    self.finder = finder
    self.limits = limits
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

    /// Whether a part of the work could not be done.
    package var hasFailed: Bool { !problems.isEmpty || !mistakes.isEmpty }
  }

  package func run() -> Outcome {
    let configurations = Configurations(configuration, book: book)
    let setups = Setups(selection, configurations) { rules in
      DocumentLinter(rules: rules, library: book.models, limits: limits)
    }
    let (candidates, unreachable) = finder.find(excluding: configurations.excluded)
    var outcome = Outcome(
      result: LintResult(profile: "", documents: [], findings: [], rules: []), documents: [],
      problems: unreachable, mistakes: [])
    for candidate in candidates.sorted(by: { $0.path < $1.path }) {
      guard let setup = setups.setup(for: candidate) else { continue }
      if lint(candidate, setup.linter, &outcome) { setups.use(setup) }
    }
    outcome.result.findings.sort(by: Finding.isBefore)
    outcome.result.profile = setups.profile
    outcome.result.rules = setups.descriptions
    outcome.problems += configurations.problems
    outcome.mistakes = configurations.mistakes
    return outcome
  }

  /// - Returns: whether there was anything to say about the file.
  private func lint(_ candidate: Candidate, _ linter: DocumentLinter, _ outcome: inout Outcome) -> Bool {
    let bytes: [UInt8]
    do throws(FileError) {
      // One byte more than the reader takes, so that it can refuse the file with a finding.
      bytes = try candidate.read(limit: limits.fileSize + 1)
    } catch {
      outcome.problems.append(InputProblem(path: candidate.path, error: error))
      return false
    }
    guard candidate.isNamed || OpenAPIProbe.mayBeOpenAPI(bytes) else { return false }
    let found = linter.lint(SourceFile(path: candidate.path, bytes: bytes), mayBeOther: !candidate.isNamed)
    outcome.result.findings += found.findings
    if let document = found.document {
      outcome.documents.append(document)
      outcome.result.documents.append(LintResult.DocumentSummary(document))
    }
    guard found.document != nil || !found.findings.isEmpty else { return false }
    outcome.result.repositoryPaths[candidate.path] = repositoryPath(candidate)
    return true
  }

  /// Standard input is shown, and placed, under the path that it is said to have.
  private func repositoryPath(_ candidate: Candidate) -> String {
    RepositoryRoot.relativePath(of: FilePath(candidate.path))
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

extension Finding {
  /// By path, start, rule, message: the same order from run to run.
  static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.place.source !== right.place.source { return left.place.source.path < right.place.source.path }
    let (first, second) = (left.place.range.lowerBound, right.place.range.lowerBound)
    if first != second { return first < second }
    return (left.rule, left.message, left.pointer ?? "") < (right.rule, right.message, right.pointer ?? "")
  }
}
