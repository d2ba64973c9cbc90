import Text

extension Node {
  /// The node's location in its file as a JSON Pointer (RFC 6901); empty for the root.
  package var pointer: String { pointer { String($0.positionInSequence($1)) } }

  /// The same with `-` for every array index, so that it still names the node when elements before it come
  /// and go (in RFC 6901, section 4, `-` is an element that doesn't exist).
  package var stablePointer: String { pointer { _, _ in "-" } }

  private func pointer(position: (_ element: Node, _ sequence: Node) -> String) -> String {
    var count = 0
    forEachStep(position) { count += 1 + JSONPointer.escapedCount($0) }
    return String(unsafeUninitializedCapacity: count) { bytes in
      var start = count
      forEachStep(position) { token in
        let count = JSONPointer.escapedCount(token)
        start -= 1 + count
        bytes[start] = UInt8(ascii: "/")
        let place = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(bytes)[(start + 1)...])
        if count == token.count {
          place.copyMemory(from: token)
        } else {
          JSONPointer.escape(token, into: place)
        }
      }
      return count
    }
  }

  /// The steps from the root to this node, last step first.
  private func forEachStep(
    _ position: (_ element: Node, _ sequence: Node) -> String, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    var current = self
    while let parent = current.parent {
      if parent.isMapping {
        (current.key ?? current).withText(body)
      } else {
        position(current, parent).withBytes(body)
      }
      current = parent
    }
  }

  /// 0-based. Collections store theirs: searching would take quadratic time to name every element of a long
  /// list. The others, of one record each, are counted from the collection before them.
  private func positionInSequence(_ sequence: Node) -> Int {
    guard let last = memory.pointee.lastInList(at: index), last.index > sequence.index else {
      return index - sequence.index - 1
    }
    if last.index == index { return last.position }
    var before = Node(memory: memory, index: last.index)
    while let parent = before.parent, parent != sequence { before = parent }
    return before.positionInSequence(sequence) + 1 + index - before.nextIndex
  }

  /// The node a JSON Pointer refers to, relative to this one; nil if there is none.
  /// - Parameter pointer: percent-decoded; empty or starting with `/`.
  package func node(atPointer pointer: some StringProtocol) -> Node? {
    guard !pointer.isEmpty else { return self }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    var node = self
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let child = node.child(atToken: JSONPointer.unescape(token)) else { return nil }
      node = child
    }
    return node
  }

  /// The node one step of a pointer refers to.
  /// - Parameter token: unescaped.
  package func child(atToken token: String) -> Node? {
    // `<<` isn't a member of a merging mapping, but its value can be pointed to all the same.
    if isMapping { return value(ofKey: token) ?? ownValue(ofKey: token) }
    guard isSequence, let position = JSONPointer.arrayIndex(token) else { return nil }
    let elements = elements
    return position < elements.count ? elements[position] : nil
  }
}
