extension TreeEditor {
  /// Where in a mapping to insert a member.
  package enum Position: Sendable {
    case atEnd
    /// Before or after the member with this key.
    case before(Node)
    case behind(Node)
  }

  /// Inserts a member into a mapping, in the style of its neighbours. Nil if the key exists already.
  package func insert(_ member: NewMember, into mapping: Node, _ position: Position = .atEnd) -> Edits? {
    insert([member], into: mapping, position)
  }

  /// Inserts members into a mapping that isn't empty, one after the other; or a single one into an empty mapping.
  package func insert(
    _ members: [NewMember], into mapping: Node, _ position: Position = .atEnd
  ) -> Edits? {
    guard mapping.isMapping, mapping.fileID == tree.root.fileID, mayChange(mapping),
      members.allSatisfy({ isFree($0.key, in: mapping) })
    else { return nil }
    return edits(inserting: members, into: mapping, position)?.adding(members.map(\.key), to: mapping)
  }

  private func edits(inserting members: [NewMember], into mapping: Node, _ position: Position) -> Edits? {
    guard let (key, isBehind) = neighbour(in: mapping, position) else {
      return members.count == 1 ? insert(members[0], intoEmpty: mapping) : nil
    }
    guard key.isKey, key.parent == mapping else { return nil }
    let item = Item(head: key)
    guard mapping.isFlow else { return BlockItem(item, layout).flatMap { insert(members, at: $0, isBehind) } }
    return FlowItem(item, layout).flatMap { insert(members, at: $0, isBehind) }
  }

  /// The member next to which to insert, and whether to insert after it; nil in an empty mapping.
  private func neighbour(in mapping: Node, _ position: Position) -> (key: Node, isBehind: Bool)? {
    switch position {
    case .before(let key): (key, false)
    case .behind(let key): (key, true)
    case .atEnd: mapping.ownKeys.last.map { ($0, true) }
    }
  }

  // MARK: Block style

  private func insert(_ members: [NewMember], at neighbour: BlockItem, _ isBehind: Bool) -> Edits? {
    let style = BlockStyle(lineBreak: layout.lineBreak, step: blockStep)
    let column = neighbour.column
    let blanks = [UInt8](repeating: 0x20, count: column)
    let texts = members.compactMap { style.member($0, column: column) }
    guard texts.count == members.count else { return nil }
    let text = Array(texts.joined(separator: layout.lineBreak + blanks))
    let edit: Edit
    if isBehind {
      if neighbour.lacksBreak {
        // A line break at its end would become part of the text.
        guard neighbour.lastBlockScalar == nil else { return nil }
        edit = .insertion(layout.lineBreak + blanks + text, at: neighbour.end)
      } else {
        edit = .insertion(blanks + text + layout.lineBreak, at: neighbour.end)
      }
    } else if let line = neighbour.firstLineWithComments(layout) {
      edit = .insertion(blanks + text + layout.lineBreak, at: line)
    } else {
      edit = .insertion(text + layout.lineBreak + blanks, at: neighbour.start)
    }
    // If other members are indented differently, the new line wouldn't line up.
    let line = layout.lineStart(neighbour.start)
    let indentation = line > 0 && column > 0 ? line - 1..<line + 1 : line..<line
    return Edits(edit, holding: [neighbour.indicator, indentation])
  }

  /// Additional spaces of nested block mappings, by the first one in the file; 2 if there is none.
  var blockStep: Int {
    for index in 0..<tree.nodeCount {
      let node = tree.node(index)
      guard node.isMapping, !node.isFlow, let key = node.key, let outer = node.parent, !outer.isFlow,
        layout.startOfOwnLine(node.range.lowerBound) != nil
      else { continue }
      let step = layout.column(node.range.lowerBound) - layout.column(key.range.lowerBound)
      if step > 0 { return step }
    }
    return 2
  }

  // MARK: Flow style

  private func insert(_ members: [NewMember], at neighbour: FlowItem, _ isBehind: Bool) -> Edits? {
    let style = flowStyle(around: neighbour)
    let held = [neighbour.indicator]
    let separated = Array(",".utf8) + style.separator
    let texts = members.compactMap(style.member)
    guard texts.count == members.count else { return nil }
    let text = Array(texts.joined(separator: separated))
    guard isBehind else {
      return Edits(.insertion(text + separated, at: startWithComments(neighbour)), holding: held)
    }
    // A missing value has no end of its own: a comma after `a:` would become part of it.
    guard !neighbour.item.value.range.isEmpty else { return nil }
    let plain = Edits(.insertion(separated + text, at: neighbour.end), holding: held)
    let lastToken = neighbour.commaBehind.map { $0 + 1 } ?? neighbour.end
    let behindComment = layout.endOfComment(behind: lastToken)
    guard style.lines != nil, behindComment > lastToken else { return plain }
    guard !layout.hasComment(neighbour.end..<lastToken) else { return nil }
    if let comma = neighbour.commaBehind {
      return Edits(
        .insertion(style.separator + text + ",".utf8, at: behindComment), holding: held + [comma..<comma + 1])
    }
    return Edits(
      [.insertion(",".utf8, at: neighbour.end), .insertion(style.separator + text, at: behindComment)],
      holding: held)
  }

  /// How an item and its neighbours are written.
  func flowStyle(around flow: FlowItem) -> FlowStyle {
    var style = FlowStyle(language: tree.language)
    let (head, value) = (flow.item.head, flow.item.value)
    if head.isKey {
      if tree.language == .yaml, head.isQuoted { style.quotes = ScalarStyle(of: head) }
      let behindColon = layout.skipBlanks(from: flow.indicator.upperBound)
      // Some parsers need a space where YAML doesn't.
      if tree.language == .json, behindColon == value.range.lowerBound {
        style.gapBehindColon = Array(layout.bytes[flow.indicator.upperBound..<behindColon])
        style.gap = style.gapBehindColon
        // `"a" : 1`, as some printers have it.
        let before = head.range.upperBound..<flow.indicator.lowerBound
        if layout.isBlank(before) { style.gapBeforeColon = Array(layout.bytes[before]) }
      }
    }
    if let indentation = flow.indentation(layout) {
      style.lines = .init(
        lineBreak: layout.lineBreak, indentation: indentation, step: flowStep(of: flow, indentation))
    } else if let comma = flow.commaBefore ?? (flow.item.next == nil ? nil : flow.commaBehind) {
      let end = layout.skipBlanks(from: comma + 1)
      if !layout.isLineEnd(end) { style.gap = Array(layout.bytes[comma + 1..<end]) }
    }
    return style
  }

  /// How much further a collection's items are indented than its closing bracket.
  private func flowStep(of flow: FlowItem, _ indentation: [UInt8]) -> [UInt8] {
    let close = flow.item.collection.range.upperBound - 1
    guard let line = layout.startOfOwnLine(close), indentation.starts(with: layout.bytes[line..<close]),
      indentation.count > close - line
    else { return [0x20, 0x20] }
    return Array(indentation.dropFirst(close - line))
  }

  private func insert(_ member: NewMember, intoEmpty mapping: Node) -> Edits? {
    guard mapping.hasBrackets else { return nil }
    let inner = mapping.range.lowerBound + 1..<mapping.range.upperBound - 1
    guard layout.skipBlankLines(from: inner.lowerBound) == inner.upperBound else { return nil }
    var style = FlowStyle(language: tree.language)
    // Use the style of the surrounding collection.
    let around = mapping.parent.flatMap {
      $0.isFlow ? FlowItem(Item(head: mapping.key ?? mapping), layout) : nil
    }
    if let around { style = flowStyle(around: around) }
    if tree.language == .json, let lines = style.lines {
      style.lines = lines.inner
      return style.member(member).map { Edits(Edit(inner, style.separator + $0 + lines.separator)) }
    }
    style.lines = nil
    let isOnLine = layout.isBlank(inner)
    return style.member(member).map { text in
      let padding = isOnLine ? Array(layout.bytes[inner].prefix(1)) : []
      return Edits(Edit(inner, padding + text + padding))
    }
  }
}
