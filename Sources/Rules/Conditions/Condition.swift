import OpenAPI
import Syntax

/// When a rule looks at something: `where` and `unless` of its entry. All that is said must hold.
struct Condition: Sendable {
  private let clauses: [any Clause]

  private static let kinds: [any Clause.Type] = [
    // The cheap ones first.
    StatusClause.self, MethodClause.self, AnswersClause.self, SuccessClause.self, ContentClause.self,
    MediaTypeClause.self, LacksClause.self, PropertyClause.self, LeavesOpenClause.self, StatesClause.self,
    OffersClause.self, DeprecatedClause.self,
  ]

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    var clauses: [any Clause] = []
    for kind in Self.kinds {
      if let value = reader.value(kind.key) { clauses.append(try kind.init(value)) }
    }
    self.clauses = clauses
    try reader.finish()
  }

  func holds(in situation: Situation) -> Bool { clauses.allSatisfy { $0.holds(in: situation) } }
}

/// One thing that a condition says: a key of `where`. What isn't known doesn't hold.
protocol Clause: Sendable {
  static var key: String { get }

  init(_ node: Node) throws(RuleFileError)

  func holds(in situation: Situation) -> Bool
}

/// `where` and `unless` of an entry.
struct SituationFilter: Sendable {
  private let condition: Condition?
  private let exceptions: [Condition]

  /// `unless` is one condition or a list of them, each of which is enough.
  init(_ entry: EntryReader) throws(RuleFileError) {
    condition = try entry.value("where").map { (node) throws(RuleFileError) in try Condition(node) }
    var exceptions: [Condition] = []
    if let node = entry.value("unless") {
      for element in node.isSequence ? node.elements : [node] { exceptions.append(try Condition(element)) }
    }
    self.exceptions = exceptions
  }

  /// Whether it lets everything through.
  var isEmpty: Bool { condition == nil && exceptions.isEmpty }

  func holds(in situation: Situation) -> Bool {
    (condition?.holds(in: situation) ?? true) && !exceptions.contains { $0.holds(in: situation) }
  }
}
