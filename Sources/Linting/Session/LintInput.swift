import SystemPackage

/// The files to read, as named on the command line.
package struct LintInput: Sendable {
  /// Files, folders, or `-` for standard input.
  let paths: [String]
  /// Patterns in .gitignore syntax for files and folders to leave out.
  let exclude: [String]
  /// The folder that the patterns are relative to.
  let excludeFolder: FilePath
  /// Whether named files are treated like those found in folders: `exclude` applies, and they need not be
  /// OpenAPI documents.
  let skipOther: Bool
  /// The path shown for standard input; nil if `-` is an ordinary file.
  let standardInputName: String?

  /// - Parameter paths: empty for the working folder.
  package init(
    paths: [String], exclude: [String] = [], excludeFolder: FilePath = ".", skipOther: Bool = false,
    standardInputName: String? = "<stdin>"
  ) {
    self.paths = paths.isEmpty ? ["."] : paths
    self.exclude = exclude
    self.excludeFolder = excludeFolder
    self.skipOther = skipOther
    self.standardInputName = standardInputName
  }

  var readsStandardInput: Bool { standardInputName != nil && paths.contains("-") }

  /// The same, with nothing left out.
  var withoutExclusion: LintInput {
    LintInput(paths: paths, skipOther: skipOther, standardInputName: standardInputName)
  }
}
