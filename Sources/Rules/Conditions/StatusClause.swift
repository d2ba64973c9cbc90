import OpenAPI
import Syntax

/// `status: ['201', 3XX]` or `status: {not: ['206', '416']}`: the status under which an operation has the response.
///
/// A range or `default` is none of the statuses that it may stand for; under `not` it doesn't hold either.
struct StatusClause: Clause {
  static let key = "status"
  private let statuses: WordChoice

  init(_ node: Node) throws(RuleFileError) { statuses = try WordChoice(node, Self.key) }

  func holds(in situation: Situation) -> Bool {
    guard let status = situation.status.map(StatusKey.init) else { return false }
    return statuses.isNegated
      ? !statuses.words.contains(where: status.mayBe)
      : statuses.words.contains(where: status.fits)
  }
}

/// A key of `responses`: a status code, a range such as `4XX`, or `default`.
struct StatusKey {
  private let text: String

  init(_ text: String) { self.text = text }

  var isDefault: Bool { text == "default" }
  /// Some documents write `4xx`.
  private var isRange: Bool { text.utf8.count == 3 && (text.hasSuffix("XX") || text.hasSuffix("xx")) }

  /// Whether all that it stands for is this status, or in this class.
  /// - Parameter pattern: a status, or a class of them such as `3XX`.
  func fits(_ pattern: String) -> Bool {
    pattern.hasSuffix("XX") ? text.utf8.count == 3 && isInClass(of: pattern) : text == pattern
  }

  /// Whether it may stand for this status, or for one of this class.
  func mayBe(_ pattern: String) -> Bool {
    isDefault || fits(pattern) || isRange && isInClass(of: pattern)
  }

  private func isInClass(of pattern: String) -> Bool { text.utf8.first == pattern.utf8.first }
}
