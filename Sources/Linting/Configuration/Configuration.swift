import Rules
import SystemPackage

/// The contents of a `.headerlint.yaml`.
package struct Configuration: Sendable {
  /// The base of its paths and globs.
  package let folder: FilePath
  /// The name of a guideline, if stated.
  package var profile: String?
  /// By rule id; nil for off.
  package var severities: [String: Severity?] = [:]
  /// Permitted headers, and additions to the lists of rules.
  package var additions = RuleAdditions()
  /// Patterns in .gitignore syntax.
  package var exclude: [String] = []
  /// The documents that other files are parts of.
  package var documents: [ConfiguredFile] = []
  /// The file of known findings.
  package var baseline: ConfiguredFile?
  /// Its content, where the run needs it.
  var known: Baseline?
  /// Words that should match something in the documents.
  var words: [ConfiguredWord] = []

  /// An empty configuration.
  package init(folder: FilePath) {
    self.folder = folder
  }

  /// Whether it gives a rule a severity.
  func turnsOn(_ rule: String) -> Bool { severities[rule].map { $0 != nil } ?? false }

  /// The name of the file that is looked for.
  package static let fileName = ".headerlint.yaml"
  /// The same with the other ending of YAML files, which isn't looked for.
  static let otherFileName = ".headerlint.yml"
  /// Where the sample of a configuration tells editors to look for its JSON Schema.
  package static let schemaName = ".headerlint.schema.json"
}

/// Which configuration a run uses.
package enum ConfigurationChoice: Sendable {
  /// The nearest `.headerlint.yaml` of each file.
  case nearest
  /// One file for all.
  case file(FilePath)
  case none
}

/// Why a configuration can't be used.
package struct ConfigurationMistakes: Error, Sendable {
  /// In file order; never empty.
  package let mistakes: [RuleFileError]
}
