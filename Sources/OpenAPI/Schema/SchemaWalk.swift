import Syntax

/// Keeps a walk over schemas finite: a schema isn't entered recursively, and the total is limited by a
/// budget.
struct SchemaWalk {
  private var entered = Entered()
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
    guard let node = schema.node, budget > 0, entered.insert(node) else { return nil }
    budget -= 1
    return node
  }

  /// Starts over for another value, allowing schemas to be entered again; returns the state to restore
  /// afterwards.
  mutating func startAnew() -> Entered {
    defer { entered = Entered() }
    return entered
  }

  mutating func goOn(from entered: Entered) { self.entered = entered }

  /// Allows the schema to be entered again on another path.
  mutating func leave(_ node: Node) { entered.remove(node) }

  /// The schemas that a walk is in. Mostly there is one, which needs no set.
  struct Entered {
    private var first: Node?
    private var others: Set<Node> = []

    var count: Int { (first == nil ? 0 : 1) + others.count }

    var isEmpty: Bool { first == nil && others.isEmpty }

    /// Whether it hasn't been there.
    mutating func insert(_ node: Node) -> Bool {
      if first == node || others.contains(node) { return false }
      if first == nil { first = node } else { others.insert(node) }
      return true
    }

    mutating func remove(_ node: Node) {
      if first == node { first = nil } else { others.remove(node) }
    }
  }
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
