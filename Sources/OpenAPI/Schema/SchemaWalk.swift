import Syntax

/// Keeps a walk over schemas finite: a schema isn't entered recursively, and the total is limited by a
/// budget.
struct SchemaWalk {
  private var entered: Set<Node> = []
  /// Number of schemas that may still be entered; real ones need a handful.
  private(set) var budget: Int

  init(budget: Int = 500) { self.budget = budget }

  /// Number of schemas entered and not yet left.
  var depth: Int { entered.count }

  /// Whether the walk is outside all schemas.
  var isEmpty: Bool { entered.isEmpty }

  mutating func spend(_ cost: Int) { budget -= cost }

  /// The mapping to read; nil if there is none, the walk is inside it already, or the budget is spent.
  mutating func enter(_ schema: SchemaView) -> Node? {
    guard let node = schema.node, budget > 0, entered.insert(node).inserted else { return nil }
    budget -= 1
    return node
  }

  /// Starts over for another value, allowing schemas to be entered again; returns the state to restore
  /// afterwards.
  mutating func startAnew() -> Set<Node> {
    defer { entered = [] }
    return entered
  }

  mutating func goOn(from entered: Set<Node>) { self.entered = entered }

  /// Allows the schema to be entered again on another path.
  mutating func leave(_ node: Node) { entered.remove(node) }
}

extension SchemaView {
  /// This schema and those it joins, directly or not: each of them applies to every value.
  package var conjunction: [SchemaView] { closure(\.conjuncts) }

  /// This schema and all that apply to the same value, branches included: each of them applies to some values
  /// at least.
  package var inPlaceSubschemas: [SchemaView] {
    closure { $0.conjuncts + $0.alternatives.flatMap(\.branches) }
  }

  /// In document order, without duplicates.
  private func closure(_ parts: (SchemaView) -> [SchemaView]) -> [SchemaView] {
    var walk = SchemaWalk()
    var found: [SchemaView] = []
    var pending = [self]
    while let next = pending.popLast() {
      guard walk.enter(next) != nil else { continue }
      found.append(next)
      pending += parts(next).reversed()
    }
    return found
  }
}
