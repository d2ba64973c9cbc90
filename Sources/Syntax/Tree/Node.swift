import Text

/// A node of a tree: a mapping, a sequence or a scalar. Aliases are already followed wherever a node is
/// returned.
///
/// A plain value without reference counting, so that models can hold and copy nodes by the hundred thousand.
/// It is valid while its tree lives: keep the tree as long as you keep the node. In debug builds, using a
/// node that outlived its tree stops the program; its address is never reused there.
///
/// Unchecked because it holds a pointer, to memory that never changes while the tree lives.
@usableFromInline
package struct Node: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline
  let address: UnsafePointer<TreeMemory>
  /// Index in pre-order; the root is 0.
  @usableFromInline
  package let index: Int

  init(memory: UnsafePointer<TreeMemory>, index: Int) {
    address = memory
    self.index = index
  }

  @inline(__always)
  var memory: UnsafePointer<TreeMemory> {
    #if DEBUG
      precondition(!address.pointee.isGone, "a node is asked for something after its tree has gone")
    #endif
    return address
  }

  @inline(__always)
  var record: NodeRecord { memory.pointee.records[index] }

  @inline(__always)
  var flags: NodeFlags { record.flags }

  package var tree: SyntaxTree { memory.pointee.tree }

  /// Another node of the same file.
  package func sibling(_ index: Int) -> Node { Node(memory: memory, index: index) }

  /// The value of a key as written: if two keys share a value through an alias, each has its own pointer.
  package var valueAsWritten: Node { sibling(index + 1) }

  /// Identifies the file; equal exactly for nodes of one file.
  @inlinable
  package var fileID: Address { Address(UnsafeRawPointer(address)) }

  /// Whether any mapping of the file has a duplicate key.
  package var fileHasDuplicateKeys: Bool { memory.pointee.hasDuplicateKeys }

  /// Whether two nodes are in the same file.
  @inlinable
  package func isInFile(of other: Node) -> Bool { address == other.address }

  package var kind: NodeKind {
    if flags.isMapping { return .mapping }
    return flags.isSequence ? .sequence : .scalar
  }

  package var isMapping: Bool { flags.isMapping }
  package var isSequence: Bool { flags.isSequence }
  package var isScalar: Bool { flags.isScalar }

  /// The bytes of the node: a scalar including quotes, a block scalar from its `|` or `>` to the end of its
  /// text, a flow collection including brackets, a block collection from its first key or dash to the end of
  /// its last descendant. Anchors and tags come before it. A missing value is empty, located after the `:`,
  /// `-` or key.
  package var range: Range<Int> { Int(record.start)..<Int(record.end) }

  /// The index following this node and all its descendants.
  package var nextIndex: Int { record.next(from: index) }

  package var source: SourceFile { memory.pointee.source }

  /// Whether the node has a tag outside the core schema, e.g. `!Ref`.
  package var hasForeignTag: Bool { memory.pointee.foreignTags.contains(index) }

  // MARK: Scalars

  /// A scalar's text, unquoted and unescaped; nil for a collection.
  package var text: String? {
    guard isScalar else { return nil }
    return withText { String(decoding: $0, as: UTF8.self) }
  }

  /// The meaning of a scalar under YAML's core schema, which agrees with JSON.
  package var scalar: Scalar? {
    guard isScalar else { return nil }
    return mayMean ? withText(Scalar.init(plain:)) : .string(text!)
  }

  /// For a scalar: whether its text may be something other than a string.
  private var mayMean: Bool { flags.contains(.plain) && flags.isDisjoint(with: [.string, .key]) }

  /// Whether this is a null scalar: empty, `~` or `null`.
  package var isNull: Bool {
    guard isScalar, mayMean else { return false }
    return withText { text in
      // `null` is the longest spelling.
      guard text.count <= 4 else { return false }
      if case .null = Scalar(plain: text) { return true }
      return false
    }
  }

  /// The text of a string, i.e. a scalar that isn't null, a boolean or a number.
  package var string: String? { if case .string(let text) = scalar { text } else { nil } }

  package var boolean: Bool? { if case .boolean(let value) = scalar { value } else { nil } }

  /// Whether this is a scalar with the given text.
  package func hasText(_ text: StaticString) -> Bool {
    isScalar
      && withText {
        $0.count == text.utf8CodeUnitCount
          && ($0.isEmpty || memoryEquals($0.baseAddress!, text.utf8Start, $0.count))
      }
  }

  /// The same for a text known only at run time.
  package func hasText(_ text: String) -> Bool {
    isScalar
      && text.withBytes { wanted in
        withText {
          $0.count == wanted.count
            && ($0.isEmpty || memoryEquals($0.baseAddress!, wanted.baseAddress!, $0.count))
        }
      }
  }

  /// Whether two scalars have the same text.
  package func hasText(of other: Node) -> Bool {
    withText { text in
      other.withText {
        $0.count == text.count
          && (text.isEmpty || memoryEquals(text.baseAddress!, $0.baseAddress!, text.count))
      }
    }
  }

  package func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let record = record
    if record.flags.contains(.key) { return body(memory.pointee.symbols.texts[Int(record.link)]) }
    if record.flags.contains(.decoded), record.link != NodeRecord.escaped {
      return body(memory.pointee.decodedTexts[Int(record.link)])
    }
    let quote = record.flags.contains(.quoted) ? 1 : 0
    let range = Int(record.start) + quote..<Int(record.end) - quote
    precondition(range.upperBound <= memory.pointee.text.count)
    let text = UnsafeRawBufferPointer(
      start: memory.pointee.text.baseAddress! + range.lowerBound, count: range.count)
    guard record.flags.contains(.decoded) else { return body(text) }
    return JSONEscapes.decode(text).withUnsafeBytes { body($0) }
  }

  // MARK: Around it

  /// The collection containing this node; nil for the root.
  package var parent: Node? { index == 0 ? nil : Node(memory: memory, index: Int(record.parent)) }

  /// The key of this value; nil in a sequence and for the root.
  package var key: Node? {
    guard let parent, parent.isMapping, !flags.contains(.key) else { return nil }
    return Node(memory: memory, index: index - 1)
  }

  /// Whether this node is `ancestor` or one of its descendants.
  package func isInside(_ ancestor: Node) -> Bool {
    address == ancestor.address && index >= ancestor.index && index < ancestor.nextIndex
  }

  /// Whether this node is one of several or a descendant of one.
  package func isInside(anyOf ancestors: Set<Node>) -> Bool {
    sequence(first: self, next: \.parent).contains(where: ancestors.contains)
  }

  // MARK: Collections

  /// The members of a mapping, merged ones (`<<`) last; empty for other nodes.
  package var members: Members {
    guard flags.isMapping else { return Members(of: nil) }
    return flags.contains(.merging) ? Members(mergedMembers()) : Members(of: self)
  }

  /// Whether a mapping merges others (`<<`), so that each access to its members has to collect them.
  package var isMerging: Bool { flags.contains(.merging) }

  /// The elements of a sequence; empty for other nodes.
  package var elements: [Node] {
    guard flags.isSequence else { return [] }
    var elements: [Node] = []
    elements.reserveCapacity(childCount)
    var child = index + 1
    let end = nextIndex
    while child < end {
      elements.append(Node(memory: memory, index: child).target)
      child = memory.pointee.records[child].next(from: child)
    }
    return elements
  }

  /// For a sequence: the number of elements.
  private var childCount: Int {
    var count = 0
    var child = index + 1
    let end = nextIndex
    while child < end {
      child = memory.pointee.records[child].next(from: child)
      count += 1
    }
    return count
  }

  /// YAML's merge key: the mapping's own keys win, then the sources in order. Each source is visited once,
  /// even if sources merge each other.
  func mergedMembers() -> [Member] {
    var seen: Set<UInt32> = []
    var visited: Set<Int> = []
    var members: [Member] = []
    var pending = [self]
    while let mapping = pending.popLast() {
      guard mapping.isMapping, visited.insert(mapping.index).inserted else { continue }
      var sources: [Node] = []
      var own: [Member] = []
      for member in Members(of: mapping) {
        if member.key.hasText("<<"), member.key.flags.isUnquoted {
          sources += member.value.isSequence ? member.value.elements : [member.value]
        } else if !seen.contains(member.key.record.link) {
          own.append(member)
        }
      }
      seen.formUnion(own.map { $0.key.record.link })
      members += own
      pending += sources.reversed()
    }
    return members
  }

  /// The target of an alias; the node itself if it isn't one.
  var target: Node { flags.isAlias ? Node(memory: memory, index: Int(record.link)) : self }
}

/// Inlinable so that other modules can specialise it.
extension Node: WordKey {
  @inlinable
  package static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.address == right.address
  }

  /// Nodes of one file differ in index, files in address, so one word identifies both well enough for
  /// hashing.
  @inlinable
  package var word: UInt { UInt(bitPattern: address) &+ UInt(bitPattern: index) &<< 32 }
}

package enum NodeKind: Sendable {
  case mapping
  case sequence
  case scalar
}
