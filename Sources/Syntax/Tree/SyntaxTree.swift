import Text

/// One document as a flat tree: an array in pre-order, one entry per node, with byte offsets into the file.
///
/// A mapping's children are its keys and values alternating, a sequence's its elements. There are no pointers
/// to follow and no nodes to free one by one, so deep nesting can't exhaust the stack.
///
/// Nodes are plain values without reference counting: keep the tree as long as you keep its nodes.
///
/// Unchecked because it holds a pointer. The memory is complete before the tree is shared, read-only from
/// then on, and freed with the tree.
package final class SyntaxTree: @unchecked Sendable {
  package let source: SourceFile
  package let language: Language
  /// Duplicate keys, in document order.
  package let duplicateKeys: [DuplicateKey]
  let memory: UnsafeMutablePointer<TreeMemory>

  package enum Language: String, Sendable {
    case json
    case yaml
  }

  /// A key that occurs twice in one mapping. The last one counts.
  package struct DuplicateKey: Sendable {
    package let key: Int
    package let first: Int
  }

  init(source: SourceFile, language: Language, builder: consuming TreeBuilder) {
    self.source = source
    self.language = language
    // They are found when a mapping ends, so those of inner mappings come first.
    self.duplicateKeys = builder.duplicateKeys.sorted { $0.key < $1.key }
    self.memory = .allocate(capacity: 1)
    memory.initialize(to: builder.finish(tree: self))
    #if DEBUG
      LiveTrees.add(self)
    #endif
  }

  deinit {
    #if DEBUG
      LiveTrees.remove(self)
    #else
      memory.deinitialize(count: 1)
      memory.deallocate()
    #endif
  }

  /// The nodes with a tag outside the core schema, e.g. `!Ref`.
  package var foreignTags: Set<Int> { memory.pointee.foreignTags }

  package var root: Node { node(0) }

  package var nodeCount: Int { memory.pointee.records.count }

  package func node(_ index: Int) -> Node { Node(memory: UnsafePointer(memory), index: index) }

  /// All members of the file with a given key, in document order.
  package func members(withKey key: String) -> [Node.Member] {
    guard let symbol = symbol(of: key) else { return [] }
    var members: [Node.Member] = []
    var next = 0
    while let index = memory.pointee.records.firstIndex(
      from: next, where: { $0.link == symbol && $0.flags.contains(.key) })
    {
      members.append(Node.Member(key: node(index), value: node(index + 1).target))
      next = index + 1
    }
    return members
  }

  /// Whether any mapping of the file has this key.
  package func containsKey(_ key: String) -> Bool { symbol(of: key) != nil }

  /// Whether any mapping of the file has a key that begins so.
  package func containsKey(beginningWith start: String) -> Bool {
    start.withBytes { start in memory.pointee.symbols.containsText(beginningWith: start) }
  }

  /// Nil if no mapping has this key.
  private func symbol(of key: String) -> UInt32? {
    key.withBytes { memory.pointee.symbols.symbol(of: $0) }
  }
}

/// The contents of a tree; nodes point to it. Freed with the tree.
@usableFromInline
struct TreeMemory: ~Copyable {
  var records: PlainArray<NodeRecord>
  var symbols: SymbolTable
  var decodedTexts: TextPool
  /// By index.
  var listPositions: PlainArray<ListPosition>
  /// Whether any mapping has a duplicate key.
  let hasDuplicateKeys: Bool
  /// The symbol of `$ref`; nil if no mapping has it.
  let referenceSymbol: UInt32?
  let foreignTags: Set<Int>
  var source: SourceFile
  /// The bytes of `source`.
  let text: UnsafeRawBufferPointer
  unowned let tree: SyntaxTree
  #if DEBUG
    /// Whether the tree has been released, and this remains only to recognise its nodes.
    var isGone = false
  #endif
}

extension TreeMemory {
  /// Among the collections that are elements of lists: the last one at or before an index, and its position in its list,
  /// 0-based; nil if there is none.
  func lastInList(at index: Int) -> (index: Int, position: Int)? {
    guard listPositions.count > 0, listPositions[0].index <= index else { return nil }
    var (low, high) = (0, listPositions.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if listPositions[middle].index <= index { low = middle } else { high = middle }
    }
    return (Int(listPositions[low].index), Int(listPositions[low].position))
  }
}

/// One node: 16 bytes.
struct NodeRecord: BitwiseCopyable, Sendable {
  /// Byte offset of the content's first byte, after anchor and tag.
  var start: UInt32
  /// Byte offset after the last byte; for a block collection, after its last descendant.
  var end: UInt32
  /// For a collection: the index following it and its descendants. Otherwise: a key's symbol, an alias's
  /// target, or a decoded scalar's index in the pool.
  var link: UInt32
  /// The parent is in the upper 24 bits, enough for `Limits.nodes`.
  private var parentAndFlags: UInt32

  init(start: UInt32, end: UInt32, link: UInt32, parent: UInt32, flags: NodeFlags) {
    self.start = start
    self.end = end
    self.link = link
    parentAndFlags = parent << 8 | UInt32(flags.rawValue)
  }

  /// Index of the collection containing this node; 0 for the root.
  var parent: UInt32 { parentAndFlags >> 8 }

  var flags: NodeFlags {
    @inline(__always)
    get { NodeFlags(rawValue: UInt8(truncatingIfNeeded: parentAndFlags)) }
    set { parentAndFlags = parentAndFlags & ~0xFF | UInt32(newValue.rawValue) }
  }

  /// Index following this node and its descendants.
  /// - Parameter index: this node's index.
  @inline(__always)
  func next(from index: Int) -> Int { flags.isCollection ? Int(link) : index + 1 }

  /// The number of nodes a tree can hold.
  static let maximumCount = 1 << 24

  /// In place of a decoded scalar's index in the pool: it is decoded on demand.
  static let escaped = UInt32.max
}

/// A collection in a list, and its position there. Without it, naming every element of a long list would take
/// quadratic time.
struct ListPosition: BitwiseCopyable, Sendable {
  let index: UInt32
  /// 0-based.
  let position: UInt32
}

/// Kind and form of a node in one byte.
struct NodeFlags: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// Two bits for the kind: a scalar has neither.
  static let mapping = NodeFlags(rawValue: 1)
  static let sequence = NodeFlags(rawValue: 2)
  static let alias = NodeFlags(rawValue: 3)
  static let kindMask: UInt8 = 3

  static let key = NodeFlags(rawValue: 4)
  /// A scalar that may be null, a boolean or a number: unquoted, or with a tag like `!!int`.
  static let plain = NodeFlags(rawValue: 8)
  /// A quoted scalar; the quotes are part of its range.
  static let quoted = NodeFlags(rawValue: 16)
  /// A scalar whose text is in the pool because it isn't spelled out in the file.
  static let decoded = NodeFlags(rawValue: 32)
  /// A mapping with a `<<` key.
  static let merging = NodeFlags(rawValue: 64)
  /// A scalar with the tag `!!str` or `!`.
  static let string = NodeFlags(rawValue: 128)

  /// Neither quotes nor a tag force the text to be a string.
  var isUnquoted: Bool { contains(.plain) && isDisjoint(with: [.quoted, .string]) }

  var kind: UInt8 { rawValue & Self.kindMask }
  var isMapping: Bool { kind == Self.mapping.rawValue }
  var isSequence: Bool { kind == Self.sequence.rawValue }
  var isAlias: Bool { kind == Self.alias.rawValue }
  var isCollection: Bool { kind == Self.mapping.rawValue || kind == Self.sequence.rawValue }
  var isScalar: Bool { kind == 0 }
}
