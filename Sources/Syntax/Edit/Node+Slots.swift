/// Nodes as written in their file: aliases aren't followed, and `<<` is an ordinary key.
extension Node {
  /// Whether this is a key of a mapping.
  package var isKey: Bool { flags.contains(.key) }

  /// Whether this is an alias rather than a node of its own.
  var isAlias: Bool { flags.isAlias }

  /// Whether this collection is written in flow style; so is the pair in `[a: b]`, a mapping without
  /// brackets.
  var isFlow: Bool { hasBrackets || (isMapping && parent?.isSequence == true && parent!.hasBrackets) }

  var hasBrackets: Bool {
    guard isMapping || isSequence, !range.isEmpty else { return false }
    let first = source.bytes[range.lowerBound]
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether a scalar's first byte is a quote.
  var isQuoted: Bool {
    let style = ScalarStyle(of: self)
    return style == .singleQuoted || style == .doubleQuoted
  }

  /// Whether this is YAML's merge key.
  var isMergeKey: Bool { isKey && hasText("<<") && !isQuoted && tree.language == .yaml }

  /// The value of a key, as written.
  var valueInPlace: Node { sibling(index + 1) }

  /// The keys of a mapping in file order.
  var ownKeys: [Node] {
    guard isMapping else { return [] }
    var keys: [Node] = []
    var child = index + 1
    while child < nextIndex {
      keys.append(sibling(child))
      child = sibling(child + 1).nextIndex
    }
    return keys
  }

  /// The preceding node in the same collection; for a key, the value before it.
  var previousInPlace: Node? {
    guard let parent, index > parent.index + 1 else { return nil }
    // Walk up from the last descendant of the preceding node.
    var node = sibling(index - 1)
    while let next = node.parent, next.index != parent.index { node = next }
    return node
  }

  /// The following node in the same collection.
  var nextInPlace: Node? {
    guard let parent, nextIndex < parent.nextIndex else { return nil }
    return sibling(nextIndex)
  }
}
