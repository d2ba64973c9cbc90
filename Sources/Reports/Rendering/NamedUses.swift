import Linting
import OpenAPI

/// How many uses a report names of each finding. A shared header has hundreds, and a document may have thousands of
/// shared headers: so that no report outgrows its documents by more than a measure, those that come late name one use.
struct NamedUses: Sendable {
  private let limit: Int
  /// The index of the first finding that names one use only.
  private let lateFrom: Int

  /// Uses of a report that are named before it falls back on one each; real documents stay far below.
  private static let budget = 100_000

  /// - Parameters:
  ///   - counts: how many uses each entry of the report has, in the report's order.
  ///   - limit: how many an entry names at most.
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

  /// How many uses an entry names.
  /// - Parameter index: where it stands in the report.
  func count(at index: Int) -> Int { index < lateFrom ? limit : 1 }
}
