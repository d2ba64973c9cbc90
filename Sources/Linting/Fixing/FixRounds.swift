import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// Makes the fixes of a run in memory, in rounds: those whose edits don't overlap, then, after the files have been linted
/// anew, the next ones, until there are none.
struct FixRounds {
  private let session: LintSession
  private let input: LintInput
  private let baseline: Baseline
  private let level: FixLevel
  private var gate: FixGate
  /// What is left.
  private var current: Stage
  private var files: [TextKey: FixedFile] = [:]
  private var groups = FileGroups()
  private var problems: [String] = []
  /// The fixes that would bring new findings.
  private var refused: Set<FindingKey> = []
  /// The findings that are gone by fixes that had to be tried.
  private var tried: Set<FindingKey> = []

  /// How often fixes were tried that were taken back.
  private(set) var failedTrials = 0
  /// Each lints the run anew. More than it takes to find one bad fix among a million; those left then aren't made.
  private static let trialLimit = 20

  /// More rounds than any document needs: a fix seldom leads to another one, and that to none.
  private static let limit = 10

  /// The files at one time.
  private struct Stage {
    let run: LintRun.Result
    let targets: FixTargets
    /// What neither a suppression nor the baseline holds back.
    let result: LintResult
    let stale: [Baseline.StaleEntry]

    init(_ run: LintRun.Result, _ baseline: Baseline, _ files: Files) {
      self.run = run
      targets = FixTargets(run, files)
      var result = run.outcome.result
      stale = baseline.entries.isEmpty ? [] : result.holdBack(baseline)
      self.result = result
    }
  }

  init(
    _ session: LintSession, _ input: LintInput, _ first: LintRun.Result, _ baseline: Baseline,
    level: FixLevel, isTrial: Bool
  ) {
    self.session = session
    self.input = input
    self.baseline = baseline
    self.level = level
    gate = FixGate(session, input, level: level, isTrial: isTrial)
    current = Stage(first, baseline, session.files)
  }

  // MARK: Rounds

  mutating func run() -> FixOutcome {
    let given = current.targets.standardInput
    if let given { session.setStandardInput(Array(given.source.bytes)) }
    // What can't be read at first isn't there a second time either.
    if given != nil || !input.readsStandardInput {
      let fixes = gate.admitted(drafts, current.run, current.targets).map { draft in
        Candidate(
          key: FindingKey(draft.finding), files: files(of: draft), isTried: draft.isShownElsewhere)
      }
      let before = keys()
      var rounds = 0
      while rounds < Self.limit, makeRound() { rounds += 1 }
      count(fixes, before)
    }
    var outcome = FixOutcome(
      outcome: current.run.outcome, units: units(), tried: tried, problems: gate.problems + problems)
    if level == .safe { offerOthers(in: &outcome) }
    outcome.standardInput = given.map { files[$0.target.key]?.bytes ?? Array($0.source.bytes) }
    return outcome
  }

  /// What is left and has a fix.
  private var drafts: [DraftedFix] {
    let drafts = current.run.outcome.result.fixes.drafts
    return current.result.findings.compactMap { drafts.draft($0) }
  }

  /// Says what is left that could be fixed at another level.
  private func offerOthers(in outcome: inout FixOutcome) {
    var gate = gate.forUnsafe
    let admitted = gate.admitted(drafts, current.run, current.targets)
    outcome.unsafeCount = admitted.count
    guard admitted.contains(where: \.isShownElsewhere) else { return }
    var others = FixRounds(session, input, current.run, baseline, level: .unsafe, isTrial: true)
    others.gate = gate
    let trial = others.run()
    others.undo()
    outcome.unsafeCount = trial.fixedCount
    outcome.outcome.result.fixes.tried = trial.tried
  }

  /// Lets the session see the files as they were.
  func undo() { show(files.values.map { FixedFile($0.source, $0.target) }) }

  /// - Returns: whether anything was fixed.
  private mutating func makeRound() -> Bool {
    let drafts = drafts
    // How many of those that have to be tried are tried together.
    var width = drafts.count
    while true {
      var admitted = gate.admitted(drafts, current.run, current.targets)
      let ofConfigurations = admitted.filter(\.isOfConfiguration)
      admitted.removeAll(where: \.isOfConfiguration)
      let isTrial = admitted.allSatisfy(\.isShownElsewhere)
      admitted =
        isTrial
        ? Array(admitted.filter { !refused.contains(FindingKey($0.finding)) }.prefix(width))
        : admitted.filter { !$0.isShownElsewhere }
      // Other fixes may give a header the name that a configuration permits.
      if admitted.isEmpty { admitted = ofConfigurations }
      // What a directive means may be something that would be fixed: that waits for the next round.
      let corrections = admitted.filter(\.correctsDirective)
      if !corrections.isEmpty { admitted = corrections }
      let selection = EditSelection(admitted.map(\.edits))
      let fixes = selection.applied.map { admitted[$0] }
      if fixes.isEmpty || isTrial && failedTrials == Self.trialLimit { return false }
      let revised = revised(selection.files)
      show(revised)
      let next = Stage(session.lintAgain(input), baseline, session.files)
      if isTrial, !fixes[0].isOfConfiguration, bringsFindings(fixes, next) {
        failedTrials += 1
        if fixes.count == 1 { refused.insert(FindingKey(fixes[0].finding)) }
        width = max(1, fixes.count / 2)
        show(revised.map { files[$0.target.key] ?? FixedFile($0.source, $0.target) })
        continue
      }
      if closeUnreadable(revised, next) || closeNamed(fixes, next) {
        show(revised.map { files[$0.target.key] ?? FixedFile($0.source, $0.target) })
        continue
      }
      for file in revised { files[file.target.key] = file }
      for fix in fixes { groups.add(files(of: fix), fixes: 0) }
      current = next
      return true
    }
  }

  private func revised(_ edits: [FileEdits]) -> [FixedFile] {
    edits.map { edits in
      let target = current.targets.target(of: edits.source)!
      var file = files[target.key] ?? FixedFile(edits.source, target)
      file.make(edits)
      return file
    }
  }

  /// Lets the session see the files as they are now.
  private func show(_ files: [FixedFile]) {
    session.setOverlays(
      files.compactMap { file in
        file.target.isConfiguration ? nil : file.target.path.map { ($0, file.bytes) }
      })
    for file in files where file.target.isConfiguration {
      session.setOverlay(file.bytes, at: file.target.path!.exactText)
    }
    for file in files where file.isStandardInput { session.setStandardInput(file.bytes) }
  }

  // MARK: What isn't accepted

  /// Leaves files alone that could not be read any more. That would be a mistake in a fix.
  /// - Returns: whether there are any.
  private mutating func closeUnreadable(_ files: [FixedFile], _ next: Stage) -> Bool {
    let keys = Set(files.map(\.target.key))
    var isClosed = false
    for case (let path, .malformed(let source, let failure)) in next.run.workspace.all
    where keys.contains(TextKey(path)) {
      let file = files.first { $0.target.key == TextKey(path) }!
      let position = LineTable(source).position(at: failure.error.range.lowerBound)
      let place = "\(source.path):\(position.line):\(position.column)"
      gate.close(
        file.target,
        because: "\(place): not fixed, because headerlint could not read the result: "
          + "\(failure.error.message); please report this")
      isClosed = true
    }
    return isClosed
  }

  /// Whether there are findings that weren't there before some fixes, or should be gone with them.
  private func bringsFindings(_ fixes: [DraftedFix], _ next: Stage) -> Bool {
    let before = counts(current.result.findings)
    let fixed = counts(fixes.map(\.finding))
    return counts(next.result.findings).contains { key, count in
      count > before[key, default: 0] - fixed[key, default: 0]
    }
  }

  /// A baseline knows headers by their names. Under another one, what it holds back would be reported, and fixed.
  /// - Returns: whether any of the fixes is of a header that has to keep its name.
  private mutating func closeNamed(_ fixes: [DraftedFix], _ next: Stage) -> Bool {
    guard !baseline.entries.isEmpty else { return false }
    let missing = Dictionary(
      current.stale.map { ($0.entry.subject, $0.missing) }, uniquingKeysWith: max)
    let lost = next.stale.filter { $0.missing > missing[$0.entry.subject] ?? 0 }.map(\.entry.subject)
    guard !lost.isEmpty else { return false }
    let before = counts(current.result.findings)
    let fixed = counts(fixes.map(\.finding))
    let after = counts(next.result.findings)
    var isClosed = false
    for subject in lost {
      guard let header = subject.header else { continue }
      let key = RuleInFile(path: subject.path, rule: subject.rule)
      let isTold = after[key, default: 0] > before[key, default: 0] - fixed[key, default: 0]
      let isRenamed = fixes.contains { fix in
        fix.finding.header.map(asciiLowercase) == asciiLowercase(header)
          && current.result.repositoryPath(of: fix.finding.place.source) == subject.path
      }
      guard isTold, isRenamed else { continue }
      gate.close(header: header, in: subject.path)
      isClosed = true
    }
    return isClosed
  }

  private struct RuleInFile: Hashable {
    let path: String
    let rule: String
  }

  private func counts(_ findings: [Finding]) -> [RuleInFile: Int] {
    findings.reduce(into: [:]) { counts, finding in
      let path = current.result.repositoryPath(of: finding.place.source)
      counts[RuleInFile(path: path, rule: finding.rule), default: 0] += 1
    }
  }

  // MARK: The outcome

  private func files(of fix: DraftedFix) -> [TextKey] {
    fix.edits.map { current.targets.target(of: $0.source)!.key }
  }

  /// All findings, with those that are held back.
  private func keys() -> [FindingKey: Int] {
    current.run.outcome.result.findingsWithSuppressed.reduce(into: [:]) { counts, finding in
      counts[FindingKey(finding), default: 0] += 1
    }
  }

  /// A finding that has a fix at first.
  private struct Candidate {
    let key: FindingKey
    let files: [TextKey]
    /// Whether the fix has to be tried.
    let isTried: Bool
  }

  /// Counts the findings that had a fix at first and are gone: by that fix, or by another one.
  private mutating func count(_ fixes: [Candidate], _ before: [FindingKey: Int]) {
    let after = keys()
    var gone = before.merging(after) { before, after in before - after }
    for fix in fixes where gone[fix.key, default: 0] > 0 {
      gone[fix.key]! -= 1
      groups.add(fix.files)
      if fix.isTried { tried.insert(fix.key) }
    }
  }

  private mutating func units() -> [FixUnit] {
    groups.groups().map { group in
      let files = group.files.compactMap { self.files[$0] }.filter { !$0.changes.changes.isEmpty }
      return FixUnit(
        files: files.sorted { $0.source.path.precedes($1.source.path) }, fixes: group.fixes)
    }.filter { !$0.files.isEmpty }
      .sorted { $0.files[0].source.path.precedes($1.files[0].source.path) }
  }
}
