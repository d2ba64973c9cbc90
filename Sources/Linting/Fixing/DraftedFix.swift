import Rules
import Syntax
import Text

/// The fix of a finding, as edits.
struct DraftedFix: Sendable {
  let finding: Finding
  let edits: [FileEdits]
  /// Whether it may be made without being asked for: it changes nothing that is meant for others too.
  let isSafe: Bool

  /// Whether it writes something else into a suppression.
  var correctsDirective: Bool {
    finding.rule == ToolFault.Rule.unusedSuppression.rawValue && finding.fix?.isRemoval == false
  }

  func isMade(at level: FixLevel) -> Bool { isSafe || level == .unsafe }
}

/// Drafts the fixes of the findings of one run.
struct FixDrafts {
  private let editors = TreeEditors()
  /// The files that several documents of the run use.
  private let shared: Set<Address>

  init(_ outcome: LintOutcome) {
    var used: Set<Address> = []
    var shared: Set<Address> = []
    for sources in outcome.inputs.sources {
      for source in Set(sources.map(Address.init)) where !used.insert(source).inserted {
        shared.insert(source)
      }
    }
    self.shared = shared
  }

  /// Nil where there is no fix, or none that is certain to be right.
  func draft(_ finding: Finding) -> DraftedFix? {
    guard let fix = finding.fix, let edits = fix.edits(editors), !edits.isEmpty else { return nil }
    let isForOthers =
      edits.contains { shared.contains(Address($0.source)) }
      || fix.nodes.contains { editors.editor(of: $0.tree).isShared($0) }
    return DraftedFix(finding: finding, edits: edits, isSafe: fix.isSafe && !isForOthers)
  }
}

/// How many findings can be fixed.
package struct FixCounts: Hashable, Sendable {
  /// Those with a safe fix.
  package var safe = 0
  /// Those with another one.
  package var unsafe = 0

  package init(safe: Int = 0, unsafe: Int = 0) {
    self.safe = safe
    self.unsafe = unsafe
  }

  package init(_ outcome: LintOutcome) {
    let drafts = FixDrafts(outcome)
    for case let draft? in outcome.result.findings.lazy.map(drafts.draft) {
      if draft.isSafe { safe += 1 } else { unsafe += 1 }
    }
  }
}
