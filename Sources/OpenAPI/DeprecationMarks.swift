import Syntax

/// Looks for `deprecated: true` in operations and in whatever their references lead to.
///
/// Each shared object is looked through once, however many operations lead to it.
final class DeprecationMarks {
  private let resolver: Resolver
  private var parts: [Node: Part] = [:]

  /// An object without what its references lead to.
  private struct Part {
    var isMarked = false
    /// What the references in it lead to.
    var targets: [Node] = []
    /// Whether every reference in it could be followed.
    var isComplete = true
  }

  init(resolver: Resolver) {
    self.resolver = resolver
  }

  /// Whether something is marked in these objects; nil where none is found and a reference can't be followed.
  func contains(_ objects: [Node]) -> Bool? {
    var visited: Set<Node> = []
    var pending = objects
    var isComplete = true
    while let object = pending.popLast() {
      guard visited.insert(object).inserted else { continue }
      let part = part(object)
      if part.isMarked { return true }
      if !part.isComplete { isComplete = false }
      pending += part.targets
    }
    return isComplete ? false : nil
  }

  private func part(_ object: Node) -> Part {
    if let known = parts[object] { return known }
    var part = Part()
    // An alias leads to a node that may be shared; nodes that are walked twice would cost time and nothing else.
    var visited: Set<Node> = []
    var pending = [object]
    while let node = pending.popLast() {
      guard !node.isScalar, visited.insert(node).inserted else { continue }
      if node["deprecated"]?.boolean == true { part.isMarked = true }
      if let reference = node["$ref"], reference.isScalar { note(node, in: &part) }
      pending += node.isSequence ? node.elements : node.members.map(\.value)
    }
    parts[object] = part
    return part
  }

  private func note(_ reference: Node, in part: inout Part) {
    if let target = resolver.resolve(reference).target {
      part.targets.append(target)
    } else {
      part.isComplete = false
    }
  }
}

extension APIDocument {
  /// Whether the operation or anything in it is marked as deprecated: a parameter, a header, a property of its
  /// content; nil where that isn't known, because a reference can't be followed.
  package func isAnythingDeprecated(in operation: Operation) -> Bool? {
    guard let deprecations else { return nil }
    let inherited = operation.pathParameters.map { parameterLists[$0].node }
    return deprecations.contains([operation.node] + [inherited].compactMap { $0 })
  }
}
