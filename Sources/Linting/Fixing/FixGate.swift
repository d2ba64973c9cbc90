import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// Tells which drafted fixes of a run may be made.
struct FixGate {
  private let session: LintSession
  private let input: LintInput
  private var level: FixLevel
  private let isTrial: Bool
  /// Files that aren't touched.
  private var closed: Set<TextKey> = []
  /// Files that are left to unsafe fixes.
  private var reserved: Set<TextKey> = []
  /// Files that have been looked at, and may be changed.
  private var open: Set<TextKey> = []
  /// The headers that a baseline holds by their names, by file and name in lower case.
  private var named: Set<HeaderKey> = []
  private var users: FileUsers
  /// Why files aren't touched, a sentence each.
  private(set) var problems: [String] = []

  private struct HeaderKey: Hashable {
    let path: String
    let name: String
  }

  /// - Parameter isTrial: whether nothing will be written.
  init(_ session: LintSession, _ input: LintInput, level: FixLevel, isTrial: Bool) {
    self.session = session
    self.input = input
    self.level = level
    self.isTrial = isTrial
    users = FileUsers(session)
  }

  /// The same for all fixes.
  var forUnsafe: FixGate {
    var gate = self
    gate.level = .unsafe
    gate.reserved = []
    return gate
  }

  // MARK: Closing

  /// Leaves a file alone from now on.
  mutating func close(_ target: FixTarget, because problem: String) {
    open.remove(target.key)
    if closed.insert(target.key).inserted { problems.append(problem) }
  }

  /// Leaves a header alone from now on.
  /// - Parameters:
  ///   - path: of its file, relative to the root of the repository.
  mutating func close(header: String, in path: String) {
    named.insert(HeaderKey(path: path, name: asciiLowercase(header)))
  }

  // MARK: Asking

  /// Those that may be made.
  mutating func admitted(
    _ drafts: [DraftedFix], _ run: LintRun.Result, _ targets: FixTargets
  ) -> [DraftedFix] {
    drafts.filter { draft in
      guard draft.isMade(at: level), !isNamed(draft.finding, run) else { return false }
      let files = draft.edits.map { ($0.source, targets.target(of: $0.source)) }
      // What is printed need not be kept; what is written with it would be.
      if files.contains(where: { $0.1?.path == nil }), files.contains(where: { $0.1?.path != nil }) {
        return false
      }
      return files.allSatisfy { source, target in target.map { admits(source, $0, run) } ?? false }
        && !strands(draft, run, targets)
    }
  }

  private func isNamed(_ finding: Finding, _ run: LintRun.Result) -> Bool {
    guard !named.isEmpty, let header = finding.header else { return false }
    let path = run.outcome.result.repositoryPath(of: finding.place.source)
    return named.contains(HeaderKey(path: path, name: asciiLowercase(header)))
  }

  private mutating func admits(_ source: SourceFile, _ target: FixTarget, _ run: LintRun.Result) -> Bool {
    guard let path = target.path else { return true }
    if closed.contains(target.key) || reserved.contains(target.key) { return false }
    if open.contains(target.key) { return true }
    if let obstacle = obstacle(path) {
      close(target, because: "\(source.path): not fixed: \(obstacle)")
      return false
    }
    guard isAskedFor(target, run) else {
      closed.insert(target.key)
      return false
    }
    if level == .safe, users.haveOthers(target, in: run, input) {
      reserved.insert(target.key)
      return false
    }
    open.insert(target.key)
    return true
  }

  /// Whether a reference of a document that the run doesn't look at would lose its target.
  private mutating func strands(
    _ draft: DraftedFix, _ run: LintRun.Result, _ targets: FixTargets
  ) -> Bool {
    let displaced = draft.finding.fix?.displaced ?? []
    let sources = Set(displaced.map { Address($0.source) })
    return draft.edits.contains { edits in
      guard sources.contains(Address(edits.source)), let target = targets.target(of: edits.source) else {
        return false
      }
      let places = displaced.filter { $0.source === edits.source }.map(\.pointer)
      return users.mayRefer(toAny: places, in: target, run, input)
    }
  }

  private func obstacle(_ path: FilePath) -> String? {
    if !session.files.isInRoot(path) { return FileError.outsideRoot.message }
    if isTrial { return nil }
    if UnfinishedFile(path) != nil { return "a run was killed while it wrote this file" }
    return FileSystem.obstacle(toWriting: path)?.description
  }

  /// Who hands over a document on standard input wants that one fixed, and no file that it refers to.
  private func isAskedFor(_ target: FixTarget, _ run: LintRun.Result) -> Bool {
    guard input.readsStandardInput else { return true }
    return run.parts.contains { part in
      part.isInput && part.candidate.location != .standardInput
        && TextKey(part.candidate.realPathText) == target.key
    }
  }
}
