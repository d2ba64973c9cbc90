extension TreeEditor {
  /// Moves members of a mapping into a new mapping named `name`, placed where the first of them was:
  /// turns `type: string` in `name: x, type: string` into `name: x, schema: {type: string}`.
  /// - Parameter keys: at least one, all of one mapping, in any order; they keep the file's order.
  package func nest(_ keys: [Node], under name: String) -> Edits? {
    let heads = keys.sorted { $0.index < $1.index }
    guard let first = heads.first, let mapping = first.parent,
      zip(heads, heads.dropFirst()).allSatisfy({ $0 != $1 }),
      heads.allSatisfy({ member($0) != nil && $0.parent == mapping && !isDuplicate($0) }), !mapping.isMerging,
      isFree(name, in: mapping) || heads.contains(where: { $0.text == name })
    else { return nil }
    let items = heads.map(Item.init)
    // The first consecutive members stay where they are; the others move up to them.
    let staying = 1 + zip(items, items.dropFirst()).prefix { $0.next?.head == $1.head }.count
    // An alias must stay after its anchor.
    guard items[staying...].allSatisfy({ !hasAlias($0.indices) && !hasAliasTarget($0.indices) }) else {
      return nil
    }
    if mapping.isFlow {
      let flows = items.compactMap { FlowItem($0, layout) }
      guard flows.count == items.count else { return nil }
      return nest(Array(flows[..<staying]), Array(flows[staying...]), under: name)?.adding(
        [name], to: mapping)
    }
    let blocks = items.compactMap { BlockItem($0, layout) }
    guard blocks.count == items.count else { return nil }
    return nest(Array(blocks[..<staying]), Array(blocks[staying...]), under: name)?.adding(
      [name], to: mapping)
  }

  private func hasAlias(_ indices: Range<Int>) -> Bool { indices.contains { tree.node($0).isAlias } }

  // MARK: Block style

  private func nest(_ staying: [BlockItem], _ moving: [BlockItem], under name: String) -> Edits? {
    let quoting = ScalarQuoting(language: .yaml, isInFlow: false, isKey: true)
    guard let key = quoting.bytes(for: .string(name)) else { return nil }
    let (first, last) = (staying.first!, staying.last!)
    let blanks = [UInt8](repeating: 0x20, count: first.column)
    let step = [UInt8](repeating: 0x20, count: blockStep)
    let firstLine = first.firstLineWithComments(layout)
    let start = firstLine ?? first.start
    let head =
      firstLine == nil
      ? key + ":".utf8 + layout.lineBreak + blanks : blanks + key + ":".utf8 + layout.lineBreak
    var edits = [Edit.insertion(head + step, at: start)]
    var line = layout.nextLine(start)
    while line < last.end {
      if !layout.isLineEnd(line) { edits.append(.insertion(step, at: line)) }
      line = layout.nextLine(line)
    }
    var moved: [UInt8] = []
    var gone: [Range<Int>] = []
    var isBehindBlockScalar = false
    for (index, block) in moving.enumerated() {
      guard let start = block.firstLineWithComments(layout), let previous = block.item.previous else {
        return nil
      }
      moved += layout.shifted(start..<block.end, by: step)
      if block.lacksBreak {
        // A line break at its end would become part of the text.
        guard block.lastBlockScalar == nil else { return nil }
        moved += layout.lineBreak
      }
      let isBehindMoved = index > 0 && moving[index - 1].item.head == previous.head
      isBehindBlockScalar = previous.lastBlockScalar != nil || isBehindMoved && isBehindBlockScalar
      guard let edit = removal(of: block, isBehindBlockScalar: isBehindBlockScalar) else { return nil }
      // Both may include the blank lines between them.
      let from = max(gone.last?.upperBound ?? 0, edit.range.lowerBound)
      gone.append(from..<max(from, edit.range.upperBound))
    }
    // Blank lines after a block scalar might become part of its text.
    guard moving.last?.lastBlockScalar == nil || !layout.isBlankLine(last.end) else { return nil }
    edits += gone.map(Edit.deletion)
    edits.append(.insertion(moved, at: last.end))
    // The members in between keep their indentation. What follows must still follow.
    let next = moving.isEmpty ? nil : last.item.next.flatMap { BlockItem($0, layout) }
    return Edits(edits, holding: [start..<last.end] + (moving + [next].compactMap(\.self)).map(\.indicator))
  }

  // MARK: Flow style

  private func nest(_ staying: [FlowItem], _ moving: [FlowItem], under name: String) -> Edits? {
    let (first, last) = (staying.first!, staying.last!)
    let style = flowStyle(around: first)
    guard let key = style.key(name), !(staying + moving).contains(where: { $0.item.value.range.isEmpty })
    else {
      return nil
    }
    let inner = style.lines?.inner
    var edits: [Edit] = []
    let start = startWithComments(first)
    edits.append(
      .insertion(key + style.colon + "{".utf8 + (inner?.separator ?? []), at: start))
    if let step = style.lines?.step {
      var line = layout.nextLine(start)
      while line < last.end {
        if !layout.isLineEnd(line) { edits.append(.insertion(step, at: line)) }
        line = layout.nextLine(line)
      }
    }
    var moved: [UInt8] = []
    for flow in moving {
      guard let previous = flow.item.previous, !layout.hasComment(previous.end..<flow.start) else {
        return nil
      }
      let text = flow.start..<flow.end
      moved += ",".utf8 + (inner?.separator ?? style.gap)
      moved +=
        style.lines.map { layout.shifted(text, by: $0.step, withFirst: false) } ?? Array(layout.bytes[text])
      edits.append(.deletion(previous.end..<flow.end))
    }
    edits.append(.insertion(moved + (style.lines?.separator ?? []) + "}".utf8, at: last.end))
    return Edits(edits, holding: [start..<last.end] + moving.map(\.indicator))
  }
}
