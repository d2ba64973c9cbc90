import Text

/// Builds a tree from a reader's events, and enforces the limits common to both readers.
struct TreeBuilder: ~Copyable {
  private(set) var records: PlainArray<NodeRecord>
  private var symbols = SymbolTable()
  private var decodedTexts: TextPool
  private var listPositions = PlainArray<ListPosition>()
  private(set) var duplicateKeys: [SyntaxTree.DuplicateKey] = []
  private(set) var foreignTags: [Int] = []

  private var hasAliases = false

  private let limits: Limits
  /// The innermost open collection; the document's first node is in none.
  private var current = OpenCollection(index: 0, isMapping: false, expectsKey: false)
  /// The enclosing values of `current`, outermost first.
  private var outer = PlainArray<OpenCollection>()
  /// For each symbol, the mapping (index + 1) that last had it as a key, and the key's node.
  private var lastSeen = PlainArray<Sighting>()

  // These two can't be private: without optimization, the compiler (6.3.1) fails to find them when other
  // files destroy a builder.
  struct Sighting: BitwiseCopyable {
    var mapping: UInt32 = 0
    var key: UInt32 = 0
  }

  struct OpenCollection: BitwiseCopyable {
    let index: Int
    let isMapping: Bool
    var expectsKey: Bool
    /// Children so far; keys and values both count.
    var count = 0
    /// Where the next key is.
    var place = KeyPlace.first
    /// A bit for each key, by its symbol: as long as no two keys share one, none is there twice.
    var keys: UInt64 = 0
    var mayRepeatKeys = false

    mutating func note(_ symbol: UInt32) {
      let bit: UInt64 = 1 << UInt64(symbol & 63)
      if keys & bit != 0 { mayRepeatKeys = true }
      keys |= bit
      place = .after(symbol)
    }
  }

  /// - Parameters:
  ///   - byteCount: size of the file in bytes.
  ///   - nodes: how many to reserve room for.
  ///   - decodedBytes: bytes to reserve for texts that the file doesn't spell out.
  init(limits: Limits, byteCount: Int, nodes: Int, decodedBytes: Int) {
    // Offsets and indices must fit a record.
    precondition(limits.nodes < NodeRecord.maximumCount && byteCount < UInt32.max)
    self.limits = limits
    records = PlainArray(capacity: min(nodes + 16, limits.nodes))
    decodedTexts = TextPool(byteCount: decodedBytes)
  }

  /// - Parameter tree: the tree that will own the result; its source is set.
  consuming func finish(tree: SyntaxTree) -> TreeMemory {
    records.shrink()
    symbols.shrink()
    decodedTexts.shrink()
    listPositions.shrink()
    let reference: StaticString = "$ref"
    let referenceSymbol = symbols.symbol(
      of: UnsafeRawBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
    return TreeMemory(
      records: records, symbols: symbols, decodedTexts: decodedTexts, listPositions: listPositions,
      hasDuplicateKeys: !duplicateKeys.isEmpty, referenceSymbol: referenceSymbol,
      foreignTags: Set(foreignTags),
      source: tree.source, text: tree.source.bytes.memory, tree: tree)
  }

  var depth: Int { outer.count }
  var isInMapping: Bool { current.isMapping }
  var nextIndex: Int { records.count }
  /// Whether the next node is a key of a mapping.
  var expectsKey: Bool { current.expectsKey }

  mutating func beginMapping(at start: Int) throws(SyntaxError) {
    try beginCollection(.mapping, at: start)
  }

  mutating func beginSequence(at start: Int) throws(SyntaxError) {
    try beginCollection(.sequence, at: start)
  }

  private mutating func beginCollection(_ kind: NodeFlags, at start: Int) throws(SyntaxError) {
    if expectsKey {
      throw SyntaxError(
        "a key must be a string, not a \(kind.isMapping ? "mapping" : "list")",
        help: "write the key as one word or between quotes", at: start)
    }
    if outer.count >= limits.depth {
      throw SyntaxError("nested more than \(limits.depth) levels deep", at: start)
    }
    let index = try append(kind, from: start, to: start)
    if depth > 0, !current.isMapping {
      listPositions.append(ListPosition(index: UInt32(index), position: UInt32(current.count - 1)))
    }
    let place = current.isMapping ? current.place.firstWithin : current.place
    outer.append(current)
    current = OpenCollection(
      index: index, isMapping: kind.isMapping, expectsKey: kind.isMapping, place: place)
  }

  /// - Parameter end: byte offset after the closing bracket; nil in block style, where the end of the last
  ///   descendant counts.
  mutating func endCollection(at end: Int?) {
    let next = records.count
    if let end {
      lastEnd = UInt32(end)
    } else if next == current.index + 1 {
      lastEnd = records[current.index].end
    }
    records[current.index].link = UInt32(next)
    records[current.index].end = lastEnd
    if next > current.index + 1 {
      // If the first key is empty, it lies before its anchor, where libyaml reports the mapping's start.
      let first = records[current.index + 1].start
      records[current.index].start = min(records[current.index].start, first)
    }
    if current.mayRepeatKeys { findDuplicateKeys(of: current.index) }
    current = outer.popLast()!
    valueIsComplete()
  }

  /// The end of the last completed node.
  private var lastEnd: UInt32 = 0

  /// - Parameters:
  ///   - range: the bytes of the scalar including quotes.
  ///   - text: its text; nil if the file spells it out (between the quotes, if any).
  mutating func scalar(
    _ form: NodeFlags, _ range: Range<Int>, spelled: UnsafeRawBufferPointer, decoded: Bool
  ) throws(SyntaxError) {
    if expectsKey { return try key(form, range, spelled, decoded) }
    if decoded {
      try append(
        form.union(.decoded), from: range.lowerBound, to: range.upperBound, link: decodedTexts.count)
      decodedTexts.append(spelled)
    } else {
      try append(form, from: range.lowerBound, to: range.upperBound)
    }
    lastEnd = UInt32(truncatingIfNeeded: range.upperBound)
    valueIsComplete()
  }

  /// A JSON string that isn't a key, with escapes left undecoded.
  /// - Parameter range: including the quotes.
  mutating func escapedScalar(_ range: Range<Int>) throws(SyntaxError) {
    try append(
      [.quoted, .decoded], from: range.lowerBound, to: range.upperBound, link: Int(NodeRecord.escaped))
    lastEnd = UInt32(truncatingIfNeeded: range.upperBound)
    valueIsComplete()
  }

  private mutating func key(
    _ form: NodeFlags, _ range: Range<Int>, _ text: UnsafeRawBufferPointer, _ isDecoded: Bool
  ) throws(SyntaxError) {
    let symbol = isDecoded ? symbols.intern(text) : symbols.intern(text, at: current.place)
    try key(form, range, symbol: symbol)
    if text.count == 2, text[0] == UInt8(ascii: "<"), text[1] == UInt8(ascii: "<"), form.isUnquoted {
      records[current.index].flags.insert(.merging)
    }
  }

  /// Adds a key between quotes if it is the one that was last at its place: similar objects have the same keys in
  /// the same order, and to compare it costs less than to look for its end and for its symbol.
  /// - Returns: where it ends; nil if it is another one.
  mutating func repeatedKey(at start: Int, in bytes: PaddedBytes) throws(SyntaxError) -> Int? {
    guard let symbol = symbols.guess(at: current.place) else { return nil }
    let text = symbols.texts[Int(symbol)]
    let end = start + 1 + text.count
    guard end < bytes.count, bytes.byte(at: end) == UInt8(ascii: "\""),
      memoryEquals(bytes.text(start + 1..<end).baseAddress!, text.baseAddress!, text.count)
    else { return nil }
    try key(.quoted, start..<(end + 1), symbol: symbol)
    return end + 1
  }

  /// - Parameter target: index of the anchored node.
  mutating func alias(to target: Int, _ range: Range<Int>) throws(SyntaxError) {
    if isOpen(target) {
      throw SyntaxError(
        "this alias stands for a node that contains it", help: "write the value out", at: range)
    }
    if expectsKey {
      try aliasAsKey(target, range)
      return
    }
    try append(.alias, from: range.lowerBound, to: range.upperBound, link: target)
    hasAliases = true
    lastEnd = UInt32(truncatingIfNeeded: range.upperBound)
    valueIsComplete()
  }

  private mutating func aliasAsKey(_ target: Int, _ range: Range<Int>) throws(SyntaxError) {
    let flags = records[target].flags
    guard flags.isScalar, flags.contains(.key) else {
      throw SyntaxError("an alias as a key is not supported", help: "write the key out", at: range)
    }
    try key([], range, symbol: records[target].link)
  }

  @inline(__always)
  private mutating func key(_ form: NodeFlags, _ range: Range<Int>, symbol: UInt32) throws(SyntaxError) {
    try append(form.union(.key), from: range.lowerBound, to: range.upperBound, link: Int(symbol))
    current.note(symbol)
    current.expectsKey = false
    lastEnd = UInt32(truncatingIfNeeded: range.upperBound)
  }

  mutating func addForeignTag(_ index: Int) { foreignTags.append(index) }

  @discardableResult
  @inline(__always)
  private mutating func append(
    _ flags: NodeFlags, from start: Int, to end: Int, link: Int = 0
  ) throws(SyntaxError) -> Int {
    let index = records.count
    if index >= limits.nodes { throw SyntaxError("more than \(limits.nodes) nodes in one file", at: start) }
    records.append(
      NodeRecord(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        link: UInt32(truncatingIfNeeded: flags.isCollection ? index + 1 : link),
        parent: UInt32(truncatingIfNeeded: current.index), flags: flags))
    current.count &+= 1
    return index
  }

  private mutating func valueIsComplete() { current.expectsKey = current.isMapping }

  private func isOpen(_ index: Int) -> Bool {
    guard outer.count > 0 else { return false }
    if current.index == index { return true }
    for depth in 1..<max(1, outer.count) where outer[depth].index == index { return true }
    return false
  }

  /// Keys are compared when the mapping is complete, so that nested mappings can't interfere.
  private mutating func findDuplicateKeys(of mapping: Int) {
    let missing = symbols.count - lastSeen.count
    if missing > 0 { lastSeen.append(repeating: Sighting(), count: missing) }
    let end = records[mapping].next(from: mapping)
    var key = mapping + 1
    while key < end {
      let symbol = Int(records[key].link)
      if lastSeen[symbol].mapping == UInt32(mapping + 1) {
        duplicateKeys.append(.init(key: key, first: Int(lastSeen[symbol].key)))
      } else {
        lastSeen[symbol] = Sighting(mapping: UInt32(mapping + 1), key: UInt32(key))
      }
      key = records[key + 1].next(from: key + 1)
    }
  }

  /// The keys of the outermost mapping so far; for a file that turns out to be unreadable.
  func keysOfRoot() -> [String] {
    guard records.count > 0, records[0].flags.isMapping else { return [] }
    var keys: [String] = []
    var key = 1
    while key < records.count, records[key].flags.contains(.key) {
      keys.append(String(decoding: symbols.texts[Int(records[key].link)], as: UTF8.self))
      guard key + 1 < records.count else { break }
      if isOpen(key + 1) { break }
      key = records[key + 1].next(from: key + 1)
    }
    return keys
  }

  /// The number of nodes the tree would have if every alias were replaced by a copy of its target; saturates.
  func expandedNodeCount() -> Int {
    guard hasAliases else { return records.count }
    var sizes = [Int](repeating: 1, count: records.count)
    let ceiling = Int.max / 4
    for index in sizes.indices where records[index].flags.isAlias { sizes[index] = 0 }
    // Targets precede their aliases, so a target's size is known by the time it is needed.
    var openNodes: [Int] = []
    for index in sizes.indices {
      while let last = openNodes.last, records[last].next(from: last) <= index {
        Self.close(&openNodes, &sizes, ceiling)
      }
      if records[index].flags.isAlias { sizes[index] = sizes[Int(records[index].link)] }
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
