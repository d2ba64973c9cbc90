import Linting
import Rules
import Syntax

/// Makes all fixes of a document's findings, safe and unsafe, round after round: what collides with an earlier one, or
/// comes up only then, is made in the next.
package struct AllFixes {
  /// The document after the last round.
  package private(set) var bytes: [UInt8]
  /// The number of rounds that changed it.
  package private(set) var count = 0

  /// More than any document needs.
  package static let limit = 12

  /// - Parameter lint: what is said of some bytes of this file.
  package init(_ bytes: [UInt8], _ lint: ([UInt8]) throws -> [Finding]) rethrows {
    self.bytes = bytes
    while count < Self.limit {
      let round = FixRound(try lint(self.bytes))
      guard let result = round.result, result != self.bytes else { return }
      self.bytes = result
      count += 1
    }
  }
}

extension Edits {
  /// The edited bytes, computed naively.
  package func spliced(into bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in self {
      result += bytes[position..<edit.range.lowerBound] + edit.text
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }
}

/// The fixes of a document's findings that can be made together.
package struct FixRound {
  /// Those that are made, in order.
  package let applied: [Finding]
  private let file: FileEdits?

  /// The document with all of them made; nil if there are none.
  package var result: [UInt8]? { file?.result }
  package var edits: Edits? { file?.edits }

  /// - Parameter findings: of one file; those that are fixed in another file aren't.
  package init(_ findings: [Finding]) {
    let editors = TreeEditors()
    let fixable = findings.compactMap { finding -> (finding: Finding, edits: [FileEdits])? in
      guard let edits = finding.fix?.edits(editors), edits.count == 1,
        edits[0].source.path == finding.place.source.path
      else { return nil }
      return (finding, edits)
    }
    let selection = EditSelection(fixable.map(\.edits))
    applied = selection.applied.map { fixable[$0].finding }
    file = selection.files.first
  }
}
