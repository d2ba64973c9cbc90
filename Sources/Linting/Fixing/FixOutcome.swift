import Syntax
import Text

/// What fixing the findings of a run came to, in memory or on disk.
package struct FixOutcome: Sendable {
  /// What is left.
  package var outcome: LintOutcome
  /// The changed files, those together that are written together or not at all.
  var units: [FixUnit]
  /// The findings that are gone by fixes that had to be tried.
  var tried: Set<FindingKey> = []
  /// The number of findings left that unsafe fixes would fix; 0 where these were made.
  package var unsafeCount = 0
  /// What kept fixes from being made, a sentence each that begins with a path.
  package var problems: [String]
  /// The text of standard input with all fixes made; nil where nothing could be read there.
  package var standardInput: [UInt8]?

  /// The changed files, sorted by path.
  package var files: [FixedFile] {
    units.flatMap(\.files).sorted { $0.source.path.precedes($1.source.path) }
  }

  /// The number of findings.
  package var fixedCount: Int { units.reduce(0) { $0 + $1.fixes } }
}

/// Files that are written together or not at all.
struct FixUnit: Sendable {
  /// Sorted by path.
  let files: [FixedFile]
  /// The number of findings that are fixed in them.
  let fixes: Int
}
