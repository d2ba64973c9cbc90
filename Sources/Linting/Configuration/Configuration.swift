import Rules
import SystemPackage

/// What a `.headerlint.yaml` says.
package struct Configuration: Sendable {
  /// The folder that its paths and globs are relative to.
  package let folder: FilePath
  /// The name of a guideline; nil where it names none.
  package var profile: String?
  /// By rule id; nil for off.
  package var severities: [String: Severity?] = [:]
  /// Permitted headers, and what it adds to the lists of rules.
  package var additions = RuleAdditions()
  /// Patterns in the language of .gitignore.
  package var exclude: [String] = []
  /// The documents that others are parts of.
  package var documents: [ConfiguredFile] = []
  /// The file of findings that are known already.
  package var baseline: ConfiguredFile?
  /// What should match something in the documents under it.
  var words: [ConfiguredWord] = []

  /// A configuration that says nothing.
  package init(folder: FilePath) {
    self.folder = folder
  }

  /// Whether it gives a rule a severity.
  func turnsOn(_ rule: String) -> Bool { severities[rule].map { $0 != nil } ?? false }

  /// The name of the file that is looked for.
  package static let fileName = ".headerlint.yaml"
  /// The same with the other ending of YAML files, which isn't looked for.
  static let otherFileName = ".headerlint.yml"
}

/// Where the configuration of a run comes from.
package enum ConfigurationChoice: Sendable {
  /// The nearest `.headerlint.yaml`, for each file its own.
  case nearest
  /// One file for all.
  case file(FilePath)
  case none
}

/// A configuration that can't be used.
package struct ConfigurationMistakes: Error, Sendable {
  /// In the order of the file; never empty.
  package let mistakes: [RuleFileError]
}
