import Syntax

/// Keeps a walk over schemas finite: a schema is not entered within itself, and all of them together cost no more than a
/// budget.
struct SchemaWalk {
  private var entered: Set<Node> = []
  /// Schemas that may still be entered; real ones need a handful.
  private(set) var budget: Int

  init(budget: Int = 500) { self.budget = budget }

  /// How many schemas were entered and not left.
  var depth: Int { entered.count }

  /// Whether it stands before or behind all schemas.
  var isEmpty: Bool { entered.isEmpty }

  mutating func spend(_ cost: Int) { budget -= cost }

  /// The mapping to read; nil where there is none, or the walk is in it already, or has gone on for too long.
  mutating func enter(_ schema: SchemaView) -> Node? {
    guard let node = schema.node, budget > 0, entered.insert(node).inserted else { return nil }
    budget -= 1
    return node
  }

  /// Begins with another value, for which schemas may be entered again; returns what to go on from afterwards.
  mutating func startAnew() -> Set<Node> {
    defer { entered = [] }
    return entered
  }

  mutating func goOn(from entered: Set<Node>) { self.entered = entered }

  /// Lets another path enter the schema again.
  mutating func leave(_ node: Node) { entered.remove(node) }
}

extension SchemaView {
  /// This schema and those that it joins, directly or through others: what each says holds of every value.
  package var conjunction: [SchemaView] { closure(\.conjuncts) }

  /// This schema and all that apply to the same value, branches included: what each says holds of some values at least.
  package var inPlaceSubschemas: [SchemaView] {
    closure { $0.conjuncts + $0.alternatives.flatMap(\.branches) }
  }

  /// In the order of the document, each once.
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
