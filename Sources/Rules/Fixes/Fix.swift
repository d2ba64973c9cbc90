import Syntax

/// A change of a document that does what a message says, so that the finding is gone.
///
/// Described in terms of the tree. The actual edits depend on the surrounding text, and are computed on
/// demand.
///
/// A class, because few findings have one.
package final class Fix: Sendable {
  /// Whether what clients and servers send and understand stays the same.
  package let isSafe: Bool
  let change: Change
  /// The shared schema that it changes, and the value of the one `$ref` that leads to it; nil if there is none.
  let soleUse: SoleUse?

  struct SoleUse: Sendable {
    let target: Node
    let reference: Node
  }

  enum Change: Sendable {
    /// Replaces the text of a scalar: a key, a value or an element.
    case rewrite(Node, ScalarText)
    /// Writes a mapping or list in place of a scalar, or of nothing: a value or an element.
    indirect case expand(Node, NewValue)
    /// Writes a member with a mapping or list into a mapping, as its last one.
    indirect case add(NewMember, to: Node)
    /// Another word in a text that goes on around it, written alike in plain, quoted and block scalars.
    /// - Parameter range: its bytes in the file.
    indirect case splice(Node, _ range: Range<Int>, String)
    /// Members of a mapping, in place of those with the same keys or beside the others.
    case write([Setting], into: Node)
    /// Moves members of a mapping into a new mapping inside it.
    /// - Parameter keys: of one mapping, in file order.
    case move(_ keys: [Node], under: String)
    /// Makes one mapping of a sequence of mappings.
    case join(Node)
    /// Removes keys with their values, and elements of sequences, with their comments.
    /// - Parameter name: what they are called in the title.
    case remove([Node], name: String)
    /// All of these, in different places; the first one is the most important.
    case several([Change])
    /// Replaces bytes outside the tree.
    /// - Parameters:
    ///   - name: what the title calls them where nothing takes their place.
    ///   - held: bytes around them that nothing else may change at the same time.
    indirect case replace(Place, String, name: String = "", holding: Range<Int>? = nil)
  }

  /// A key and its scalar value.
  struct Setting: Hashable, Sendable {
    let key: String
    let value: ScalarText

    init(_ key: String, _ value: ScalarText) {
      self.key = key
      self.value = value
    }
  }

  /// The tree of the nodes, where nothing else of the finding holds it.
  private let tree: SyntaxTree?

  init(_ change: Change, isSafe: Bool, soleUse: SoleUse? = nil, keeping tree: SyntaxTree? = nil) {
    self.change = change
    self.isSafe = isSafe
    self.soleUse = soleUse
    self.tree = tree
  }

  /// The same, to be made only together with unsafe ones.
  var unsafe: Fix { Fix(change, isSafe: false, soleUse: soleUse, keeping: tree) }

  /// Replaces bytes outside a tree: in a comment.
  package static func replacing(_ place: Place, with text: String, isSafe: Bool) -> Fix {
    Fix(.replace(place, text), isSafe: isSafe)
  }

  /// Removes bytes outside a tree.
  /// - Parameters:
  ///   - name: what the title calls them.
  ///   - held: bytes around them that nothing else may change at the same time.
  package static func removing(
    _ place: Place, called name: String, holding held: Range<Int>, isSafe: Bool
  ) -> Fix {
    Fix(.replace(place, "", name: name, holding: held), isSafe: isSafe)
  }

  /// Removes nodes of a tree: keys with their values, and elements of sequences.
  /// - Parameter name: what the title calls them.
  package static func removing(_ nodes: [Node], called name: String, isSafe: Bool) -> Fix {
    Fix(.remove(nodes, name: name), isSafe: isSafe, keeping: nodes.first?.tree)
  }

  /// Whether it only takes something away.
  package var isRemoval: Bool {
    switch change {
    case .remove, .replace(_, "", _, _): true
    default: false
    }
  }

  /// A node of each place that it changes; none where that lies outside of the tree.
  package var nodes: [Node] { Self.nodes(change) }

  private static func nodes(_ change: Change) -> [Node] {
    switch change {
    case .rewrite(let node, _), .expand(let node, _), .add(_, let node), .splice(let node, _, _),
      .write(_, let node), .join(let node):
      [node]
    case .move(let nodes, _), .remove(let nodes, _): nodes
    case .several(let changes): changes.flatMap(nodes)
    case .replace: []
    }
  }

  /// Nodes that nothing else may refer to once the fix is made: those that are removed or get another key, the lists
  /// whose other items move up, and the schemas that only one header refers to.
  package var displaced: [Node] { Self.displaced(change) + (soleUse.map { [$0.target] } ?? []) }

  private static func displaced(_ change: Change) -> [Node] {
    switch change {
    case .rewrite(let node, _): node.isKey ? [node.valueAsWritten] : []
    case .move(let nodes, _), .remove(let nodes, _):
      nodes.map { $0.isKey ? $0.valueAsWritten : $0.parent ?? $0 }
    case .join(let list): list.elements
    case .several(let changes): changes.flatMap(displaced)
    case .expand, .add, .splice, .write, .replace: []
    }
  }

  /// The references to displaced nodes that the fix itself rewrites or removes, or was made for: those inside these nodes.
  package var settled: Set<Node> { Set(Self.settled(change) + (soleUse.map { [$0.reference] } ?? [])) }

  private static func settled(_ change: Change) -> [Node] {
    switch change {
    case .rewrite(let node, _), .expand(let node, _): [node]
    case .remove(let nodes, _): nodes.map { $0.isKey ? $0.valueAsWritten : $0 }
    case .several(let changes): changes.flatMap(settled)
    case .add, .splice, .write, .move, .join, .replace: []
    }
  }

  /// What it does, without a full stop: `Write 'X-Tenant-ID'`.
  package var title: String { Wording.shortened(Self.title(change), to: Wording.limit) }

  private static func title(_ change: Change) -> String {
    switch change {
    case .rewrite(_, let text): "Write '\(text.text)'"
    case .expand(let node, let value):
      "Write '\(node.key?.text.map { $0 + ": " } ?? "")\(value.flowText)'"
    case .add(let member, _): "Write '\(member.key): \(member.value.flowText)'"
    case .write(let settings, let mapping):
      "Write " + Wording.quoted(settings.map { "\($0.key): \($0.value.text)" })
        + (mapping.key?.hasText("items") == true ? " in 'items'" : "")
    case .move(let keys, let name): "Move \(Wording.quoted(keys.compactMap(\.text))) into '\(name)'"
    case .join: "Write a map"
    case .remove(_, let name): "Delete '\(name)'"
    case .several(let changes): title(changes[0])
    case .replace(_, "", let name, _): "Delete '\(name)'"
    case .replace(_, let text, _, _) where text.hasPrefix("'"): "Write \(text)"
    case .splice(_, _, let text), .replace(_, let text, _, _): "Write '\(text)'"
    }
  }
}
