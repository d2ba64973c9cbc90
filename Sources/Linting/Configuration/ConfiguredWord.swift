import Rules
import Syntax

/// A word of a configuration that should match something.
struct ConfiguredWord: Sendable {
  let text: String
  let kind: ConfiguredWordKind
  let place: Place
  let pointer: String
  /// The key, or element of a list.
  let node: Node
  /// Keeps the node.
  let tree: SyntaxTree

  /// The words of a list.
  static func elements(_ words: [Node], of list: Node, _ kind: ConfiguredWordKind) -> [ConfiguredWord] {
    // Scalars don't know their array index; counting it for each would take quadratic time.
    let positions = Dictionary(
      list.elements.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let pointer = list.pointer
    return words.map { word in
      // The target of an alias is located elsewhere.
      let position = word.parent == list ? positions[word] : nil
      return ConfiguredWord(word, kind, pointer: position.map { "\(pointer)/\($0)" } ?? word.pointer)
    }
  }

  /// The key of a mapping.
  init(key: Node, _ kind: ConfiguredWordKind) {
    // A key has no pointer of its own; its value follows it.
    self.init(key, kind, pointer: key.valueAsWritten.pointer)
  }

  private init(_ node: Node, _ kind: ConfiguredWordKind, pointer: String) {
    text = node.text ?? ""
    self.kind = kind
    place = Place(node)
    self.pointer = pointer
    self.node = node
    tree = node.tree
  }
}

enum ConfiguredWordKind: Sendable {
  /// The id of a rule.
  case rule
  /// A header's name, or a glob over names.
  case header
  /// A word of header names.
  case abbreviation
}
