extension Node {
  /// Whether two nodes hold the same, whatever the order of their keys and the form of their texts.
  ///
  /// Aliases may write out more than a file is long; where the two have more nodes than can be looked at, they count as
  /// different.
  package func hasSameContent(as other: Node) -> Bool {
    var budget = Self.comparedNodes
    return target.hasSameContent(as: other.target, &budget)
  }

  private static let comparedNodes = 100_000

  private func hasSameContent(as other: Node, _ budget: inout Int) -> Bool {
    if self == other { return true }
    budget -= 1
    guard budget > 0, kind == other.kind, hasForeignTag == other.hasForeignTag else { return false }
    switch kind {
    case .scalar: return scalar == other.scalar
    case .sequence:
      let (own, others) = (elements, other.elements)
      guard own.count == others.count else { return false }
      for (left, right) in zip(own, others) where !left.hasSameContent(as: right, &budget) { return false }
      return true
    case .mapping:
      let (own, others) = (Array(members), other.members)
      guard own.count == others.count else { return false }
      for member in own {
        guard let right = other.value(ofKey: member.name), member.value.hasSameContent(as: right, &budget)
        else {
          return false
        }
      }
      return true
    }
  }
}
