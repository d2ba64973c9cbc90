import Linting
import Syntax

/// Findings in batches of parts that are written concurrently. All findings of a file are in one part, so
/// that its lines are analysed once; batches are bounded to limit memory.
struct FindingBatches: Sequence, IteratorProtocol {
  private var rest: ArraySlice<Finding>
  private let partCount: Int
  /// Minimum number of findings in a part.
  private static let partSize = 500
  /// Below this there is only one part: starting a thread takes as long as writing a thousand findings.
  private static let fewest = 4000

  /// - Parameters:
  ///   - findings: sorted by file.
  ///   - jobs: number of threads; nil for one per core.
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

  /// The end of the file in which the part reaches its minimum size.
  private func endOfPart() -> Int {
    var end = Swift.min(rest.startIndex + Self.partSize, rest.endIndex)
    while end < rest.endIndex, rest[end].place.source === rest[end - 1].place.source { end += 1 }
    return end
  }
}
