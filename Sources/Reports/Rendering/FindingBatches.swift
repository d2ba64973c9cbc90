import Linting
import Syntax

/// Findings in batches of parts that are written at the same time. All findings of a file are in one part, so that what
/// is found out about its lines is found out once; a batch is no larger than what may stand in memory.
struct FindingBatches: Sequence, IteratorProtocol {
  private var rest: ArraySlice<Finding>
  private let partCount: Int
  /// Findings of a part, at least.
  private static let partSize = 500
  /// Fewer are one part. A thread takes some milliseconds to come to life, and so do a thousand findings to be written.
  private static let fewest = 4000

  /// - Parameters:
  ///   - findings: sorted by file.
  ///   - jobs: threads; nil for one a core.
  init(_ findings: [Finding], jobs: Int?) {
    rest = findings[...]
    partCount = jobs == 1 || findings.count < Self.fewest ? 1 : 64
  }

  mutating func next() -> [ArraySlice<Finding>]? {
    guard !rest.isEmpty else { return nil }
    guard partCount > 1 else {
      defer { rest = [] }
      return [rest]
    }
    var parts: [ArraySlice<Finding>] = []
    while parts.count < partCount, !rest.isEmpty {
      let end = endOfPart()
      parts.append(rest[..<end])
      rest = rest[end...]
    }
    return parts
  }

  /// Where the first file ends behind so many findings.
  private func endOfPart() -> Int {
    var end = Swift.min(rest.startIndex + Self.partSize, rest.endIndex)
    while end < rest.endIndex, rest[end].place.source === rest[end - 1].place.source { end += 1 }
    return end
  }
}
