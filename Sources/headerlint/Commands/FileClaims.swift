import Linting
import Platform
import SystemPackage

/// The files that a run reads and writes: what it writes takes the place of nothing that it reads, nor of anything
/// else that it writes, whatever links lead there.
struct FileClaims {
  /// What each file is, in words.
  private var known: [FileSystem.Destination: String] = [:]

  /// Notes a file that may not be replaced.
  /// - Parameter words: what it is, such as `the document`.
  mutating func protect(_ path: FilePath, as words: String) {
    guard let destination = FileSystem.destination(of: WorkingFolder.current.locate(path)) else { return }
    protect(
      destination, as: "\(words) \(RepositoryRoot.relativePath(of: path, to: WorkingFolder.current.path))")
  }

  private mutating func protect(_ destination: FileSystem.Destination, as words: String) {
    if known[destination] == nil { known[destination] = words }
  }

  /// Notes the documents of a run and its configurations.
  mutating func protect(_ outcome: LintOutcome, readsStandardInput: Bool) {
    for path in outcome.inputs.configurations { protect(path, as: "the configuration") }
    for path in outcome.inputs.documents { protect(path, as: "the document") }
    if readsStandardInput, let destination = FileSystem.destination(of: .standardInput) {
      protect(destination, as: "the document on standard input")
    }
  }

  /// Notes a file that is to be written.
  /// - Parameter option: what asks for it.
  mutating func claim(_ path: FilePath, for option: String) throws(Failure) {
    guard let destination = FileSystem.destination(of: WorkingFolder.current.locate(path)) else { return }
    if let words = known[destination] {
      throw Failure(message: "\(option) would replace \(words); name another file, nothing was written")
    }
    known[destination] = "the file of \(option)"
  }
}
