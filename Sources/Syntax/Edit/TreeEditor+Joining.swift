extension TreeEditor {
  /// Makes one mapping of a list of mappings, with the members of all of them: `- a: 1` becomes `a: 1`.
  ///
  /// Nil where a key would occur twice, and where the list is written in an unusual way.
  package func join(elementsOf list: Node) -> Edits? {
    guard list.isSequence, list.fileID == tree.root.fileID, !isShared(list),
      !hasAliasTarget(list.index..<list.nextIndex)
    else { return nil }
    let elements = list.elements
    let keys = elements.flatMap(\.ownKeys)
    guard !elements.isEmpty, elements.allSatisfy({ $0.isMapping && $0.parent == list && !$0.isMerging }),
      keys.allSatisfy({ !$0.isMergeKey }), Set(keys.map { $0.text ?? "" }).count == keys.count,
      elements.allSatisfy({ !$0.ownKeys.isEmpty })
    else { return nil }
    return list.isFlow ? joinFlow(list, elements) : joinBlock(elements)
  }

  // MARK: Block style

  /// The dashes go, and the keys stay where they are.
  private func joinBlock(_ elements: [Node]) -> Edits? {
    var edits: [Edit] = []
    var held: [Range<Int>] = []
    var columns: Set<Int> = []
    for element in elements {
      guard let block = BlockItem(Item(head: element), layout), block.firstLine != nil,
        layout.isBlank(block.indicator.upperBound..<element.range.lowerBound)
      else { return nil }
      columns.insert(layout.column(element.range.lowerBound))
      edits.append(Edit(block.indicator, " "))
      held.append(block.indicator)
      guard element.isFlow else { continue }
      guard isWrittenAsInBlock(element), let brackets = brackets(of: element) else { return nil }
      edits += brackets
      held.append(element.range)
    }
    return columns.count == 1 ? Edits(edits, holding: held) : nil
  }

  /// Whether a mapping in brackets would mean the same in a block without them: it has one member on one line, with a
  /// blank behind the colon.
  private func isWrittenAsInBlock(_ mapping: Node) -> Bool {
    guard mapping.ownKeys.count == 1, let flow = FlowItem(Item(head: mapping.ownKeys[0]), layout) else {
      return false
    }
    let colon = flow.indicator.lowerBound
    return layout[colon] == UInt8(ascii: ":") && layout[colon + 1] == 0x20
      && layout.lineEnd(mapping.range.lowerBound) >= mapping.range.upperBound
  }

  // MARK: Flow style

  private func joinFlow(_ list: Node, _ elements: [Node]) -> Edits? {
    let (open, close) = (list.range.lowerBound, list.range.upperBound - 1)
    var edits = [Edit(open..<open + 1, "{"), Edit(close..<close + 1, "}")]
    for element in elements {
      guard FlowItem(Item(head: element), layout) != nil, let brackets = brackets(of: element) else {
        return nil
      }
      edits += brackets
    }
    return Edits(edits, holding: [list.range])
  }

  /// Removes the brackets of a mapping, with the blanks inside them; nil where they have lines of their own, or a comma
  /// or comment stands before the closing one.
  private func brackets(of mapping: Node) -> [Edit]? {
    guard mapping.hasBrackets, let first = mapping.ownKeys.first, let last = mapping.ownKeys.last else {
      return nil
    }
    let (open, close) = (mapping.range.lowerBound, mapping.range.upperBound - 1)
    let end = Item(head: last).end
    guard layout.isBlank(open + 1..<first.range.lowerBound), layout.isBlank(end..<close) else { return nil }
    return [.deletion(open..<first.range.lowerBound), .deletion(end..<close + 1)]
  }
}
