/// Many patterns, compared with a text all at once.
///
/// Patterns that begin alike share their way through a tree, one token a step. A text is followed along all branches
/// that it may still match, and along no other: it costs its own length times the number of these, however many patterns
/// there are, and whatever they look like.
package struct PatternTree: Sendable {
  /// A part of a pattern. Slashes part the names of a path, and few tokens reach across them.
  package enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// One byte, but no slash.
    case anyByte
    /// One byte of the set, but no slash.
    case oneOf(ByteSet)
    /// Any number of bytes, but no slash.
    case anyBytes
    /// Any number of bytes.
    case anything
    /// Any number of bytes, at least one.
    case something
    /// Nothing, or any bytes up to a slash and with it.
    case anyFolders
  }

  /// The first node is the root.
  private var nodes = [Node(step: .anything)]
  /// The children of nodes but for each one's first, by parent and step.
  private var furtherChildren: [Edge: Int32] = [:]
  private var sets: [ByteSet] = []
  private var setIndices: [ByteSet: Int32] = [:]
  /// How many different patterns there are.
  package private(set) var count = 0

  private struct Node {
    /// What leads here from the parent.
    let step: Step
    /// The number of the pattern that ends here; negative for none.
    var pattern: Int32 = -1
    /// Most nodes have a single child.
    var firstChild: Int32 = -1
    /// The children that other steps than bytes lead to: the last one, which names the one before. Negative for none.
    var lastOther: Int32 = -1
    var otherBefore: Int32 = -1
  }

  /// A token without its set, which few patterns have and which is large.
  private enum Step: Hashable {
    case byte(UInt8)
    case anyByte
    case oneOf(Int32)
    case anyBytes
    case anything
    case something
    case anyFolders

    /// Whether it may stand for nothing.
    var isOptional: Bool {
      switch self {
      case .anyBytes, .anything, .anyFolders: true
      case .byte, .anyByte, .oneOf, .something: false
      }
    }
  }

  private struct Edge: Hashable {
    let parent: Int32
    let step: Step
  }

  package init() {}

  // MARK: Patterns

  /// Adds a pattern.
  /// - Returns: its number, counted from 0; for one that is there already, the number that it has.
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
      furtherChildren[Edge(parent: Int32(parent), step: step)] = child
    }
    if case .byte = step { return Int(child) }
    nodes[Int(child)].otherBefore = nodes[parent].lastOther
    nodes[parent].lastOther = child
    return Int(child)
  }

  private func child(of parent: Int, _ step: Step) -> Int? {
    let first = nodes[parent].firstChild
    guard first >= 0 else { return nil }
    if nodes[Int(first)].step == step { return Int(first) }
    return furtherChildren[Edge(parent: Int32(parent), step: step)].map(Int.init)
  }

  // MARK: Texts

  /// The nodes that a text has come to.
  private struct Front {
    /// Those that stay for further bytes, such as that of a `*`.
    var staying: [Int] = []
    /// The same as a set: the way to a node may be found again and again.
    var known: Set<Int> = []
    /// Those that the next byte leaves behind.
    var passing: [Int] = []

    var isEmpty: Bool { staying.isEmpty && passing.isEmpty }
  }

  /// Calls a closure with the number of each pattern that a text matches as a whole, in no order; with some perhaps twice.
  /// - Returns: how many nodes were looked at.
  @discardableResult
  package func forEachMatch(of text: UnsafeRawBufferPointer, _ body: (Int) -> Void) -> Int {
    var front = Front()
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
      guard front.known.insert(node).inserted else { return }
      front.staying.append(node)
    case .anyFolders:
      // It stays until the next slash, and what follows it may come at once.
      if front.known.insert(node).inserted { front.staying.append(node) }
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
    front.passing = []
    if byte == slash {
      front.staying.removeAll { nodes[$0].step == .anyBytes }
      front.known = Set(front.staying)
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
