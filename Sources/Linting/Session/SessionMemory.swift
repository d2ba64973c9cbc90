import Platform
import SystemPackage
import Text

/// What a session has made and may use again. All of it stands so in the files.
struct SessionMemory {
  var files = KnownFiles()
  var configurations: [FilePath: Configurations.Entry] = [:]
  /// By the configuration's path; nil for files without one.
  var setups: [FilePath?: LintSetup] = [:]
  /// Files that were looked at for the sake of a fragment and do not use it, by real path.
  var passedOver: [TextKey: PassedOver] = [:]

  struct PassedOver {
    let dependencies: Dependencies
    /// Whether it still stands so in the files; the one thing here that may not.
    var isCurrent = true
  }

  /// Takes over what a run has made.
  mutating func add(_ run: LintRun.Result, _ files: Files) {
    self.files.add(run.workspace.parsed)
    configurations = run.configurations.entries
    setups = run.setups.setups
    for part in run.search.passedOver {
      passedOver[TextKey(part.candidate.realPathText)] = PassedOver(
        dependencies: Dependencies(part, from: files.folder))
    }
  }

  /// Forgets what a change concerns.
  /// - Parameters:
  ///   - paths: absolute: files, or folders with all that is in them.
  ///   - links: where links may lead elsewhere than before; nil where they don't.
  mutating func forget(_ paths: [String], links: Files?) {
    for path in paths { files.forget(path) }
    for (path, entry) in configurations
    where entry.dependencies.areConcerned(by: paths, links: links) {
      configurations[path] = nil
      setups[path] = nil
    }
    for (path, file) in passedOver
    where file.isCurrent && file.dependencies.areConcerned(by: paths, links: links) {
      passedOver[path]?.isCurrent = false
    }
  }

  /// Forgets what no answer is made from.
  mutating func keep(_ answers: [Dependencies], _ folder: WorkingFolder) {
    let paths = answers.reduce(into: Set<TextKey>()) { $0.formUnion($1.all) }
    files.keep(paths)
    for path in configurations.keys where !paths.contains(TextKey(folder.absolute(path).string)) {
      configurations[path] = nil
      setups[path] = nil
    }
    if !answers.contains(where: \.isSearch) { passedOver = [:] }
  }
}
