/// Collects a tree from the events of a reader; keeps the limits that both readers share.
struct TreeBuilder: ~Copyable {
  private(set) var records: [NodeRecord] = []
  private(set) var symbols = SymbolTable()
  private(set) var decodedTexts = TextPool()
  private(set) var duplicateKeys: [SyntaxTree.DuplicateKey] = []
  private(set) var foreignTags: [Int] = []

  private let limits: Limits
  /// The collections that are open, outermost first.
  private var open: [OpenCollection] = []
  /// For each symbol, the mapping (index + 1) that had it as a key last, and at which node.
  private var lastSeen: [(mapping: UInt32, key: UInt32)] = []

  private struct OpenCollection {
    let index: Int
    let isMapping: Bool
    var expectsKey: Bool
    /// Children so far; keys and values count.
    var count = 0
  }

  /// - Parameter byteCount: size of the file; room is set aside for the nodes that such a file may have.
  init(limits: Limits, byteCount: Int) {
    self.limits = limits
    // Memory that is set aside but never touched costs nothing.
    records.reserveCapacity(min(byteCount / 4 + 16, limits.nodes))
  }

  var depth: Int { open.count }
  var isEmpty: Bool { records.isEmpty }
  var nextIndex: Int { records.count }
  /// Whether the next node is a key of a mapping.
  var expectsKey: Bool { open.last?.expectsKey ?? false }

  mutating func beginMapping(at start: Int) throws(SyntaxError) {
    try beginCollection(.mapping, at: start)
  }

  mutating func beginSequence(at start: Int) throws(SyntaxError) {
    try beginCollection(.sequence, at: start)
  }

  private mutating func beginCollection(_ kind: NodeFlags, at start: Int) throws(SyntaxError) {
    if expectsKey {
      throw SyntaxError(
        "a key must be a text, not a \(kind.isMapping ? "mapping" : "list")",
        help: "write the key as one word or between quotes", at: start)
    }
    if open.count >= limits.depth {
      throw SyntaxError("nested more than \(limits.depth) levels deep", at: start)
    }
    let index = try append(kind, from: start, to: start)
    if let parent = open.last, !parent.isMapping { records[index].extra = UInt32(parent.count - 1) }
    open.append(OpenCollection(index: index, isMapping: kind.isMapping, expectsKey: kind.isMapping))
  }

  /// - Parameter end: byte offset after the closing bracket; nil in block style, where the last descendant's end counts.
  mutating func endCollection(at end: Int?) {
    let collection = open.removeLast()
    let next = records.count
    records[collection.index].next = UInt32(next)
    if let end {
      records[collection.index].end = UInt32(end)
    } else if next > collection.index + 1 {
      records[collection.index].end = lastEnd
    }
    if next > collection.index + 1 {
      // A first key without text ends before what follows its anchor, where a mapping is thought to start.
      let first = records[collection.index + 1].start
      records[collection.index].start = min(records[collection.index].start, first)
    }
    if collection.isMapping { findDuplicateKeys(of: collection.index) }
    lastEnd = records[collection.index].end
    valueIsComplete()
  }

  /// The end of the node that was completed last.
  private var lastEnd: UInt32 = 0

  /// - Parameters:
  ///   - range: the bytes of the scalar with its quotes.
  ///   - text: its text; nil when the file spells it out (between the quotes, if any).
  mutating func scalar(
    _ form: NodeFlags, _ range: Range<Int>, spelled: UnsafeRawBufferPointer, decoded: Bool
  ) throws(SyntaxError) {
    var flags = form
    if expectsKey { flags.insert(.key) }
    let index = try append(flags, from: range.lowerBound, to: range.upperBound)
    lastEnd = UInt32(range.upperBound)
    if flags.contains(.key) {
      addKey(index, spelled)
      open[open.count - 1].expectsKey = false
      return
    }
    if decoded {
      records[index].flags.insert(.decoded)
      records[index].extra = UInt32(decodedTexts.count)
      decodedTexts.append(spelled)
    }
    valueIsComplete()
  }

  private mutating func addKey(_ index: Int, _ text: UnsafeRawBufferPointer) {
    records[index].extra = symbols.intern(text)
    if text.count == 2, text[0] == UInt8(ascii: "<"), text[1] == UInt8(ascii: "<"),
      records[index].flags.isUnquoted
    {
      records[open[open.count - 1].index].flags.insert(.merging)
    }
  }

  /// - Parameter target: index of the node with the anchor.
  mutating func alias(to target: Int, _ range: Range<Int>) throws(SyntaxError) {
    if open.contains(where: { $0.index == target }) {
      throw SyntaxError(
        "this alias stands for a node that contains it", help: "write the value out", at: range)
    }
    if expectsKey {
      try aliasAsKey(target, range)
      return
    }
    let index = try append(.alias, from: range.lowerBound, to: range.upperBound)
    records[index].extra = UInt32(target)
    lastEnd = UInt32(range.upperBound)
    valueIsComplete()
  }

  private mutating func aliasAsKey(_ target: Int, _ range: Range<Int>) throws(SyntaxError) {
    let flags = records[target].flags
    guard flags.isScalar, flags.contains(.key) else {
      throw SyntaxError("an alias as a key is not supported", help: "write the key out", at: range)
    }
    let symbol = records[target].extra
    let index = try append([.key], from: range.lowerBound, to: range.upperBound)
    records[index].extra = symbol
    lastEnd = UInt32(range.upperBound)
    open[open.count - 1].expectsKey = false
  }

  mutating func addForeignTag(_ index: Int) { foreignTags.append(index) }

  private mutating func append(_ flags: NodeFlags, from start: Int, to end: Int) throws(SyntaxError) -> Int {
    let index = records.count
    if index >= limits.nodes { throw SyntaxError("more than \(limits.nodes) nodes in one file", at: start) }
    records.append(
      NodeRecord(
        start: UInt32(start), end: UInt32(end), next: UInt32(index + 1),
        parent: UInt32(open.last?.index ?? 0),
        flags: flags))
    if !open.isEmpty { open[open.count - 1].count += 1 }
    return index
  }

  private mutating func valueIsComplete() {
    guard let last = open.indices.last, open[last].isMapping else { return }
    open[last].expectsKey = true
  }

  /// Keys are compared when the mapping is complete, so that the marks of a nested mapping can't disturb.
  private mutating func findDuplicateKeys(of mapping: Int) {
    let missing = symbols.count - lastSeen.count
    if missing > 0 { lastSeen += Array(repeating: (mapping: 0, key: 0), count: missing) }
    let end = Int(records[mapping].next)
    var key = mapping + 1
    while key < end {
      let symbol = Int(records[key].extra)
      if lastSeen[symbol].mapping == UInt32(mapping + 1) {
        duplicateKeys.append(.init(key: key, first: Int(lastSeen[symbol].key)))
      } else {
        lastSeen[symbol] = (UInt32(mapping + 1), UInt32(key))
      }
      key = Int(records[key + 1].next)
    }
  }

  /// The texts of the outermost mapping's keys so far; for a file that turns out to be unreadable.
  func keysOfRoot() -> [String] {
    guard let root = records.first, root.flags.isMapping else { return [] }
    var keys: [String] = []
    var key = 1
    while key < records.count, records[key].flags.contains(.key) {
      keys.append(String(decoding: symbols.texts[Int(records[key].extra)], as: UTF8.self))
      guard key + 1 < records.count else { break }
      let isOpen = open.contains { $0.index == key + 1 }
      if isOpen { break }
      key = Int(records[key + 1].next)
    }
    return keys
  }

  /// The number of nodes that the tree would have with every alias replaced by a copy of its target; saturates.
  func expandedNodeCount() -> Int {
    guard records.contains(where: \.flags.isAlias) else { return records.count }
    var sizes = [Int](repeating: 1, count: records.count)
    let ceiling = Int.max / 4
    for index in records.indices {
      if records[index].flags.isAlias { sizes[index] = 0 }
    }
    // Targets stand before their aliases, so sizes of targets are complete when they are asked for.
    var openNodes: [Int] = []
    for index in records.indices {
      while let last = openNodes.last, Int(records[last].next) <= index {
        Self.close(&openNodes, &sizes, ceiling)
      }
      if records[index].flags.isAlias { sizes[index] = sizes[Int(records[index].extra)] }
      openNodes.append(index)
    }
    while !openNodes.isEmpty { Self.close(&openNodes, &sizes, ceiling) }
    return sizes[0]
  }

  private static func close(_ openNodes: inout [Int], _ sizes: inout [Int], _ ceiling: Int) {
    let closed = openNodes.removeLast()
    if let parent = openNodes.last { sizes[parent] = min(ceiling, sizes[parent] + sizes[closed]) }
  }
}
