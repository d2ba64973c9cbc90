import ArgumentParser
import Linting
import Platform
import Reports
import Rules
import SystemPackage

/// Options for using and writing baselines.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Report only findings that aren't in this baseline.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  /// The value of `--write-baseline` without one; not a valid path.
  static let noPath = "\0"

  @Option(
    help: ArgumentHelp(
      """
      Record the findings in a baseline, and name it in .headerlint.yaml unless one is named there. Without =<file>, \
      it is that of --baseline, else the configuration's, else .headerlint-baseline.json.
      """,
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeBaseline: String?

  func validate() throws { try requirePath(baseline, of: "--baseline") }

  /// A path after a space is one to lint; that of a baseline to be written isn't there yet.
  static func rejectMissingFile(_ path: String) throws(Failure) {
    guard path.hasSuffix(".json"),
      FileSystem.kind(of: WorkingFolder.current.locate(FilePath(exact: path))) == nil
    else { return }
    let shown = PathText.shown(path)
    throw Failure(message: "\(shown): no such file or folder; did you mean --write-baseline=\(shown)?")
  }

  /// Holds back what the baseline has entries for, and writes it anew before where that is wanted.
  /// - Parameters:
  ///   - configured: the baselines named in the configurations of the documents, without duplicates.
  ///   - usesConfiguration: whether a new baseline may be added to the configuration.
  ///   - inFull: whether to list entries that match nothing.
  ///   - outputs: where a baseline can't be written, findings are reported.
  /// - Returns: a message for standard error.
  func apply(
    to outcome: inout LintOutcome, configured: [ConfiguredFile] = [], usesConfiguration: Bool,
    inFull: Bool, _ outputs: inout OutputAttempts
  ) throws(Failure) -> String {
    if let update = update(configured, usesConfiguration: usesConfiguration) {
      return outputs.attempt { () throws(Failure) in try update.apply(to: &outcome) } ?? ""
    }
    let known = try required(outcome)
    guard !known.entries.isEmpty else { return "" }
    let repositories = paths(configured).map { BaselineRepository(of: $0) }
    let stale = outcome.result.holdBack(known) { file in
      repositories.contains { $0.has(file) }
    }
    return stale.isEmpty ? "" : staleEntries(stale, inFull: inFull)
  }
}

extension BaselineOptions {
  /// Whether the baselines that configurations name hold findings back.
  var usesConfigured: Bool { baseline == nil && writeBaseline == nil }

  /// What is known before this run, and so isn't fixed. A baseline that is to be written need not be there yet.
  func known(_ outcome: LintOutcome, usesConfiguration: Bool) throws(Failure) -> Baseline {
    guard let update = update(outcome.baselines, usesConfiguration: usesConfiguration) else {
      return try required(outcome)
    }
    return try update.old()
  }

  private func required(_ outcome: LintOutcome) throws(Failure) -> Baseline {
    guard let baseline else { return outcome.known }
    return try Baseline.require(FilePath(exact: baseline))
  }

  /// The baselines that are read.
  private func paths(_ configured: [ConfiguredFile]) -> [FilePath] {
    baseline.map { [FilePath(exact: $0)] } ?? configured.map(\.path)
  }

  /// Notes the files that `apply` reads and writes.
  func claim(
    _ claims: inout FileClaims, configured: [ConfiguredFile], usesConfiguration: Bool
  ) throws(Failure) {
    guard let update = update(configured, usesConfiguration: usesConfiguration) else {
      for path in paths(configured) { claims.protect(path, as: "the baseline") }
      return
    }
    if let registration = update.registration {
      claims.protect(registration.configuration, as: "the configuration")
    }
    try claims.claim(update.target(), for: "--write-baseline")
  }

  /// Nil where no baseline is to be written.
  private func update(_ configured: [ConfiguredFile], usesConfiguration: Bool) -> BaselineUpdate? {
    guard let writeBaseline else { return nil }
    return BaselineUpdate(
      wanted: writeBaseline == Self.noPath ? baseline : writeBaseline, configured: configured.map(\.path),
      registration: usesConfiguration ? BaselineRegistration(folder: WorkingFolder.current.path) : nil)
  }
}

extension Baseline {
  static func require(_ path: FilePath) throws(Failure) -> Baseline {
    try requireWhole(path)
    do throws(BaselineError) {
      return try read(path, in: .current)
    } catch {
      let advice = error.isOfMissingFile ? "; write it with --write-baseline=\(path.shownText)" : ""
      throw Failure(message: error.description + advice)
    }
  }
}

extension Baseline {
  private static func requireWhole(_ path: FilePath) throws(Failure) {
    guard let file = UnfinishedFile(FileSystem.place(of: WorkingFolder.current.locate(path))) else { return }
    throw Failure(message: file.advice(path.shownText))
  }
}

/// The base of the paths in a baseline.
struct BaselineRepository {
  private let root: FilePath

  init(of baseline: FilePath) {
    root =
      RepositoryRoot.containing(file: WorkingFolder.current.absolute(baseline)) ?? WorkingFolder.current.path
  }

  func has(_ file: String) -> Bool { FileSystem.kind(of: root.pushing(FilePath(shown: file))) != nil }
}
