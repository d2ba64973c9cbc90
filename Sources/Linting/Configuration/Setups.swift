import Rules
import SystemPackage

/// What the files under one configuration are linted with.
struct Setup {
  /// The configuration's path; nil where there is none.
  let path: FilePath?
  let configuration: Configuration
  let profile: String
  let rules: RuleSet
  let linter: DocumentLinter
}

/// The setups of one run, one for each configuration.
final class Setups {
  private let selection: ResolvedSelection
  private let configurations: Configurations
  private let makeLinter: (RuleSet) -> DocumentLinter
  /// By the configuration's path; nil for files without one.
  private var setups: [FilePath?: Setup] = [:]
  private var used: [Setup] = []

  init(
    _ selection: ResolvedSelection, _ configurations: Configurations,
    makeLinter: @escaping (RuleSet) -> DocumentLinter
  ) {
    self.selection = selection
    self.configurations = configurations
    self.makeLinter = makeLinter
  }

  /// - Returns: nil where the file is not to be linted: its configuration excludes it, or can't be used.
  func setup(for candidate: Candidate) -> Setup? {
    // Standard input is placed under the path that it is said to have.
    switch configurations.answer(forFile: FilePath(candidate.path)) {
    case .none: return setup(nil)
    case .unusable: return nil
    case .configuration(let loaded): return isExcluded(candidate, loaded) ? nil : setup(loaded)
    }
  }

  private func isExcluded(_ candidate: Candidate, _ loaded: Configurations.Loaded) -> Bool {
    guard !candidate.isNamed, !loaded.excluded.isEmpty else { return false }
    let path = FilePath(candidate.path)
    let real = FileSystem.realPath(path) ?? FileSystem.absolute(path)
    return loaded.excluded.ignoresPathOrParent(real.bytes, isFolder: false)
  }

  private func setup(_ loaded: Configurations.Loaded?) -> Setup {
    if let setup = setups[loaded?.path] { return setup }
    let configuration = loaded?.configuration ?? Configuration(folder: FileSystem.currentFolder)
    let rules = selection.rules(under: configuration)
    let setup = Setup(
      path: loaded?.path, configuration: configuration, profile: selection.profile(under: configuration),
      rules: rules, linter: makeLinter(rules))
    setups[loaded?.path] = setup
    return setup
  }

  // MARK: What the run went by

  /// Remembers that a file was linted with a setup.
  func use(_ setup: Setup) {
    if !used.contains(where: { $0.path == setup.path }) { used.append(setup) }
  }

  /// The setups that were used; where nothing was linted, that of the current folder.
  private var effective: [Setup] {
    guard used.isEmpty else { return used }
    guard case .configuration(let loaded) = configurations.answer(forFolder: ".") else { return [setup(nil)] }
    return [setup(loaded)]
  }

  /// The name of the profile; of several, all in the order of their first use.
  var profile: String {
    var names: [String] = []
    for setup in effective where !names.contains(setup.profile) { names.append(setup.profile) }
    return names.joined(separator: ", ")
  }

  /// The rules that were enabled anywhere, sorted by id, each with the highest severity that it had.
  var descriptions: [RuleDescription] {
    var byID: [String: RuleDescription] = [:]
    for rules in effective.map(\.rules) {
      for rule in rules.rules where rule.description.isCheckable {
        let description = rule.description.with(severity: rules.severity(of: rule))
        if let other = byID[rule.id]?.severity, let own = description.severity, other >= own { continue }
        byID[rule.id] = description
      }
    }
    return byID.values.sorted { $0.id < $1.id }
  }
}
