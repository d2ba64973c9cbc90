import Text

/// A key to look up in many nodes, mostly of one file. It knows its symbol there, so that no texts are compared.
package struct FrequentKey {
  private let text: StaticString
  /// Where it was looked up last.
  private var file: Address?
  /// The symbol in that file; nil if no mapping there has the key.
  private var symbol: UInt32?

  package init(_ text: StaticString) {
    self.text = text
  }

  /// Its value in a node; nil if the node isn't a mapping or lacks it.
  package mutating func value(in node: Node) -> Node? {
    guard node.isMapping else { return nil }
    if node.isMerging { return node[text] }
    if file != node.fileID {
      file = node.fileID
      symbol = node.symbol(of: text)
    }
    return symbol.flatMap { node.ownValue(ofSymbol: $0) }
  }
}
