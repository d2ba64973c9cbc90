/// Values by key, many of them under few keys, or one under each: a single list holds them all.
struct LinkedGroups<Key: Hashable, Value> {
  private var links: [(value: Value, previous: Int32?)] = []
  /// The position of the last link under each key.
  private var last: [Key: Int32] = [:]

  func contains(_ key: Key) -> Bool { last[key] != nil }

  /// In the order in which they were added.
  subscript(key: Key) -> [Value] {
    var values: [Value] = []
    var position = last[key]
    while let found = position {
      values.append(links[Int(found)].value)
      position = links[Int(found)].previous
    }
    return values.reversed()
  }

  mutating func reserveCapacity(_ count: Int) { links.reserveCapacity(count) }

  /// - Returns: whether it is the first one under the key.
  @discardableResult
  mutating func append(_ value: Value, under key: Key) -> Bool {
    let previous = last.updateValue(Int32(links.count), forKey: key)
    links.append((value, previous))
    return previous == nil
  }
}
