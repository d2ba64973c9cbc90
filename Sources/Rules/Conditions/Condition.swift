import OpenAPI
import Syntax

/// When a rule applies: `where` and `unless` of its entry. All clauses must hold.
///
/// A class to make copying cheap: conditions are evaluated very often.
final class Condition: Sendable {
  /// Evaluated first: it is cheap and rules out nearly everything.
  private let status: StatusClause?
  private let clauses: [any Clause]

  private static let kinds: [any Clause.Type] = [
    // The cheap ones first.
    MethodClause.self, ViaClause.self, GuidelineClause.self, PlainClause.self, AnswersClause.self,
    RequestBodyClause.self, SuccessClause.self, ContentClause.self, ResponsesClause.self,
    SuccessesClause.self,
    MediaTypeClause.self, LacksClause.self, HasClause.self, PropertyClause.self, LeavesOpenClause.self,
    StatesClause.self, TakesClause.self, OffersClause.self, ExplainsClause.self, SecurityClause.self,
    DeprecatedClause.self,
  ]

  static var keys: [EntryKey] { kinds.map { $0.about } + [StatusClause.about] }

  init(_ node: Node) throws(RuleFileError) {
    guard node.isMapping else { throw RuleFileError("expected a mapping", at: node) }
    var status: StatusClause?
    var clauses: [(rank: Int, clause: any Clause)] = []
    for member in node.members {
      if member.key.hasText(StatusClause.key) {
        status = try StatusClause(member.value)
      } else if let rank = Self.kinds.firstIndex(where: { member.key.hasText($0.key) }) {
        clauses.append((rank, try Self.kinds[rank].init(member.value)))
      } else {
        let keys = Self.keys.map(\.name).sorted()
        throw RuleFileError(
          "unknown key '\(member.name)'; \(EntryReader.suggestion(for: member.name, among: keys))",
          at: member.key)
      }
    }
    self.status = status
    self.clauses = clauses.sorted { $0.rank < $1.rank }.map(\.clause)
  }

  func holds(in context: RuleContext) -> Bool {
    mayHold(in: context) && clauses.allSatisfy { $0.holds(in: context) }
  }

  /// Whether the status allows it to hold.
  func mayHold(in context: RuleContext) -> Bool { status?.holds(in: context) ?? true }
}

/// A clause of a condition: a key of `where`. What is unknown doesn't hold.
///
/// Classes, like conditions.
protocol Clause: AnyObject, Sendable {
  static var key: StaticString { get }

  /// Its key, for those who write conditions.
  static var about: EntryKey { get }

  init(_ node: Node) throws(RuleFileError)

  func holds(in context: RuleContext) -> Bool
}

/// `where` and `unless` of an entry.
final class RuleContextFilter: Sendable {
  private let condition: Condition?
  private let exceptions: [Condition]

  static let keys = [
    EntryKey(
      "where", .other("conditions"), default: "always", "when the rule looks: all of these must hold"),
    EntryKey(
      "unless", .other("conditions, or a list of such"), default: "never",
      "when the rule doesn't look: where all of these hold, of a list those of one of its elements"),
  ]

  /// `unless` is one condition or a list of them, each of which is enough.
  init(_ entry: EntryReader) throws(RuleFileError) {
    condition = try entry.value("where").map { (node) throws(RuleFileError) in try Condition(node) }
    var exceptions: [Condition] = []
    if let node = entry.value("unless") {
      for element in node.isSequence ? node.elements : [node] { exceptions.append(try Condition(element)) }
    }
    self.exceptions = exceptions
  }

  /// Whether it has no conditions.
  var isEmpty: Bool { condition == nil && exceptions.isEmpty }

  /// Whether the status allows it to hold.
  func mayHold(in context: RuleContext) -> Bool { condition?.mayHold(in: context) ?? true }

  func holds(in context: RuleContext) -> Bool {
    (condition?.holds(in: context) ?? true) && !exceptions.contains { $0.holds(in: context) }
  }
}
