import OpenAPI
import Syntax

/// The result for one file.
struct RunPart: Sendable {
  let candidate: Candidate
  /// The setup it was linted with.
  let setup: LintSetup
  var document: APIDocument?
  /// Including suppressed ones.
  var findings: [Finding] = []
  var directives = SuppressionUsage()
  var problem: InputProblem?
  /// A named file that isn't an OpenAPI document, but may be part of one.
  var fragment: Fragment?
  /// The other files that the document reaches, including unparsable ones.
  var reached: [SourceFile] = []
  /// The paths of its references.
  var leads: [Lead] = []
  /// The URIs of its references that documents may give themselves.
  var soughtURIs: Set<String> = []
  /// Whether only some of its findings are part of the answer.
  var isPartial = false

  /// Whether the answer is about the file; others were found in folders and passed over.
  var isInput: Bool { candidate.isGiven || document != nil || !findings.isEmpty }

  /// What may be a part of documents.
  struct Fragment: Sendable {
    let source: SourceFile
    /// Nil if it can't be parsed.
    let tree: SyntaxTree?
  }

  /// A path in a reference, and where it leads.
  struct Lead: Sendable {
    /// Absolute, without `.` and `..`.
    let stated: String
    /// The real path; if nothing is there, the one it would have.
    let real: String
    let isThere: Bool
  }
}
