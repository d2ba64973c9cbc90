import OpenAPI
import Rules
import Syntax

/// Tells whether what a fix changes is, wherever aliases show it, about the same header.
struct AliasedHeaders {
  private let editors: TreeEditors
  /// The names of the headers of a document, in lower case, by the objects that describe them.
  private let names: [Node: Set<String>]
  /// The keys that are names of headers.
  private let keys: Set<Node>

  init(_ document: APIDocument, _ editors: TreeEditors) {
    self.editors = editors
    var names: [Node: Set<String>] = [:]
    var keys: Set<Node> = []
    for header in document.headers {
      if header.nameNode.isKey { keys.insert(header.nameNode) }
      names[header.element, default: []].insert(header.key)
      if let definition = header.definition {
        names[document.definitions[definition].object, default: []].insert(header.key)
      }
    }
    self.names = names
    self.keys = keys
  }

  /// Whether a fix changes nothing but the same header in all places.
  func areChangedAlike(by fix: Fix) -> Bool { fix.nodes.allSatisfy(isShownAlike) }

  private func isShownAlike(_ node: Node) -> Bool {
    if keys.contains(node) { return isShownAlike(node, in: node) }
    guard let header = header(around: node) else { return !editors.editor(of: node.tree).isShared(node) }
    return isShownAlike(node, in: header)
  }

  /// - Parameter header: what contains the node, or the node itself.
  private func isShownAlike(_ node: Node, in header: Node) -> Bool {
    var seen: Set<Node> = []
    var pending = [(node, header)]
    while let (node, header) = pending.popLast() {
      guard let aliases = editors.editor(of: node.tree).aliases(showing: node) else { return false }
      for (target, alias) in aliases where !header.isInside(target) && seen.insert(alias).inserted {
        // A part of a header is the same part of another one of that name.
        guard let other = self.header(around: alias),
          Self.steps(from: header, to: target) == Self.steps(from: other, to: alias),
          let name = names[header], name == names[other]
        else { return false }
        pending.append((alias, other))
      }
    }
    return true
  }

  /// The nearest object that describes a header.
  private func header(around node: Node) -> Node? {
    sequence(first: node, next: \.parent).first { names[$0] != nil }
  }

  private static func steps(from header: Node, to node: Node) -> Substring {
    node.pointer.dropFirst(header.pointer.count)
  }
}
