import Platform
import SystemPackage
import Text

/// What a session keeps for later requests. All of it is up to date with the files.
struct SessionMemory {
  var files = KnownFiles()
  var configurations: [FilePath: Configurations.Entry] = [:]
  /// By the configuration's path; nil for files without one.
  var setups: [FilePath?: LintSetup] = [:]
  /// Files that were read for the sake of a fragment but don't use it, by real path.
  var passedOver: [TextKey: PassedOver] = [:]

  struct PassedOver {
    let dependencies: Dependencies
    /// Whether it is up to date; everything else here is.
    var isCurrent = true
  }

  /// Adds the results of a run.
  mutating func add(_ run: LintRun.Result, _ files: Files) {
    self.files.add(run.workspace.parsed)
    configurations = run.configurations.entries
    setups = run.setups.setups
    for file in run.search.passedOver {
      passedOver[TextKey(file.part.candidate.realPathText)] = PassedOver(
        dependencies: Dependencies(file.part, from: files.folder), isCurrent: !file.hangsOnNames)
    }
  }

  /// Forgets everything affected by a change.
  /// - Parameters:
  ///   - paths: absolute: files, or folders with all their contents.
  ///   - links: the current files, if links may have changed; otherwise nil.
  mutating func forget(_ paths: [String], links: Files?) {
    for path in paths { files.forget(path) }
    for (path, entry) in configurations
    where entry.dependencies.areConcerned(by: paths, links: links) {
      configurations[path] = nil
      setups[path] = nil
    }
    forgetPassedOver(paths, links: links)
  }

  /// Forgets what hangs on the texts of documents and their parts, of which none is new or gone.
  /// - Parameter paths: real paths.
  mutating func forget(texts paths: [String]) {
    for path in paths { files.forget(file: path) }
    forgetPassedOver(paths, links: nil)
  }

  private mutating func forgetPassedOver(_ paths: [String], links: Files?) {
    for (path, file) in passedOver
    where file.isCurrent && file.dependencies.areConcerned(by: paths, links: links) {
      passedOver[path]?.isCurrent = false
    }
  }

  /// Forgets everything that no answer depends on.
  mutating func keep(_ answers: [Dependencies], _ folder: WorkingFolder) {
    let paths = answers.reduce(into: Set<TextKey>()) { $0.formUnion($1.all) }
    files.keep(paths)
    for path in configurations.keys where !paths.contains(TextKey(folder.absolute(path).exactText)) {
      configurations[path] = nil
      setups[path] = nil
    }
    if !answers.contains(where: \.isSearch) { passedOver = [:] }
  }
}
