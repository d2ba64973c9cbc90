import OpenAPI
import Rules

/// What came of linting some files.
package struct LintOutcome: Sendable {
  package var result: LintResult
  /// The documents behind the result, in its order.
  package var documents: [APIDocument]
  /// Files and folders that could not be read; the work went on without them.
  package var problems: [InputProblem]
  /// Mistakes in configurations; the work went on without the files under them.
  package var mistakes: [RuleFileError]
  /// The baselines that the configurations of the documents name, each once.
  package var baselines: [ConfiguredFile] = []

  /// Whether a part of the work could not be done.
  package var hasFailed: Bool { !problems.isEmpty || !mistakes.isEmpty }
}
