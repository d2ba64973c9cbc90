import Text

extension Node {
  /// Where the node stands in its file, as a JSON Pointer (RFC 6901); empty for the root.
  package var pointer: String { pointer { String($0.positionInSequence($1)) } }

  /// The same with `-` for every position in a list, so that it still names the node when others come and go before it
  /// (to RFC 6901, section 4, `-` is an element that no list has).
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

  /// The steps that lead here from the root, the last one first.
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

  /// 0-based. Collections know theirs, so that to name every element of a long list takes no time by its square.
  private func positionInSequence(_ sequence: Node) -> Int {
    if flags.isCollection { return memory.pointee.listPosition(of: index) }
    var position = 0
    var child = sequence.index + 1
    while child < index {
      child = Node(memory: memory, index: child).nextIndex
      position += 1
    }
    return position
  }

  /// The node that a JSON Pointer leads to from here; nil where it leads nowhere.
  /// - Parameter pointer: decoded from its URI form; empty or starting with `/`.
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

  /// What one step of a pointer leads to.
  /// - Parameter token: with its escapes undone.
  package func child(atToken token: String) -> Node? {
    // `<<` is no member of a mapping that merges, but what stands there has a place all the same.
    if isMapping { return value(ofKey: token) ?? ownValue(ofKey: token) }
    guard isSequence, let position = JSONPointer.arrayIndex(token) else { return nil }
    let elements = elements
    return position < elements.count ? elements[position] : nil
  }
}
