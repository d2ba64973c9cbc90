import Rules
import Syntax

/// A word of a configuration that is meant to match something.
struct ConfiguredWord: Sendable {
  let text: String
  let kind: Kind
  let place: Place
  let pointer: String

  enum Kind: Sendable {
    /// The id of a rule.
    case rule
    /// A header's name, or a glob over names.
    case header
    /// A word of header names.
    case abbreviation
  }

  /// - Parameter node: a key or an element.
  init(_ node: Node, _ kind: Kind) {
    text = node.text ?? ""
    self.kind = kind
    place = Place(node)
    // A key has no pointer of its own; its value follows it.
    let isKey = node.parent?.isMapping == true && node.key == nil
    pointer = (isKey ? node.tree.node(node.index + 1) : node).pointer
  }
}
