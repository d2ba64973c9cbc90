import OpenAPI
import Platform
import Rules
import Syntax
import Text

/// The fix of a finding, as edits.
package struct DraftedFix: Sendable {
  let finding: Finding
  package let edits: [FileEdits]
  /// Whether it may be made without being asked for: it changes nothing that is meant for others too.
  package let isSafe: Bool
  /// Whether aliases show what it changes elsewhere too.
  var isShownElsewhere = false

  /// What it does, without a full stop.
  package var title: String { finding.fix?.title ?? "" }

  /// Whether it removes what a configuration says of headers that aren't there.
  var isOfConfiguration: Bool { finding.rule == ToolFault.Rule.unusedConfiguration.rawValue }

  /// Whether it writes something else into a suppression.
  var correctsDirective: Bool {
    finding.rule == ToolFault.Rule.unusedSuppression.rawValue && finding.fix?.isRemoval == false
  }

  /// Whether it isn't made, or not safe, where other documents use what it changes.
  var dependsOnUsers: Bool { !isOfConfiguration && (isSafe || finding.fix?.displaced.isEmpty == false) }

  func isMade(at level: FixLevel) -> Bool { isSafe || level == .unsafe }
}

/// Drafts the fixes of the findings of one run.
final class FixDrafts: Sendable {
  private let editors = TreeEditors()
  private let sharingEditors = TreeEditors(changingShared: true)
  /// Made on first use.
  private let aliased = Guarded<[ObjectIdentifier: AliasedHeaders]>([:])
  /// The files that several documents of the run use.
  private let shared: Set<Address>

  /// - Parameter sources: the files that each document is read from.
  init(_ sources: [[SourceFile]]) {
    var used: Set<Address> = []
    var shared: Set<Address> = []
    for sources in sources {
      for source in Set(sources.map(Address.init)) where !used.insert(source).inserted {
        shared.insert(source)
      }
    }
    self.shared = shared
  }

  /// Nil where there is no fix, or none that is certain to be right.
  /// - Parameter includingShownElsewhere: whether there may be one that has to be tried.
  func draft(_ finding: Finding, includingShownElsewhere: Bool = true) -> DraftedFix? {
    guard let fix = finding.fix else { return nil }
    if isShownElsewhere(fix) { return includingShownElsewhere ? draftShownElsewhere(finding, fix) : nil }
    guard let edits = fix.edits(editors), !edits.isEmpty else { return nil }
    let isForOthers = edits.contains { shared.contains(Address($0.source)) }
    return DraftedFix(finding: finding, edits: edits, isSafe: fix.isSafe && !isForOthers)
  }

  /// One that has to be tried.
  func draftToTry(_ finding: Finding) -> DraftedFix? {
    guard let fix = finding.fix, isShownElsewhere(fix) else { return nil }
    return draftShownElsewhere(finding, fix)
  }

  private func isShownElsewhere(_ fix: Fix) -> Bool {
    fix.nodes.contains { editors.editor(of: $0.tree).isShared($0) }
  }

  private func draftShownElsewhere(_ finding: Finding, _ fix: Fix) -> DraftedFix? {
    guard let document = finding.document, aliasedHeaders(of: document).areChangedAlike(by: fix),
      let edits = fix.edits(sharingEditors), !edits.isEmpty
    else { return nil }
    return DraftedFix(finding: finding, edits: edits, isSafe: false, isShownElsewhere: true)
  }

  private func aliasedHeaders(of document: APIDocument) -> AliasedHeaders {
    aliased.withLock { known in
      let id = ObjectIdentifier(document)
      let headers = known[id] ?? AliasedHeaders(document, editors)
      known[id] = headers
      return headers
    }
  }
}

/// How many findings have a fix of their own. Others may be gone with them.
package struct FixCounts: Hashable, Sendable {
  /// Those with a safe fix.
  package var safe = 0
  /// Those with another one.
  package var unsafe = 0
  /// Whether documents that the run doesn't look at may keep some from being made.
  package var areLimits = false

  package init(safe: Int = 0, unsafe: Int = 0, areLimits: Bool = false) {
    self.safe = safe
    self.unsafe = unsafe
    self.areLimits = areLimits
  }

  package init(_ outcome: LintOutcome) {
    for finding in outcome.result.findings {
      guard let draft = outcome.result.fixes.fix(of: finding) else { continue }
      if draft.isSafe { safe += 1 } else { unsafe += 1 }
      if !outcome.result.fixes.knowsAllUsers, draft.dependsOnUsers { areLimits = true }
    }
  }
}
