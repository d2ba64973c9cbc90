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

  enum Change: Sendable {
    /// Replaces the text of a scalar: a key, a value or an element.
    case rewrite(Node, ScalarText)
    /// Another word in a text that goes on around it, written alike in plain, quoted and block scalars.
    /// - Parameter range: its bytes in the file.
    case splice(Node, _ range: Range<Int>, String)
    /// Members of a mapping, in place of those with the same keys or beside the others.
    case write([Setting], into: Node)
    /// Moves members of a mapping into a new mapping inside it.
    /// - Parameter keys: of one mapping, in file order.
    case move(_ keys: [Node], under: String)
    /// Removes a member of a mapping.
    case remove(key: Node)
    /// All of these, in different places; the first one is the most important.
    case several([Change])
    /// Replaces bytes outside the tree.
    case replace(Place, String)
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

  init(_ change: Change, isSafe: Bool) {
    self.change = change
    self.isSafe = isSafe
  }

  /// Replaces bytes outside a tree: in a comment.
  package static func replacing(_ place: Place, with text: String, isSafe: Bool) -> Fix {
    Fix(.replace(place, text), isSafe: isSafe)
  }

  /// A node of each place that it changes; none where that lies outside of the tree.
  package var nodes: [Node] { Self.nodes(change) }

  private static func nodes(_ change: Change) -> [Node] {
    switch change {
    case .rewrite(let node, _), .splice(let node, _, _), .write(_, let node), .remove(let node): [node]
    case .move(let keys, _): keys
    case .several(let changes): changes.flatMap(nodes)
    case .replace: []
    }
  }

  /// What it does, without a full stop: `Write 'X-Tenant-ID'`.
  package var title: String { Self.title(change) }

  private static func title(_ change: Change) -> String {
    switch change {
    case .rewrite(_, let text): "Write '\(text.text)'"
    case .write(let settings, _): "Write " + Wording.quoted(settings.map { "\($0.key): \($0.value.text)" })
    case .move(let keys, let name): "Move \(Wording.quoted(keys.compactMap(\.text))) into '\(name)'"
    case .remove(let key): "Delete '\(key.text ?? "")'"
    case .several(let changes): title(changes[0])
    case .splice(_, _, let text), .replace(_, let text): "Write '\(text)'"
    }
  }
}
