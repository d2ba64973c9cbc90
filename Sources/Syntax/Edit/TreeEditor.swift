import Text

/// Drafts edits of a document: what to write where so that the tree changes in one place and nothing else
/// moves.
///
/// Each function returns nil rather than an edit that might be wrong: for what aliases also show elsewhere, unless that is
/// wanted, for what `<<` shows elsewhere, for keys after `?`, keys with an alias or an anchor, duplicate keys, and values with a tag.
///
/// Comments: one at the end of an item's line belongs to the item, and so do those on their own lines
/// directly above it with the same indentation, and those below it that are indented further. Those at the
/// top of a file belong to the file.
package struct TreeEditor: Sendable {
  package let tree: SyntaxTree
  let layout: Layout
  /// Indices of nodes that have an alias, ascending.
  private let aliasTargets: [Int]
  /// The aliases of each, by index.
  private let aliases: [Int: [Int]]
  /// Whether what aliases also show elsewhere may be changed: in all these places.
  private let changesShared: Bool
  private let keyTwins: KeyTwins

  package init(_ tree: SyntaxTree, changingShared: Bool = false) {
    self.tree = tree
    layout = Layout(tree.source)
    keyTwins = KeyTwins(tree.duplicateKeys)
    changesShared = changingShared
    guard tree.language == .yaml else {
      aliasTargets = []
      aliases = [:]
      return
    }
    aliases = Dictionary(grouping: (0..<tree.nodeCount).filter { tree.node($0).isAlias }) {
      tree.node($0).target.index
    }
    aliasTargets = aliases.keys.sorted()
  }

  // MARK: Values

  /// Writes a value in place of a scalar, or where there is none; a collection in flow style.
  /// - Parameter key: one of the tree's keys, as returned by `Node.members`; its value is a scalar, missing,
  ///   or an alias (which is replaced; its target stays as it is).
  package func replaceValue(ofKey key: Node, with value: NewValue) -> Edits? {
    guard let item = member(key), !isDuplicate(key) else { return nil }
    return replace(item, with: value)
  }

  /// - Parameter position: 0-based.
  package func replaceElement(at position: Int, of sequence: Node, with value: NewValue) -> Edits? {
    guard let item = element(at: position, of: sequence) else { return nil }
    return replace(item, with: value)
  }

  private func replace(_ item: Item, with new: NewValue) -> Edits? {
    if case .scalar(let text) = new { return replace(item, with: text) }
    let value = item.value
    guard let place = replaceablePlace(item), place.head.tag == nil, !ScalarStyle(of: value).isBlock,
      let bytes = flowStyle(of: item).value(new)
    else { return nil }
    return value.range.isEmpty ? put(bytes, behind: place) : Edits(Edit(value.range, bytes))
  }

  private func flowStyle(of item: Item) -> FlowStyle {
    guard item.collection.isFlow, let flow = FlowItem(item, layout) else {
      return FlowStyle(language: tree.language)
    }
    return flowStyle(around: flow)
  }

  /// The place of an item whose value is no collection and is shown nowhere else.
  private func replaceablePlace(_ item: Item) -> ValuePlace? {
    guard !item.value.isMapping, !item.value.isSequence,
      changesShared || !isAliasTarget(item.value)
    else { return nil }
    return place(item)
  }

  private func replace(_ item: Item, with text: ScalarText) -> Edits? {
    let value = item.value
    guard let place = replaceablePlace(item) else { return nil }
    if let tag = place.head.tag {
      guard ["!", "!!str", "!<tag:yaml.org,2002:str>"].contains(tag), case .string = text else { return nil }
    }
    let quoting = ScalarQuoting(replacing: value)
    guard let bytes = quoting.bytes(for: text) else { return nil }
    guard value.range.isEmpty else { return Edits(Edit(quoting.range, bytes)) }
    return put(bytes, behind: place)
  }

  /// Where a value is, or would be.
  private struct ValuePlace {
    let head: ValueHead
    let hasIndicator: Bool
    let held: Range<Int>
  }

  private func place(_ item: Item) -> ValuePlace? {
    let content = item.value.range.lowerBound
    if item.collection.isFlow {
      guard item.collection.hasBrackets else {
        // `[a: b]`
        let colon = layout.skipSpace(from: item.head.range.upperBound)
        guard item.head.isKey, layout[colon] == UInt8(ascii: ":"), !item.value.range.isEmpty else {
          return nil
        }
        return place(from: colon + 1, to: content, holding: colon..<colon + 1)
      }
      guard let flow = FlowItem(item, layout) else { return nil }
      guard item.head.isKey else {
        return place(from: flow.start, to: content, holding: flow.start..<flow.start)
      }
      guard layout[flow.indicator.lowerBound] == UInt8(ascii: ":") else {
        return place(
          from: item.head.range.upperBound, to: content, holding: flow.indicator, hasIndicator: false)
      }
      return place(from: flow.indicator.upperBound, to: content, holding: flow.indicator)
    }
    guard let block = BlockItem(item, layout) else { return nil }
    return place(from: block.indicator.upperBound, to: content, holding: block.indicator)
  }

  private func place(
    from start: Int, to content: Int, holding held: Range<Int>, hasIndicator: Bool = true
  ) -> ValuePlace? {
    let head = ValueHead(layout, from: start, to: content)
    guard head.isWhole else { return nil }
    return ValuePlace(head: head, hasIndicator: hasIndicator, held: held)
  }

  /// Writes a value where there is none.
  private func put(_ bytes: [UInt8], behind place: ValuePlace) -> Edits {
    let offset = place.head.end
    let edit: Edit =
      if !place.hasIndicator {
        .insertion(": ".utf8 + bytes, at: offset)
      } else if layout[offset] == 0x20, layout.isLineEnd(offset + 1) {
        .insertion(bytes, at: offset + 1)
      } else {
        .insertion(" ".utf8 + bytes, at: offset)
      }
    return Edits(edit, holding: [place.held])
  }

  /// Renames a member. Nil if its mapping has the new name already.
  package func rename(_ key: Node, to name: String) -> Edits? {
    guard let item = member(key), !isDuplicate(key), !item.collection.isMerging,
      isFree(name, in: item.collection),
      place(item) != nil, let bytes = ScalarQuoting(replacing: key).bytes(for: .string(name))
    else { return nil }
    return Edits(Edit(key.range, bytes)).adding([name], to: item.collection)
  }

  // MARK: What can be edited

  /// The member with a key; nil if it can't be edited on its own.
  func member(_ key: Node) -> Item? {
    guard key.isKey, key.fileID == tree.root.fileID, let mapping = key.parent, !key.isMergeKey,
      mayChange(mapping)
    else {
      return nil
    }
    return Item(head: key)
  }

  func element(at position: Int, of sequence: Node) -> Item? {
    guard sequence.isSequence, sequence.fileID == tree.root.fileID, mayChange(sequence), position >= 0,
      sequence.nextIndex > sequence.index + 1
    else { return nil }
    var item = Item(head: tree.node(sequence.index + 1))
    for _ in 0..<position {
      guard let next = item.next else { return nil }
      item = next
    }
    return item
  }

  /// Whether a mapping doesn't have this key yet.
  func isFree(_ name: String, in mapping: Node) -> Bool {
    mapping.value(ofKey: name) == nil && mapping.ownValue(ofKey: name) == nil
  }

  /// Whether the key occurs twice in its mapping.
  func isDuplicate(_ key: Node) -> Bool { keyTwins.contains(key.index) }

  /// Whether the same key follows in its mapping, so that nobody sees this one's value.
  func isOverridden(_ key: Node) -> Bool { keyTwins.isOverridden(key.index) }

  /// Whether aliases or a merge key make a node, or one that contains it, appear elsewhere too.
  package func isShared(_ node: Node) -> Bool {
    guard tree.language == .yaml else { return false }
    var current: Node? = node
    while let node = current {
      if isAliasTarget(node) || node.key?.isMergeKey == true { return true }
      if let parent = node.parent, parent.isSequence, parent.key?.isMergeKey == true { return true }
      current = node.parent
    }
    return false
  }

  /// Whether something inside a collection may be changed.
  func mayChange(_ collection: Node) -> Bool { changesShared || !isShared(collection) }

  /// The aliases that show a node elsewhere, each with its target: the node, or one that contains it.
  /// - Returns: nil where a merge key does so.
  package func aliases(showing node: Node) -> [(target: Node, alias: Node)]? {
    var found: [(target: Node, alias: Node)] = []
    for node in sequence(first: node, next: \.parent) {
      if Self.isMerged(node) { return nil }
      for alias in (aliases[node.index] ?? []).map(tree.node) {
        if Self.isMerged(alias) { return nil }
        found.append((node, alias))
      }
    }
    return found
  }

  private static func isMerged(_ node: Node) -> Bool {
    if node.key?.isMergeKey == true { return true }
    guard let parent = node.parent, parent.isSequence else { return false }
    return parent.key?.isMergeKey == true
  }

  func isAliasTarget(_ node: Node) -> Bool { hasAliasTarget(node.index..<node.index + 1) }

  /// Whether any of these nodes has an alias.
  func hasAliasTarget(_ indices: Range<Int>) -> Bool {
    let position = aliasTargets.partitioningIndex { $0 >= indices.lowerBound }
    return position < aliasTargets.count && aliasTargets[position] < indices.upperBound
  }
}
