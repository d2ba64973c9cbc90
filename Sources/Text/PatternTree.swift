/// Many patterns, matched against a text all at once.
///
/// Patterns with a common beginning share a path in a tree of tokens. A text is followed along every branch
/// that it may still match: the cost is its length times the number of these, however many patterns there are
/// and whatever they look like.
package struct PatternTree: Sendable {
  /// A part of a pattern. Slashes separate the names of a path, and few tokens match across them.
  package enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// Any byte except a slash.
    case anyByte
    /// Any byte of the set except a slash.
    case oneOf(ByteSet)
    /// Any number of bytes except slashes.
    case anyBytes
    /// Any number of bytes.
    case anything
    /// One or more bytes.
    case something
    /// Nothing, or any bytes up to and including a slash.
    case anyFolders
  }

  /// The first node is the root.
  private var nodes = [Node(step: .anything)]
  /// The children of nodes except the first of each, by parent and step.
  private var furtherChildren: [Edge: Int32] = [:]
  private var sets: [ByteSet] = []
  private var setIndices: [ByteSet: Int32] = [:]
  /// The number of distinct patterns.
  package private(set) var count = 0
  /// The number of nodes that stay active for further bytes.
  private var stayingCount = 0

  private struct Node {
    /// The step from the parent.
    let step: Step
    var hasFurtherChildren = false
    /// The number of the pattern that ends here; negative if none.
    var pattern: Int32 = -1
    /// Most nodes have a single child.
    var firstChild: Int32 = -1
    /// The last child reached by a step other than a byte, which links to the one before. Negative if none.
    var lastOther: Int32 = -1
    var otherBefore: Int32 = -1
    /// The number of a node that stays active for further bytes, such as that of a `*`.
    var staying: Int32 = -1
  }

  /// A token without its set, which is large and rarely needed.
  private enum Step: Equatable {
    case byte(UInt8)
    case anyByte
    case oneOf(Int32)
    case anyBytes
    case anything
    case something
    case anyFolders

    /// Whether it matches the empty text.
    var isOptional: Bool {
      switch self {
      case .anyBytes, .anything, .anyFolders: true
      case .byte, .anyByte, .oneOf, .something: false
      }
    }

    /// Whether it stays active for further bytes.
    var stays: Bool { isOptional || self == .something }

    /// Distinct for each step.
    var code: UInt32 {
      switch self {
      case .byte(let byte): UInt32(byte)
      case .anyByte: 256
      case .anyBytes: 257
      case .anything: 258
      case .something: 259
      case .anyFolders: 260
      case .oneOf(let set): 261 + UInt32(set)
      }
    }
  }

  private struct Edge: WordKey {
    let word: UInt

    init(_ parent: Int, _ step: Step) {
      word = UInt(parent) << 32 | UInt(step.code)
    }
  }

  package init() {}

  // MARK: Patterns

  /// Adds a pattern.
  /// - Returns: its number, 0-based; for an existing pattern, its existing number.
  @discardableResult
  package mutating func insert(_ pattern: some Sequence<Token>) -> Int {
    var node = 0
    for token in pattern {
      let step = step(token)
      node = child(of: node, step) ?? addChild(of: node, step)
    }
    if nodes[node].pattern < 0 {
      nodes[node].pattern = Int32(count)
      count += 1
    }
    return Int(nodes[node].pattern)
  }

  private mutating func step(_ token: Token) -> Step {
    switch token {
    case .byte(let byte): return .byte(byte)
    case .anyByte: return .anyByte
    case .anyBytes: return .anyBytes
    case .anything: return .anything
    case .something: return .something
    case .anyFolders: return .anyFolders
    case .oneOf(let set):
      if let known = setIndices[set] { return .oneOf(known) }
      let index = Int32(sets.count)
      sets.append(set)
      setIndices[set] = index
      return .oneOf(index)
    }
  }

  private mutating func addChild(of parent: Int, _ step: Step) -> Int {
    let child = Int32(nodes.count)
    nodes.append(Node(step: step))
    if nodes[parent].firstChild < 0 {
      nodes[parent].firstChild = child
    } else {
      nodes[parent].hasFurtherChildren = true
      furtherChildren[Edge(parent, step)] = child
    }
    if case .byte = step { return Int(child) }
    if step.stays {
      nodes[Int(child)].staying = Int32(stayingCount)
      stayingCount += 1
    }
    nodes[Int(child)].otherBefore = nodes[parent].lastOther
    nodes[parent].lastOther = child
    return Int(child)
  }

  private func child(of parent: Int, _ step: Step) -> Int? {
    let first = nodes[parent].firstChild
    guard first >= 0 else { return nil }
    if nodes[Int(first)].step == step { return Int(first) }
    return nodes[parent].hasFurtherChildren ? furtherChildren[Edge(parent, step)].map(Int.init) : nil
  }

  // MARK: Texts

  /// The nodes that a text has reached.
  private struct Front {
    /// Those that stay active for further bytes.
    var staying: [Int] = []
    /// Those that the next byte leaves.
    var passing: [Int] = []
    /// Which nodes stay active, by number: a node may be reached again and again.
    private var stays: [UInt64]

    init(stayingCount: Int) {
      stays = [UInt64](repeating: 0, count: (stayingCount + 63) / 64)
    }

    var isEmpty: Bool { staying.isEmpty && passing.isEmpty }

    /// - Returns: whether it wasn't active already.
    mutating func stay(_ node: Int, _ number: Int32) -> Bool {
      let (word, bit) = (Int(number) / 64, UInt64(1) << UInt64(number % 64))
      guard stays[word] & bit == 0 else { return false }
      stays[word] |= bit
      staying.append(node)
      return true
    }

    mutating func leave(_ number: Int32) { stays[Int(number) / 64] &= ~(1 << UInt64(number % 64)) }
  }

  /// Calls a closure with the number of each pattern that matches the whole text, in no particular order,
  /// possibly more than once.
  /// - Returns: the number of nodes visited.
  @discardableResult
  package func forEachMatch(of text: UnsafeRawBufferPointer, _ body: (Int) -> Void) -> Int {
    var front = Front(stayingCount: stayingCount)
    var lookedAt = 1
    enter(0, &front)
    for byte in text {
      guard !front.isEmpty else { return lookedAt }
      lookedAt += front.staying.count + front.passing.count
      advance(&front, over: byte)
    }
    for node in front.staying where nodes[node].step != .anyFolders { end(at: node, body) }
    for node in front.passing { end(at: node, body) }
    return lookedAt
  }

  private func end(at node: Int, _ body: (Int) -> Void) {
    if nodes[node].pattern >= 0 { body(Int(nodes[node].pattern)) }
  }

  private func enter(_ node: Int, _ front: inout Front) {
    switch nodes[node].step {
    case _ where node == 0: front.passing.append(node)
    case .byte, .anyByte, .oneOf: front.passing.append(node)
    case .anyBytes, .anything, .something:
      guard front.stay(node, nodes[node].staying) else { return }
    case .anyFolders:
      // It stays active until the next slash, and what follows it may match right away.
      _ = front.stay(node, nodes[node].staying)
      front.passing.append(node)
    }
    enterOptionalChildren(of: node, &front)
  }

  private func enterOptionalChildren(of node: Int, _ front: inout Front) {
    var other = nodes[node].lastOther
    while other >= 0 {
      if nodes[Int(other)].step.isOptional { enter(Int(other), &front) }
      other = nodes[Int(other)].otherBefore
    }
  }

  private func advance(_ front: inout Front, over byte: UInt8) {
    let (staying, passing) = (front.staying, front.passing)
    front.passing.removeAll(keepingCapacity: true)
    if byte == slash {
      for node in staying where nodes[node].step == .anyBytes { front.leave(nodes[node].staying) }
      front.staying.removeAll { nodes[$0].step == .anyBytes }
    }
    for node in passing { follow(byte, from: node, &front) }
    for node in staying {
      if nodes[node].step != .anyFolders {
        follow(byte, from: node, &front)
        if byte != slash || nodes[node].step != .anyBytes { enterOptionalChildren(of: node, &front) }
      } else if byte == slash {
        front.passing.append(node)
        enterOptionalChildren(of: node, &front)
      }
    }
  }

  private func follow(_ byte: UInt8, from node: Int, _ front: inout Front) {
    if let child = child(of: node, .byte(byte)) { enter(child, &front) }
    var other = nodes[node].lastOther
    while other >= 0 {
      let isNext =
        switch nodes[Int(other)].step {
        case .anyByte: byte != slash
        case .oneOf(let set): byte != slash && sets[Int(set)].contains(byte)
        case .something: true
        case .byte, .anyBytes, .anything, .anyFolders: false
        }
      if isNext { enter(Int(other), &front) }
      other = nodes[Int(other)].otherBefore
    }
  }
}

private let slash = UInt8(ascii: "/")
