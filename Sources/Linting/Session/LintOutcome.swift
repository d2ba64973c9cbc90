import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage

/// The outcome of linting some files.
package struct LintOutcome: Sendable {
  package var result: LintResult
  /// The documents of the result, in the same order.
  package var documents: [APIDocument]
  /// Files and folders that could not be read; the run continued without them.
  package var problems: [InputProblem]
  /// Mistakes in configurations; the run continued without the files under them.
  package var mistakes: [RuleFileError]
  /// The baselines named in the configurations of the documents, without duplicates.
  package var baselines: [ConfiguredFile] = []
  /// What these hold back, where the run needs it.
  package var known = Baseline([])

  /// What is odd about the files around the documents, a sentence each; the work doesn't suffer.
  package var warnings: [String] = []
  /// Whether a walk found links that it didn't follow, as they lead outside.
  package var hasOutsideLinks = false
  package var search = SearchOutcome.found

  /// What the run has read.
  package var inputs = InputFiles()

  /// Whether a part of the work could not be done.
  package var hasFailed: Bool { !problems.isEmpty || !mistakes.isEmpty }
}

/// What became of the search for documents.
package enum SearchOutcome: Sendable {
  case found
  /// There are some, and all are excluded.
  case excluded
  case nothing
}

/// The files that a run has read, without those in folders that turned out to be something else.
package struct InputFiles: Sendable {
  /// Absolute, or as the command line names them.
  package var configurations: [FilePath] = []
  /// Those that were named or linted.
  var candidates: [FilePath] = []
  /// Where the references of the documents lead.
  var leads: [[RunPart.Lead]] = []
  /// The files that each document is read from, its own first.
  var sources: [[SourceFile]] = []

  package init() {}

  /// Absolute; with the files that references lead to, without duplicates.
  package var documents: [FilePath] {
    var seen: Set<FilePath> = []
    let references = leads.joined().lazy.filter(\.isThere).map { FilePath(exact: $0.real) }
    return (candidates + references).filter { seen.insert($0).inserted }
  }
}
