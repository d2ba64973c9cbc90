import Platform
import Rules
import Syntax

/// The results of a run: everything a report needs.
package struct LintResult: Sendable {
  /// The profile's name, e.g. `zalando`.
  package var profile: String
  /// The names of the profile's guidelines.
  let guidelines: Set<String>
  /// The guideline's hint for users of other guidelines.
  package let hint: String?
  /// The documents that were linted, sorted by path.
  package var documents: [DocumentSummary]
  /// Sorted by path, start, rule, message.
  package var findings: [Finding]
  /// The enabled rules and the tool's own, sorted by id.
  package let rules: [RuleDescription]
  private let rulesByID: [String: RuleDescription]
  /// Suppressed findings, in the same order.
  package var suppressed: [Finding]

  /// The fixes of the findings.
  package internal(set) var fixes = OfferedFixes()

  /// Names files so that results from several machines can be compared.
  private let repositoryPaths: RepositoryPaths

  package init(
    profile: String, guidelines: Set<String>? = nil, hint: String? = nil, documents: [DocumentSummary],
    findings: [Finding],
    rules: [RuleDescription],
    suppressed: [Finding] = [], repositoryPaths: RepositoryPaths = RepositoryPaths()
  ) {
    self.profile = profile
    self.guidelines = guidelines ?? Set(RuleFiles.guidelines)
    self.hint = hint
    self.documents = documents
    self.findings = findings
    self.rules = rules
    rulesByID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.suppressed = suppressed
    self.repositoryPaths = repositoryPaths
  }

  package var suppressedCount: Int { suppressed.count }

  /// All findings, including suppressed ones, in the same order.
  package var findingsWithSuppressed: [Finding] {
    suppressed.isEmpty ? findings : (findings + suppressed).sorted(by: Finding.isBefore)
  }

  package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// A file's path relative to its repository's root.
  package func repositoryPath(of source: SourceFile) -> String {
    repositoryPaths.path(of: source.path)
  }

  package func rule(_ id: String) -> RuleDescription? { rulesByID[id] }

  /// One linted document.
  package struct DocumentSummary: Sendable {
    package let source: SourceFile
    package let language: SyntaxTree.Language
    /// As written in the document, e.g. `3.1.0`.
    package let version: String
    /// Number of entries in the header inventory.
    package let headers: Int
    package let operations: Int
    /// Whether it was read only for the sake of a fragment, so that its own findings aren't included.
    package let isPartial: Bool

    package init(
      source: SourceFile, language: SyntaxTree.Language, version: String, headers: Int, operations: Int,
      isPartial: Bool = false
    ) {
      self.isPartial = isPartial
      self.source = source
      self.language = language
      self.version = version
      self.headers = headers
      self.operations = operations
    }
  }
}
