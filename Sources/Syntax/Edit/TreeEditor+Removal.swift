extension TreeEditor {
  /// Removes a member with its comments. Removing the last one leaves `{}`.
  package func remove(memberOf key: Node) -> Edits? {
    guard let item = member(key), !isDuplicate(key), !item.collection.isMerging else { return nil }
    return remove(item)
  }

  /// Removes an element with its comments. Removing the last one leaves `[]`.
  /// - Parameter position: 0-based.
  package func removeElement(at position: Int, of sequence: Node) -> Edits? {
    element(at: position, of: sequence).flatMap(remove)
  }

  private func remove(_ item: Item) -> Edits? {
    guard !hasAliasTarget(item.indices) else { return nil }
    if item.collection.isFlow {
      return FlowItem(item, layout).flatMap(remove)
    }
    guard let block = BlockItem(item, layout) else { return nil }
    if item.isOnly { return empty(block) }
    guard let edit = removal(of: block, isBehindBlockScalar: item.previous?.lastBlockScalar != nil) else {
      return nil
    }
    // One member must stay: without any, it wouldn't be a mapping.
    let (previous, next) = (item.previous, item.next)
    let stays = previous == nil ? next! : Item(head: tree.node(item.collection.index + 1))
    guard let other = BlockItem(stays, layout) else { return nil }
    var held = [other.indicator]
    if layout.isBlankLine(edit.range.upperBound), let previous = previous.flatMap({ BlockItem($0, layout) }) {
      // Otherwise a block scalar further up could end up before these blank lines.
      held.append(previous.indicator)
    }
    return Edits(edit, holding: held)
  }

  // MARK: Block style

  /// - Parameter isBehindBlockScalar: whether what follows will come right after a block scalar.
  func removal(of block: BlockItem, isBehindBlockScalar: Bool) -> Edit? {
    guard let firstLine = block.firstLineWithComments(layout) else {
      // The next item, or a comment above it, moves up to the dash.
      guard let next = block.item.next.flatMap({ BlockItem($0, layout) }) else { return nil }
      let content = layout.skipBlankLines(from: block.end)
      return content <= next.start ? .deletion(block.start..<content) : nil
    }
    var (start, end) = (firstLine, block.end)
    // Don't let blank lines before and after add up; after a block scalar they might become part of its text.
    if isBehindBlockScalar || layout.previousLine(start).map(layout.isBlankLine) ?? true {
      while layout.isBlankLine(end) { end = layout.nextLine(end) }
    }
    if end == layout.count, !isBehindBlockScalar {
      while let line = layout.previousLine(start), layout.isBlankLine(line) { start = line }
    }
    return .deletion(start..<end)
  }

  /// Removes the only item of a collection.
  private func empty(_ block: BlockItem) -> Edits? {
    let collection = block.item.collection
    let brackets = collection.isMapping ? "{}" : "[]"
    guard let firstLine = block.firstLineWithComments(layout), let parent = collection.parent else {
      return Edits(Edit(block.start..<endWithoutBreak(block), brackets))
    }
    guard let head = head(of: collection, in: parent), head <= firstLine else { return nil }
    return Edits([.insertion(" \(brackets)".utf8, at: head), .deletion(firstLine..<block.end)])
  }

  private func endWithoutBreak(_ block: BlockItem) -> Int {
    guard !block.lacksBreak else { return block.end }
    let end = block.end - 1
    return layout[end] == 0x0A && layout[end - 1] == 0x0D ? end - 1 : end
  }

  /// Where the line of a value's `:` or dash ends before its content, after any anchors and tags.
  private func head(of collection: Node, in parent: Node) -> Int? {
    let item = Item(head: collection.key ?? collection)
    guard !parent.isFlow, let block = BlockItem(item, layout) else { return nil }
    let head = ValueHead(layout, from: block.indicator.upperBound, to: collection.range.lowerBound)
    return head.isWhole ? head.end : nil
  }

  // MARK: Flow style

  private func remove(_ flow: FlowItem) -> Edits? {
    guard !flow.item.isOnly else {
      let brackets = flow.item.collection.range
      return Edits(.deletion(brackets.lowerBound + 1..<brackets.upperBound - 1))
    }
    return flow.item.next == nil ? removeLast(flow) : removeBeforeOther(flow)
  }

  private func removeBeforeOther(_ flow: FlowItem) -> Edits? {
    guard let comma = flow.commaBehind else { return nil }
    let end = layout.endOfComment(behind: comma + 1)
    let behind = layout.skipBlanks(from: end)
    guard layout.isLineEnd(behind) else { return Edits(.deletion(flow.start..<behind)) }
    let content = layout.skipBlankLines(from: behind)
    if layout.startOfOwnLine(flow.start) != nil {
      return Edits(.deletion(startWithComments(flow)..<content))
    }
    // Others precede it on its line, and none follows.
    guard flow.commaBefore != nil else { return Edits(.deletion(flow.start..<content)) }
    return Edits(.deletion(layout.skipBlanks(before: flow.start)..<behind))
  }

  /// Where an item that starts a line begins, including the comments above that belong to it.
  func startWithComments(_ flow: FlowItem) -> Int {
    guard let line = layout.startOfOwnLine(flow.start) else { return flow.start }
    let column = flow.start - line
    let floor = flow.commaBefore ?? flow.item.collection.range.lowerBound
    return layout.startOfComments(above: line, column: column, floor: floor) + column
  }

  private func removeLast(_ flow: FlowItem) -> Edits? {
    guard let comma = flow.commaBefore, let previous = flow.item.previous else { return nil }
    let end = layout.endOfComment(behind: flow.commaBehind.map { $0 + 1 } ?? flow.end)
    let behindComma = layout.endOfComment(behind: comma + 1)
    // A closing bracket must not end up in the preceding comment.
    let hasComment = behindComma > comma + 1
    let start =
      hasComment && !layout.isLineEnd(layout.skipBlanks(from: end))
      ? layout.nextLine(behindComma) : behindComma
    // The comma after it now follows the item before.
    if flow.commaBehind != nil { return Edits(.deletion(start..<end)) }
    guard hasComment || layout.hasComment(previous.end..<comma) else {
      return Edits(.deletion(previous.end..<end))
    }
    return Edits([.deletion(comma..<comma + 1), .deletion(start..<end)])
  }
}
