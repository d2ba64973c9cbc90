extension Node {
  /// A key and its value in a mapping.
  package struct Member: BitwiseCopyable, Sendable {
    package let key: Node
    /// The value; the target, if it is written as an alias.
    package let value: Node

    /// The key's text.
    package var name: String { key.text! }
  }

  /// The members of a mapping in document order, found while iterating; nothing is allocated.
  package struct Members: Sequence, IteratorProtocol, ExpressibleByArrayLiteral, Sendable {
    /// The next key, and the index after the mapping; equal at the end.
    private var following: Node?
    private var end = 0
    /// Used instead of the above for members from several mappings.
    private var listed: ArraySlice<Member> = []

    init(of mapping: Node?) {
      guard let mapping, mapping.nextIndex > mapping.index + 1 else { return }
      following = Node(memory: mapping.memory, index: mapping.index + 1)
      end = mapping.nextIndex
    }

    package init(arrayLiteral members: Member...) {
      listed = members[...]
    }

    package init(_ members: [Member]) {
      listed = members[...]
    }

    package mutating func next() -> Member? {
      guard let key = following else { return listed.popFirst() }
      let value = Node(memory: key.memory, index: key.index + 1)
      let index = value.nextIndex
      following = index < end ? Node(memory: key.memory, index: index) : nil
      return Member(key: key, value: value.target)
    }

    package var isEmpty: Bool { following == nil && listed.isEmpty }

    package var first: Member? {
      var copy = self
      return copy.next()
    }

    package func last(where isWanted: (Member) -> Bool) -> Member? {
      reduce(nil) { isWanted($1) ? $1 : $0 }
    }

    package var count: Int { reduce(0) { count, _ in count + 1 } }
  }
}
