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
  private let limits: Limits

  package init(
    book: RuleBook, rules: RuleSet, profile: String, finder: DocumentFinder, limits: Limits = Limits()
  ) {
    self.book = book
    self.rules = rules
    self.profile = profile
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
    /// The markers in the documents, for those without effect.
    var markers: [UnusedMarkers.Use] = []
  }

  package func run() -> Outcome {
    let (candidates, unreachable) = finder.find()
    let linter = DocumentLinter(rules: rules, library: book.models, limits: limits)
    var outcome = Outcome(
      result: LintResult(profile: profile, documents: [], findings: [], rules: descriptions()), documents: [],
      problems: unreachable)
    for candidate in candidates.sorted(by: { $0.path < $1.path }) { lint(candidate, linter, &outcome) }
    let known = book.guidelines.flatMap(\.rules).map(\.description)
    outcome.result.findings += UnusedMarkers(outcome.markers, known: known).findings()
    outcome.result.findings.sort(by: Finding.isBefore)
    outcome.result.suppressed.sort(by: Finding.isBefore)
    return outcome
  }

  private func lint(_ candidate: Candidate, _ linter: DocumentLinter, _ outcome: inout Outcome) {
    let bytes: [UInt8]
    do throws(FileError) {
      // One byte more than the reader takes, so that it can refuse the file with a finding.
      bytes = try candidate.read(limit: limits.fileSize + 1)
    } catch {
      outcome.problems.append(InputProblem(path: candidate.path, error: error))
      return
    }
    guard candidate.isNamed || OpenAPIProbe.mayBeOpenAPI(bytes) else { return }
    let found = linter.lint(SourceFile(path: candidate.path, bytes: bytes), mayBeOther: !candidate.isNamed)
    outcome.result.findings += found.findings
    outcome.result.suppressed += found.suppressed
    outcome.markers.append(UnusedMarkers.Use(markers: found.markers, rules: rules))
    if let document = found.document {
      outcome.documents.append(document)
      outcome.result.documents.append(LintResult.DocumentSummary(document))
    }
    if found.document != nil || !found.findings.isEmpty {
      outcome.result.repositoryPaths[candidate.path] = repositoryPath(candidate)
    }
  }

  /// Standard input is shown, and placed, under the path that it is said to have.
  private func repositoryPath(_ candidate: Candidate) -> String {
    RepositoryRoot.relativePath(of: FilePath(candidate.path))
  }

  private func descriptions() -> [RuleDescription] {
    rules.rules.filter { $0.description.isCheckable }.map { rule in
      rule.description.with(severity: rules.severity(of: rule))
    }
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
