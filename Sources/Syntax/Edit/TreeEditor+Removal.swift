extension TreeEditor {
  /// Removes a member with its comments. Removing the last one leaves `{}`.
  package func remove(memberOf key: Node) -> Edits? { remove([key]) }

  /// Removes an element with its comments. Removing the last one leaves `[]`.
  /// - Parameter position: 0-based.
  package func removeElement(at position: Int, of sequence: Node) -> Edits? {
    element(at: position, of: sequence).flatMap { remove([Run(first: $0, last: $0)]) }
  }

  /// Removes several members of a mapping, or elements of a sequence, with their comments.
  /// - Parameters:
  ///   - heads: keys or elements of one collection, at least one, in any order.
  ///   - dispensable: the keys of collections that go as a whole when nothing would be left in them, if others
  ///     are beside them.
  package func remove(_ heads: [Node], withEmptied dispensable: Set<String> = []) -> Edits? {
    let items = Set(heads).sorted { $0.index < $1.index }.map(Item.init)
    guard let collection = heads.first?.parent,
      items.allSatisfy({ $0.head.parent == collection && isRemovable($0.head) })
    else { return nil }
    var runs: [Run] = []
    for item in items {
      if let last = runs.last?.last, last.next?.head == item.head {
        runs[runs.count - 1].last = item
      } else {
        runs.append(Run(first: item, last: item))
      }
    }
    if runs[0].isWhole, let key = collection.key, dispensable.contains(key.text ?? ""),
      !Item(head: key).isOnly, let edits = remove([key])
    {
      return edits
    }
    return remove(runs)
  }

  private func isRemovable(_ head: Node) -> Bool {
    guard !head.isKey else {
      return member(head) != nil && (!isDuplicate(head) || isOverridden(head))
        && head.parent?.isMerging == false
    }
    return head.parent?.isSequence == true && head.fileID == tree.root.fileID && mayChange(head.parent!)
  }

  /// Items that follow each other.
  private struct Run {
    let first: Item
    var last: Item

    /// Whether these are all items of the collection.
    var isWhole: Bool { first.previous == nil && last.next == nil }
    var indices: Range<Int> { first.indices.lowerBound..<last.indices.upperBound }
  }

  /// - Parameter runs: of one collection, in file order, each as long as possible.
  private func remove(_ runs: [Run]) -> Edits? {
    guard runs.allSatisfy({ !hasAliasTarget($0.indices) }) else { return nil }
    var parts: [Edits] = []
    for run in runs {
      let own = run.first.collection.isFlow ? removeFlow(run) : removeBlock(run, besides: runs[0])
      guard let own else { return nil }
      parts.append(own)
    }
    return Edits(joining: parts)
  }

  // MARK: Block style

  /// - Parameter firstRun: the first one that goes.
  private func removeBlock(_ run: Run, besides firstRun: Run) -> Edits? {
    guard let block = BlockItem(run.first, layout), let last = BlockItem(run.last, layout) else { return nil }
    if run.isWhole { return empty(block, last) }
    let previous = run.first.previous
    guard let edit = removal(of: block, to: last, isBehindBlockScalar: previous?.lastBlockScalar != nil)
    else {
      return nil
    }
    // One member must stay: without any, it wouldn't be a mapping.
    let stays =
      firstRun.first.previous == nil
      ? firstRun.last.next! : Item(head: tree.node(run.first.collection.index + 1))
    guard let other = BlockItem(stays, layout) else { return nil }
    var held = [other.indicator]
    if layout.isBlankLine(edit.range.upperBound), let previous = previous.flatMap({ BlockItem($0, layout) }) {
      // Otherwise a block scalar further up could end up before these blank lines.
      held.append(previous.indicator)
    }
    return Edits(edit, holding: held)
  }

  /// - Parameters:
  ///   - last: the last of the items that go; nil if there is one.
  ///   - isBehindBlockScalar: whether what follows will come right after a block scalar.
  func removal(of block: BlockItem, to last: BlockItem? = nil, isBehindBlockScalar: Bool) -> Edit? {
    let last = last ?? block
    guard let firstLine = block.firstLineWithComments(layout) else {
      // The next item, or a comment above it, moves up to the dash.
      guard let next = last.item.next.flatMap({ BlockItem($0, layout) }) else { return nil }
      let content = layout.skipBlankLines(from: last.end)
      return content <= next.start ? .deletion(block.start..<content) : nil
    }
    var (start, end) = (firstLine, last.end)
    // Don't let blank lines before and after add up; after a block scalar they might become part of its text.
    if isBehindBlockScalar || layout.previousLine(start).map(layout.isBlankLine) ?? true {
      while layout.isBlankLine(end) { end = layout.nextLine(end) }
    }
    if end == layout.count, !isBehindBlockScalar {
      while let line = layout.previousLine(start), layout.isBlankLine(line) { start = line }
    }
    return .deletion(start..<end)
  }

  /// Removes all items of a collection.
  private func empty(_ block: BlockItem, _ last: BlockItem) -> Edits? {
    let collection = block.item.collection
    let brackets = collection.isMapping ? "{}" : "[]"
    guard let firstLine = block.firstLineWithComments(layout), let parent = collection.parent else {
      return Edits(Edit(block.start..<endWithoutBreak(last), brackets))
    }
    guard let head = head(of: collection, in: parent), head <= firstLine else { return nil }
    return Edits([.insertion(" \(brackets)".utf8, at: head), .deletion(firstLine..<last.end)])
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

  private func removeFlow(_ run: Run) -> Edits? {
    guard let first = FlowItem(run.first, layout), let last = FlowItem(run.last, layout) else { return nil }
    guard !run.isWhole else {
      let brackets = run.first.collection.range
      return Edits(.deletion(brackets.lowerBound + 1..<brackets.upperBound - 1))
    }
    return last.item.next == nil ? removeLast(first, last) : removeBeforeOther(first, last)
  }

  private func removeBeforeOther(_ flow: FlowItem, _ last: FlowItem) -> Edits? {
    guard let comma = last.commaBehind else { return nil }
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

  private func removeLast(_ flow: FlowItem, _ last: FlowItem) -> Edits? {
    guard let comma = flow.commaBefore, let previous = flow.item.previous else { return nil }
    let end = layout.endOfComment(behind: last.commaBehind.map { $0 + 1 } ?? last.end)
    let behindComma = layout.endOfComment(behind: comma + 1)
    // A closing bracket must not end up in the preceding comment.
    let hasComment = behindComma > comma + 1
    var deletions = [Edit.deletion(behindComma..<end)]
    if hasComment, !layout.isLineEnd(layout.skipBlanks(from: end)) {
      let start = layout.nextLine(behindComma)
      // The bracket keeps the indentation of the line, without which it would leave the collection.
      let own = layout.startOfOwnLine(flow.start)
      deletions =
        own.map { [.deletion(start..<$0), .deletion(flow.start..<end)] } ?? [.deletion(start..<end)]
    }
    // The comma after it now follows the item before.
    if last.commaBehind != nil { return Edits(deletions) }
    guard hasComment || layout.hasComment(previous.end..<comma) else {
      return Edits(.deletion(previous.end..<end))
    }
    return Edits([.deletion(comma..<comma + 1)] + deletions)
  }
}
