import Syntax

extension APIDocument {
  /// The GET of the same path item, where it has the same parameters, responses and security as a HEAD, node by node;
  /// nil for other operations. What the responses contain, and how they are described, may differ.
  package func twin(ofHead head: Operation) -> Operation? {
    // Where an alias gives both the same node, there is only one place to report.
    guard head.method == "HEAD", let get = counterpart(of: head), get.node != head.node,
      get.node.parent == head.node.parent,
      ["parameters", "security"].allSatisfy({
        Self.isSame(head.node.value(ofKey: $0), get.node.value(ofKey: $0))
      }),
      hasSameResponses(head.node["responses"], get.node["responses"])
    else { return nil }
    return get
  }

  private static func isSame(_ left: Node?, _ right: Node?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.hasSameContent(as: right)
  }

  private func hasSameResponses(_ left: Node?, _ right: Node?) -> Bool {
    guard let left, let right, left.isMapping, right.isMapping else { return Self.isSame(left, right) }
    return Self.hasSameMembers(left, right) { left, right in
      Self.hasSameMembers(left, right, except: contentKeys, Self.isSame)
    }
  }

  /// The keys of a Response Object that say nothing of its headers.
  private var contentKeys: Set<String> {
    version.isSwagger ? ["schema", "examples", "description"] : ["content", "description", "summary"]
  }

  private static func hasSameMembers(
    _ left: Node, _ right: Node, except keys: Set<String> = [], _ isSame: (Node, Node) -> Bool
  ) -> Bool {
    guard left.isMapping, right.isMapping else { return isSame(left, right) }
    let own = left.members.filter { !keys.contains($0.name) }
    let others = right.members.filter { !keys.contains($0.name) }
    return own.count == others.count
      && own.allSatisfy { member in right.value(ofKey: member.name).map { isSame(member.value, $0) } ?? false
      }
  }
}
