import Syntax

/// Looks for `deprecated: true` in operations and in whatever their references lead to.
///
/// Each shared object is looked through once, and what is found in it is handed on once to those that lead to it,
/// however many operations that are.
package final class DeprecationMarks {
  private let resolver: Resolver
  private var parts: [Node: MarkedObject] = [:]
  /// The objects in which a reference leads to another one, by that one.
  private var leading: [Node: [Node]] = [:]

  init(resolver: Resolver) {
    self.resolver = resolver
  }

  /// Whether something is marked in these objects; nil where none is found and a reference can't be followed.
  func contains(_ objects: [Node]) -> Bool? {
    objects.forEach(explore)
    let found = objects.compactMap { parts[$0] }
    if found.contains(where: \.isMarked) { return true }
    return found.contains(where: \.isOpen) ? nil : false
  }

  /// Looks through an object and whatever it leads to that isn't known yet.
  private func explore(_ object: Node) {
    var pending = [object]
    while let object = pending.popLast() {
      guard parts[object] == nil else { continue }
      let (part, targets) = lookThrough(object)
      parts[object] = MarkedObject()
      if part.isMarked { note(\.isMarked, of: object) }
      if part.isOpen { note(\.isOpen, of: object) }
      for target in targets {
        leading[target, default: []].append(object)
        guard let known = parts[target] else {
          pending.append(target)
          continue
        }
        if known.isMarked { note(\.isMarked, of: object) }
        if known.isOpen { note(\.isOpen, of: object) }
      }
    }
  }

  /// What is found in an object holds for those that lead to it as well, and for those that lead to them.
  private func note(_ fact: WritableKeyPath<MarkedObject, Bool>, of object: Node) {
    var pending = [object]
    while let object = pending.popLast() {
      guard parts[object]?[keyPath: fact] == false else { continue }
      parts[object]![keyPath: fact] = true
      pending += leading[object] ?? []
    }
  }

  /// An object by itself, and what the references in it lead to.
  private func lookThrough(_ object: Node) -> (part: MarkedObject, targets: [Node]) {
    var part = MarkedObject()
    var targets: Set<Node> = []
    // An alias leads to a node that may be shared; nodes that are walked twice would cost time and nothing else.
    var visited: Set<Node> = []
    var pending = [object]
    while let node = pending.popLast() {
      guard !node.isScalar, visited.insert(node).inserted else { continue }
      if node["deprecated"]?.boolean == true { part.isMarked = true }
      if let reference = node.reference, reference.isScalar {
        if let target = resolver.resolve(node).target { targets.insert(target) } else { part.isOpen = true }
      }
      pending += node.isSequence ? node.elements : node.members.map(\.value)
    }
    return (part, Array(targets))
  }
}

extension DeprecationMarks {
  /// Whether an operation or anything in it is marked as deprecated: a parameter, a header, a property of its
  /// content; nil where that isn't known, because a reference can't be followed.
  package func isAnythingDeprecated(in operation: Operation, of document: APIDocument) -> Bool? {
    let inherited = operation.pathParameters.map { document.parameterLists[$0].node }
    return contains([operation.node] + [inherited].compactMap { $0 })
  }
}

/// An object, with what is known of it and of whatever its references lead to.
private struct MarkedObject {
  var isMarked = false
  /// Whether some reference can't be followed.
  var isOpen = false
}
