/// A node of a tree: a mapping, a sequence or a scalar. Aliases are followed wherever a node is handed out.
package struct Node: Sendable {
  package let tree: SyntaxTree
  /// Index in pre-order; the root is 0.
  package let index: Int

  package enum Kind: Sendable {
    case mapping
    case sequence
    case scalar
  }

  init(tree: SyntaxTree, index: Int) {
    self.tree = tree
    self.index = index
  }

  private var flags: NodeFlags { tree.records[index].flags }

  package var kind: Kind {
    if flags.isMapping { return .mapping }
    return flags.isSequence ? .sequence : .scalar
  }

  package var isMapping: Bool { flags.isMapping }
  package var isSequence: Bool { flags.isSequence }
  package var isScalar: Bool { flags.isScalar }

  /// The bytes of the node: a scalar with its quotes, a block scalar from its `|` or `>` to the end of its text, a flow
  /// collection with its brackets, a block collection from its first key or dash to the end of its last descendant.
  /// Anchors and tags stand before it. A missing value is empty, and stands behind the `:` or `-` or key before it.
  package var range: Range<Int> { Int(tree.records[index].start)..<Int(tree.records[index].end) }

  /// The index after this node and all its descendants.
  package var nextIndex: Int { Int(tree.records[index].next) }

  package var source: SourceFile { tree.source }

  /// Whether a tag other than the core schema's stands before the node, e.g. `!Ref`.
  package var hasForeignTag: Bool { tree.foreignTags.contains(index) }

  // MARK: Scalars

  /// A scalar's text, without quotes and with escapes undone; nil for a collection.
  package var text: String? {
    guard isScalar else { return nil }
    return withText { String(decoding: $0, as: UTF8.self) }
  }

  /// What a scalar means in YAML's core schema, which for JSON is what JSON says.
  package var scalar: Scalar? {
    guard isScalar else { return nil }
    let flags = flags
    guard flags.contains(.plain), !flags.contains(.string), !flags.contains(.key) else {
      return .string(text!)
    }
    return withText(Scalar.init(plain:))
  }

  /// Whether this is a scalar without value: nothing at all, `~` or `null`.
  package var isNull: Bool { if case .null = scalar { true } else { false } }

  /// The text of a string: a scalar that means neither null nor a boolean nor a number.
  package var string: String? { if case .string(let text) = scalar { text } else { nil } }

  package var boolean: Bool? { if case .boolean(let value) = scalar { value } else { nil } }

  /// Whether a scalar's text is this; nothing is copied.
  package func hasText(_ text: StaticString) -> Bool {
    isScalar
      && withText {
        $0.count == text.utf8CodeUnitCount
          && ($0.isEmpty || memoryEquals($0.baseAddress!, text.utf8Start, $0.count))
      }
  }

  package func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let flags = flags
    if flags.contains(.key) { return tree.symbols.texts.withBytes(Int(tree.records[index].extra), body) }
    if flags.contains(.decoded) { return tree.decodedTexts.withBytes(Int(tree.records[index].extra), body) }
    var range = range
    if flags.contains(.quoted) { range = (range.lowerBound + 1)..<(range.upperBound - 1) }
    return tree.source.bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  // MARK: Around it

  /// The collection that holds this node; nil for the root.
  package var parent: Node? { index == 0 ? nil : Node(tree: tree, index: Int(tree.records[index].parent)) }

  /// The key whose value this is; nil in a sequence and for the root.
  package var key: Node? {
    guard let parent, parent.isMapping, !flags.contains(.key) else { return nil }
    return Node(tree: tree, index: index - 1)
  }

  /// Whether this node is `ancestor` or stands inside it.
  package func isInside(_ ancestor: Node) -> Bool {
    tree === ancestor.tree && index >= ancestor.index && index < ancestor.nextIndex
  }

  // MARK: Collections

  /// The members of a mapping, merged ones (`<<`) last; empty for other nodes.
  package var members: [Member] {
    guard flags.isMapping else { return [] }
    return flags.contains(.merging) ? mergedMembers() : ownMembers()
  }

  /// The elements of a sequence; empty for other nodes.
  package var elements: [Node] {
    guard flags.isSequence else { return [] }
    var elements: [Node] = []
    var child = index + 1
    while child < nextIndex {
      elements.append(Node(tree: tree, index: child).target)
      child = Int(tree.records[child].next)
    }
    return elements
  }

  /// The value of a key; where the key stands twice, the last one. Nil where the node is no mapping.
  package subscript(key: StaticString) -> Node? {
    guard flags.isMapping else { return nil }
    if flags.contains(.merging) { return mergedMembers().last { $0.key.hasText(key) }?.value }
    let text = UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    return tree.symbols.symbol(of: text).flatMap(ownValue(ofSymbol:))
  }

  /// The value of a key that is known only at run time.
  package func value(ofKey key: String) -> Node? {
    guard flags.isMapping else { return nil }
    if flags.contains(.merging) { return mergedMembers().last { $0.key.text == key }?.value }
    return ownValue(ofKey: key)
  }

  /// The value of a key that the mapping itself holds, `<<` included.
  func ownValue(ofKey key: String) -> Node? {
    var key = key
    return key.withUTF8 { tree.symbols.symbol(of: UnsafeRawBufferPointer($0)) }.flatMap(ownValue(ofSymbol:))
  }

  private func ownValue(ofSymbol symbol: UInt32) -> Node? {
    var found: Int?
    var child = index + 1
    let end = nextIndex
    while child < end {
      if tree.records[child].extra == symbol { found = child + 1 }
      child = Int(tree.records[child + 1].next)
    }
    return found.map { Node(tree: tree, index: $0).target }
  }

  private func ownMembers() -> [Member] {
    var members: [Member] = []
    var child = index + 1
    let end = nextIndex
    while child < end {
      members.append(
        Member(key: Node(tree: tree, index: child), value: Node(tree: tree, index: child + 1).target))
      child = Int(tree.records[child + 1].next)
    }
    return members
  }

  /// YAML's merge key: the mapping's own keys win, then the sources in their order. Each source is visited once, so
  /// sources that merge each other cost no more than they hold.
  private func mergedMembers() -> [Member] {
    var seen: Set<UInt32> = []
    var visited: Set<Int> = []
    var members: [Member] = []
    var pending = [self]
    while let mapping = pending.popLast() {
      guard mapping.isMapping, visited.insert(mapping.index).inserted else { continue }
      var sources: [Node] = []
      var own: [Member] = []
      for member in mapping.ownMembers() {
        if member.key.hasText("<<"), member.key.flags.isUnquoted {
          sources += member.value.isSequence ? member.value.elements : [member.value]
        } else if !seen.contains(tree.records[member.key.index].extra) {
          own.append(member)
        }
      }
      seen.formUnion(own.map { tree.records[$0.key.index].extra })
      members += own
      pending += sources.reversed()
    }
    return members
  }

  /// The node that an alias stands for; the node itself where it is none.
  private var target: Node {
    flags.isAlias ? Node(tree: tree, index: Int(tree.records[index].extra)) : self
  }

  /// A key and its value in a mapping.
  package struct Member: Sendable {
    package let key: Node
    /// The value; what it stands for, where an alias is written.
    package let value: Node

    /// The key's text.
    package var name: String { key.text! }
  }
}

extension Node: Hashable {
  package static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(ObjectIdentifier(tree))
  }
}
