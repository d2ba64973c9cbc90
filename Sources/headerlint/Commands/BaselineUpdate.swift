import Linting
import Platform
import Reports
import SystemPackage

/// Implements `--write-baseline`.
struct BaselineUpdate {
  /// The path given on the command line.
  let wanted: String?
  /// The baselines named in the configurations of the documents.
  let configured: [FilePath]
  /// Nil if no configuration is to be changed.
  let registration: BaselineRegistration?

  /// Records the findings, and holds them back.
  /// - Returns: a message for standard error.
  func apply(to outcome: inout LintOutcome) throws(Failure) -> String {
    let path = try target()
    guard !outcome.hasFailed else {
      return notice("\(path.shownText): not written, because not every file could be read")
    }
    let new = try locked(FileSystem.place(of: WorkingFolder.current.locate(path)), path) {
      () throws(Failure) in try replace(path, outcome.result)
    }
    let count = outcome.result.findings.count
    _ = outcome.result.holdBack(new)
    let held = count - outcome.result.findings.count
    return notice("\(path.shownText): \(held) finding\(held == 1 ? "" : "s") recorded") + (try register(path))
  }

  private func replace(_ path: FilePath, _ result: LintResult) throws(Failure) -> Baseline {
    let old = try old(path)
    let repository = BaselineRepository(of: path)
    let new = result.baseline(replacing: old, whereExists: repository.has)
    do throws(Errno) {
      try FileSystem.replace(WorkingFolder.current.locate(path), with: baselineFile(new))
    } catch {
      throw Failure(error, writing: path, for: "--write-baseline=")
    }
    return new
  }

  /// What was recorded before.
  func old() throws(Failure) -> Baseline { try old(target()) }

  private func old(_ path: FilePath) throws(Failure) -> Baseline {
    FileSystem.kind(of: WorkingFolder.current.locate(path)) == nil
      ? Baseline([]) : try Baseline.require(path)
  }

  /// Keeps other runs from changing a file between reading and writing.
  /// - Parameters:
  ///   - place: where the file lies.
  ///   - path: as it is shown.
  private func locked<Result>(
    _ place: FilePath, _ path: FilePath, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let lock: FileLock
    do throws(FileLock.Taken) {
      lock = try FileLock(place, patience: Self.patience)
    } catch {
      throw Failure(
        message:
          "\(path.shownText): not written, because another run has kept the lock on it for \(Self.patience) seconds; wait until it is done, or end it"
      )
    }
    defer { lock.release() }
    return try body()
  }

  /// Seconds. Nobody holds the lock for longer than it takes to read and write a baseline.
  private static let patience = 10

  /// The file that is written.
  func target() throws(Failure) -> FilePath {
    if let wanted { return FilePath(exact: wanted) }
    guard configured.count < 2 else {
      let paths = configured.map { $0.relative(to: WorkingFolder.current.path) }.joined(separator: ", ")
      throw Failure(
        message: "the documents have several baselines, \(paths); name one with --write-baseline=FILE")
    }
    guard let path = configured.first ?? registration?.baseline else { return FilePath(Baseline.defaultName) }
    if configured.isEmpty, registration?.baselineLeadsOutside == true {
      let shown = path.relative(to: WorkingFolder.current.path)
      throw Failure(
        message: "\(shown) leads out of the repository through a link; name a file with --write-baseline=FILE"
      )
    }
    // As people write it, from the current folder on.
    return FilePath(shown: path.relative(to: WorkingFolder.current.path))
  }

  private func register(_ path: FilePath) throws(Failure) -> String {
    guard let registration else { return "" }
    let shown = registration.configuration.relative(to: WorkingFolder.current.path)
    return try locked(FileSystem.place(of: registration.configuration), FilePath(shown: shown)) {
      () throws(Failure) in
      // Another run may have named a baseline meanwhile.
      try register(path, BaselineRegistration(folder: WorkingFolder.current.path), shown)
    }
  }

  /// - Parameter configuration: the configuration's path as it is shown.
  private func register(
    _ path: FilePath, _ registration: BaselineRegistration, _ configuration: String
  ) throws(Failure) -> String {
    do throws(Errno) {
      switch try registration.register(WorkingFolder.current.absolute(path)) {
      case .wasNamed: return ""
      case .added: return notice("\(configuration): now names the baseline")
      case .created: return notice("\(configuration): created, and names the baseline")
      case .namesAnother(let other):
        return notice(
          "warning: \(configuration) names another baseline, \(other); to use this one: --baseline \(path.shownText)"
        )
      case .notNameable:
        return notice(
          "warning: \(configuration) can't name the baseline, whose path isn't valid UTF-8; to use this one: --baseline \(path.shownText)"
        )
      case .notAppendable(let line):
        return notice("warning: \(configuration) doesn't name the baseline; add this to it: \(line)")
      }
    } catch {
      throw Failure(message: "\(configuration): \(error.description)")
    }
  }

  /// A line for standard error.
  private func notice(_ text: String) -> String { visibleLine("headerlint: \(text)") + "\n" }
}
