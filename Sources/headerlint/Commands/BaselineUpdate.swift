import Linting
import Platform
import Reports
import SystemPackage

/// What `--write-baseline` does.
struct BaselineUpdate {
  /// The path that the command line gives.
  let wanted: String?
  /// The baselines that the configurations of the documents name.
  let configured: [FilePath]
  /// Nil where no configuration is to be touched.
  let registration: BaselineRegistration?

  /// Records the findings, and holds them back.
  /// - Returns: what to say on standard error.
  func apply(to outcome: inout LintOutcome) throws(Failure) -> String {
    let path = try target()
    guard !outcome.hasFailed else {
      return "headerlint: \(path): not written, because not every file could be read\n"
    }
    let old =
      FileSystem.kind(of: WorkingFolder.current.locate(path)) == nil
      ? Baseline([]) : try Baseline.require(path)
    let repository = BaselineRepository(of: path)
    let new = outcome.result.baseline(replacing: old, whereExists: repository.has)
    do throws(Errno) {
      try FileSystem.replace(WorkingFolder.current.locate(path), with: baselineFile(new))
    } catch {
      throw Failure(message: "\(path): \(error.description)")
    }
    let count = outcome.result.findings.count
    _ = outcome.result.holdBack(new)
    let held = count - outcome.result.findings.count
    return "headerlint: \(path): \(held) finding\(held == 1 ? "" : "s") recorded\n" + (try register(path))
  }

  private func target() throws(Failure) -> FilePath {
    if let wanted { return FilePath(wanted) }
    guard configured.count < 2 else {
      let paths = configured.map { $0.relative(to: WorkingFolder.current.path) }.joined(separator: ", ")
      throw Failure(
        message: "the documents have several baselines, \(paths); name one with --write-baseline=FILE")
    }
    guard let path = configured.first ?? registration?.baseline else { return FilePath(Baseline.defaultName) }
    // As people write it, from the current folder on.
    return FilePath(path.relative(to: WorkingFolder.current.path))
  }

  private func register(_ path: FilePath) throws(Failure) -> String {
    guard let registration else { return "" }
    let configuration = registration.configuration.relative(to: WorkingFolder.current.path)
    do throws(Errno) {
      switch try registration.register(WorkingFolder.current.absolute(path)) {
      case .wasNamed: return ""
      case .added: return "headerlint: \(configuration): names the baseline now\n"
      case .created: return "headerlint: \(configuration): made, to name the baseline\n"
      case .namesAnother(let other):
        return
          "headerlint: warning: \(configuration) names another baseline, \(other); for this one: --baseline \(path)\n"
      case .notAppendable(let line):
        return "headerlint: warning: \(configuration) doesn't name the baseline; write into it: \(line)\n"
      }
    } catch {
      throw Failure(message: "\(configuration): \(error.description)")
    }
  }
}
