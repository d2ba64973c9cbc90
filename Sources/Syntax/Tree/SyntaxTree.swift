import Text

/// One document as a flat tree: one array in pre-order, one entry a node, byte offsets into the file.
///
/// A mapping's children are its keys and values in turn, a sequence's its elements. There are no pointers to follow
/// and nothing to release node by node, so no nesting can exhaust the stack.
///
/// Nodes are plain values that count no references: whoever keeps one keeps its tree as well. A tree that nobody keeps is
/// given back.
///
/// Unchecked, because it holds a pointer. What that leads to is complete before anybody else sees the tree, is only read
/// from then on, and goes with the tree.
package final class SyntaxTree: @unchecked Sendable {
  package let source: SourceFile
  package let language: Language
  /// Keys that stand twice in one mapping, in document order.
  package let duplicateKeys: [DuplicateKey]
  let memory: UnsafeMutablePointer<TreeMemory>

  package enum Language: String, Sendable {
    case json
    case yaml
  }

  /// The same key twice in one mapping. The last one counts.
  package struct DuplicateKey: Sendable {
    package let key: Int
    package let first: Int
  }

  init(source: SourceFile, language: Language, builder: consuming TreeBuilder) {
    self.source = source
    self.language = language
    // Found when the mapping ends, so those of inner mappings come first.
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

  /// The nodes with a tag other than the core schema's, e.g. `!Ref`.
  package var foreignTags: Set<Int> { memory.pointee.foreignTags }

  package var root: Node { node(0) }

  package var nodeCount: Int { memory.pointee.records.count }

  package func node(_ index: Int) -> Node { Node(memory: UnsafePointer(memory), index: index) }

  /// The members with a key, of all mappings of the file, in document order.
  package func members(withKey key: String) -> [Node.Member] {
    guard let symbol = symbol(of: key) else { return [] }
    return (0..<nodeCount).compactMap { index in
      let record = memory.pointee.records[index]
      guard record.flags.contains(.key), record.link == symbol else { return nil }
      return Node.Member(key: node(index), value: node(index + 1).target)
    }
  }

  /// Whether any mapping of the file has this key.
  package func containsKey(_ key: String) -> Bool { symbol(of: key) != nil }

  /// Nil where no mapping has this key.
  private func symbol(of key: String) -> UInt32? {
    key.withBytes { memory.pointee.symbols.symbol(of: $0) }
  }
}

/// What a tree consists of; nodes point to it. It is given back with the tree.
@usableFromInline
struct TreeMemory: ~Copyable {
  var records: PlainArray<NodeRecord>
  var symbols: SymbolTable
  var decodedTexts: TextPool
  /// By index.
  var listPositions: PlainArray<ListPosition>
  /// Whether some key stands twice in its mapping.
  let hasDuplicateKeys: Bool
  /// The symbol of `$ref`; nil where no mapping has it.
  let referenceSymbol: UInt32?
  let foreignTags: Set<Int>
  var source: SourceFile
  /// The bytes of `source`.
  let text: UnsafeRawBufferPointer
  unowned let tree: SyntaxTree
  #if DEBUG
    /// Whether the tree is no more, and this only stays so that its nodes can be told.
    var isGone = false
  #endif
}

extension TreeMemory {
  /// The position of a collection in its list, 0-based.
  func listPosition(of index: Int) -> Int {
    var (low, high) = (0, listPositions.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if listPositions[middle].index <= index { low = middle } else { high = middle }
    }
    return Int(listPositions[low].position)
  }
}

/// One node: 16 bytes.
struct NodeRecord: BitwiseCopyable, Sendable {
  /// Byte offset of the first byte of the content, after anchor and tag.
  var start: UInt32
  /// Byte offset after the last byte; of a block collection, after its last descendant.
  var end: UInt32
  /// Of a collection: the index of the node after it and its descendants. Of others: a key's symbol, an alias's target, a
  /// decoded scalar's place in the pool.
  var link: UInt32
  /// The parent in the upper 24 bits, which `Limits.nodes` leaves room for.
  private var parentAndFlags: UInt32

  init(start: UInt32, end: UInt32, link: UInt32, parent: UInt32, flags: NodeFlags) {
    self.start = start
    self.end = end
    self.link = link
    parentAndFlags = parent << 8 | UInt32(flags.rawValue)
  }

  /// Index of the collection that holds this node; 0 for the root.
  var parent: UInt32 { parentAndFlags >> 8 }

  var flags: NodeFlags {
    @inline(__always)
    get { NodeFlags(rawValue: UInt8(truncatingIfNeeded: parentAndFlags)) }
    set { parentAndFlags = parentAndFlags & ~0xFF | UInt32(newValue.rawValue) }
  }

  /// Index of the node after this one and its descendants.
  /// - Parameter index: this one's.
  @inline(__always)
  func next(from index: Int) -> Int { flags.isCollection ? Int(link) : index + 1 }

  /// How many nodes a tree can number.
  static let maximumCount = 1 << 24

  /// In place of a decoded scalar's place in the pool: it is decoded when somebody asks.
  static let escaped = UInt32.max
}

/// A collection in a list, and its position there: to name every element of a long list takes no time by its square.
struct ListPosition: BitwiseCopyable, Sendable {
  let index: UInt32
  /// 0-based.
  let position: UInt32
}

/// Kind and form of a node in one byte.
struct NodeFlags: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// Two bits of kind: none of them is a scalar.
  static let mapping = NodeFlags(rawValue: 1)
  static let sequence = NodeFlags(rawValue: 2)
  static let alias = NodeFlags(rawValue: 3)
  static let kindMask: UInt8 = 3

  static let key = NodeFlags(rawValue: 4)
  /// A scalar whose text may mean null, a boolean or a number: one without quotes, or with a tag like `!!int`.
  static let plain = NodeFlags(rawValue: 8)
  /// A scalar between quotes, which are part of its range.
  static let quoted = NodeFlags(rawValue: 16)
  /// A scalar whose text stands in the pool because it isn't spelt out in the file.
  static let decoded = NodeFlags(rawValue: 32)
  /// A mapping with a `<<` key.
  static let merging = NodeFlags(rawValue: 64)
  /// A scalar with the tag `!!str` or `!`.
  static let string = NodeFlags(rawValue: 128)

  /// Neither quotes nor a tag keep the text from having a meaning.
  var isUnquoted: Bool { contains(.plain) && isDisjoint(with: [.quoted, .string]) }

  var kind: UInt8 { rawValue & Self.kindMask }
  var isMapping: Bool { kind == Self.mapping.rawValue }
  var isSequence: Bool { kind == Self.sequence.rawValue }
  var isAlias: Bool { kind == Self.alias.rawValue }
  var isCollection: Bool { kind == Self.mapping.rawValue || kind == Self.sequence.rawValue }
  var isScalar: Bool { kind == 0 }
}
