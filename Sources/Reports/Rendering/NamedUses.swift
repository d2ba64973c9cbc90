import Linting
import OpenAPI

/// How many uses a report lists for each finding. To bound a report's size (documents may have thousands of
/// shared headers with hundreds of uses each), later findings list a single use.
struct NamedUses: Sendable {
  private let limit: Int
  /// The index of the first finding that lists only one use.
  private let lateFrom: Int

  /// The number of uses listed in a report before it falls back to one each; real documents stay far below.
  private static let budget = 100_000

  /// - Parameters:
  ///   - counts: the number of uses of each entry, in report order.
  ///   - limit: the maximum for one entry.
  init(_ counts: some Sequence<Int>, limit: Int) {
    self.limit = limit
    var (left, index) = (Self.budget, 0)
    for count in counts {
      left -= min(count, limit)
      if left < 0 { break }
      index += 1
    }
    lateFrom = index
  }

  init(_ findings: [Finding], limit: Int) {
    self.init(findings.lazy.map(\.uses.count), limit: limit)
  }

  /// The number of uses to list for an entry.
  /// - Parameter index: its index in the report.
  func count(at index: Int) -> Int { index < lateFrom ? limit : 1 }
}
