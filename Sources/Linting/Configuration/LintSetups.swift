import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// The rules and settings for the files under one configuration.
final class LintSetup: Sendable {
  let configuration: Configuration
  let profile: String
  let rules: RuleSet
  let linter: DocumentLinter
  /// What the configuration leaves out.
  let excluded: GitIgnore

  init(
    _ configuration: Configuration, profile: String, rules: RuleSet, linter: DocumentLinter,
    excluded: GitIgnore
  ) {
    self.excluded = excluded
    self.configuration = configuration
    self.profile = profile
    self.rules = rules
    self.linter = linter
  }
}

/// A file with its setup.
struct LintAssignment: Sendable {
  let candidate: Candidate
  let setup: LintSetup
}

/// The setups for one answer, one per configuration.
final class LintSetups {
  private let selection: ResolvedSelection
  private let configurations: Configurations
  private let folder: WorkingFolder
  private let makeLinter: (RuleSet) -> DocumentLinter
  /// By the configuration's path; nil for files without one.
  private(set) var setups: [FilePath?: LintSetup]

  /// - Parameter known: setups from earlier, where the configurations haven't changed.
  init(
    _ selection: ResolvedSelection, _ configurations: Configurations, folder: WorkingFolder,
    known: [FilePath?: LintSetup] = [:], makeLinter: @escaping (RuleSet) -> DocumentLinter
  ) {
    self.selection = selection
    self.configurations = configurations
    self.folder = folder
    setups = known
    self.makeLinter = makeLinter
  }

  /// The files to lint: those not excluded by their configurations, where these are valid.
  func assignments(_ candidates: [Candidate]) -> [LintAssignment] {
    candidates.compactMap { candidate in
      setup(for: candidate).map { LintAssignment(candidate: candidate, setup: $0) }
    }
  }

  /// What a folder's configuration excludes from the walk through it.
  func excluded(from folder: FilePath) -> GitIgnore? { configurations.excluded(from: folder) }

  /// Whether the configuration for a link leaves it out, or can't tell.
  func excludes(_ link: OutsideLink) -> Bool {
    switch configurations.answer(forFile: link.path) {
    case .none: false
    case .unusable: true
    case .configuration(let loaded):
      !loaded.excluded.isEmpty
        && loaded.excluded.ignoresPathOrParent(link.place.bytes, isFolder: link.isFolder)
    }
  }

  private func setup(for candidate: Candidate) -> LintSetup? {
    // Standard input belongs where the path leads that it is shown with.
    switch configurations.answer(forFile: candidate.stated) {
    case .none: return setup(nil)
    case .unusable: return nil
    case .configuration(let loaded): return isExcluded(candidate, loaded.excluded) ? nil : setup(loaded)
    }
  }

  private func isExcluded(_ candidate: Candidate, _ excluded: GitIgnore) -> Bool {
    !candidate.isNamed && !excluded.isEmpty
      && excluded.ignoresPathOrParent(candidate.realPath.bytes, isFolder: false)
  }

  private func setup(_ loaded: Configurations.Loaded?) -> LintSetup {
    if let setup = setups[loaded?.path] { return setup }
    let configuration = loaded?.configuration ?? Configuration(folder: folder.path)
    let rules = selection.rules(under: configuration)
    let setup = LintSetup(
      configuration, profile: selection.profile(under: configuration), rules: rules,
      linter: makeLinter(rules),
      excluded: loaded?.excluded ?? GitIgnore(patterns: [], in: folder.path))
    setups[loaded?.path] = setup
    return setup
  }

  /// The setups used; if there was nothing to lint, that of the working folder.
  func used(by parts: [RunPart]) -> UsedLintSetups {
    let speaking = parts.filter { $0.document != nil || !$0.findings.isEmpty }
    var setups: [LintSetup] = []
    var seen: Set<Address> = []
    for part in speaking.sorted(by: { $0.candidate.path.precedes($1.candidate.path) })
    where seen.insert(Address(part.setup)).inserted {
      setups.append(part.setup)
    }
    return UsedLintSetups(setups: setups.isEmpty ? [setupOfWorkingFolder] : setups)
  }

  private var setupOfWorkingFolder: LintSetup {
    guard case .configuration(let loaded) = configurations.answer(forFolder: ".") else { return setup(nil) }
    return setup(loaded)
  }
}

/// The setups of a run, in the order of their first files.
struct UsedLintSetups {
  let setups: [LintSetup]

  /// The name of the profile, or of all profiles.
  var profile: String {
    var seen: Set<String> = []
    return setups.map(\.profile).filter { seen.insert($0).inserted }.joined(separator: ", ")
  }

  /// The baselines named in the configurations, without duplicates.
  var baselines: [ConfiguredFile] { namingBaselines.compactMap(\.baseline) }

  /// What was read of them.
  var known: Baseline { Baseline(namingBaselines.flatMap { $0.known?.entries ?? [] }) }

  /// One configuration for each baseline.
  private var namingBaselines: [Configuration] {
    var seen: Set<FilePath> = []
    return setups.map(\.configuration).filter { configuration in
      configuration.baseline.map { seen.insert($0.path).inserted } ?? false
    }
  }

  /// The rules enabled in any setup, sorted by id, each with its highest severity.
  var descriptions: [RuleDescription] {
    var byID: [String: RuleDescription] = [:]
    for rules in setups.map(\.rules) {
      for rule in rules.rules where rule.description.isCheckable {
        let severity = rules.severity(of: rule)
        if let other = byID[rule.id]?.severity, other >= severity { continue }
        byID[rule.id] = rule.description.with(severity: severity)
      }
    }
    return byID.values.sorted { $0.id < $1.id }
  }
}
