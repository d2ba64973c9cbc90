import SystemPackage

/// The files to look at, as the command line names them.
package struct LintInput: Sendable {
  /// Files, folders, or `-` for standard input.
  let paths: [String]
  /// Patterns in the language of .gitignore for files and folders that are left out.
  let exclude: [String]
  /// The folder that the patterns are relative to.
  let excludeFolder: FilePath
  /// Whether files that are named are treated like those that are found in folders: they obey `exclude`, and may be
  /// something else than OpenAPI documents.
  let skipOther: Bool
  /// The path that standard input is shown with; nil where `-` is a file like others.
  let standardInputName: String?

  /// - Parameter paths: none means the working folder.
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

  /// The same, with nothing left out.
  var withoutExclusion: LintInput {
    LintInput(paths: paths, skipOther: skipOther, standardInputName: standardInputName)
  }
}
