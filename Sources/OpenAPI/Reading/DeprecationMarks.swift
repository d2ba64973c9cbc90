import Syntax

/// Looks for `deprecated: true` in operations and everything they refer to.
///
/// Each shared object is searched once, and the result is passed on once to the objects that refer to it,
/// however many operations that affects.
package final class DeprecationMarks {
  private let resolver: Resolver
  private var parts: [Node: MarkedObject] = [:]
  /// The objects with a reference to an object, by the latter.
  private var leading: [Node: [Node]] = [:]

  init(resolver: Resolver) {
    self.resolver = resolver
  }

  /// Whether anything in these objects is marked; nil if nothing is and a reference can't be followed.
  func contains(_ objects: [Node]) -> Bool? {
    objects.forEach(explore)
    let found = objects.compactMap { parts[$0] }
    if found.contains(where: \.isMarked) { return true }
    return found.contains(where: \.isOpen) ? nil : false
  }

  /// Searches an object and everything it refers to that hasn't been searched yet.
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

  /// What is found in an object also holds for the objects that refer to it, directly or not.
  private func note(_ fact: WritableKeyPath<MarkedObject, Bool>, of object: Node) {
    var pending = [object]
    while let object = pending.popLast() {
      guard parts[object]?[keyPath: fact] == false else { continue }
      parts[object]![keyPath: fact] = true
      pending += leading[object] ?? []
    }
  }

  /// What an object contains by itself, and the targets of its references.
  private func lookThrough(_ object: Node) -> (part: MarkedObject, targets: [Node]) {
    var part = MarkedObject()
    var targets: Set<Node> = []
    // Several aliases may lead to one node, which needs to be visited only once.
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
  /// content; nil if that is unknown because a reference can't be followed.
  package func isAnythingDeprecated(in operation: Operation, of document: APIDocument) -> Bool? {
    let inherited = operation.pathParameters.map { document.parameterLists[$0].node }
    return contains([operation.node] + [inherited].compactMap { $0 })
  }
}

/// What is known of an object and everything it refers to.
private struct MarkedObject {
  var isMarked = false
  /// Whether some reference can't be followed.
  var isOpen = false
}
