import OpenAPI
import Syntax

/// What came of one file.
struct RunPart: Sendable {
  let candidate: Candidate
  /// What it was linted with.
  let setup: LintSetup
  var document: APIDocument?
  /// Those that directives hold back among them.
  var findings: [Finding] = []
  var directives = SuppressionUsage()
  var problem: InputProblem?
  /// A named file that is no OpenAPI document, but may be part of one.
  var fragment: Fragment?
  /// The other files that the document reaches, those that can't be parsed included.
  var reached: [SourceFile] = []
  /// Where its references lead.
  var leads: [Lead] = []
  /// Whether only some of what was found in it is part of the answer.
  var isPartial = false

  /// Whether the answer is about the file; others were found in folders and passed over.
  var isInput: Bool { candidate.isGiven || document != nil || !findings.isEmpty }

  /// What may be a part of documents.
  struct Fragment: Sendable {
    let source: SourceFile
    /// Nil where it can't be parsed.
    let tree: SyntaxTree?
  }

  /// A path that a reference names, and where it leads.
  struct Lead: Sendable {
    /// Absolute, without `.` and `..`.
    let stated: String
    /// The real path; where nothing is there, the one that it would have.
    let real: String
    let isThere: Bool
  }
}
