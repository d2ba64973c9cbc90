import Text

/// Members by key; of duplicate keys, the last one. Nil if the node isn't a mapping.
extension Node {
  /// The value of a key.
  package subscript(key: StaticString) -> Node? {
    guard flags.isMapping else { return nil }
    if flags.contains(.merging) { return mergedMembers().last { $0.key.hasText(key) }?.value }
    let text = UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    return ownKey(text)?.valueAsWritten.target
  }

  /// The value of a key known only at run time.
  package func value(ofKey key: String) -> Node? {
    guard flags.isMapping else { return nil }
    if flags.contains(.merging) { return mergedMembers().last { $0.key.text == key }?.value }
    return ownValue(ofKey: key)
  }

  /// The key itself, which its value doesn't lead to if that is an alias.
  package func key(named name: String) -> Node? {
    guard flags.isMapping else { return nil }
    if flags.contains(.merging) { return mergedMembers().last { $0.key.text == name }?.key }
    return name.withBytes { ownKey($0) }
  }

  /// The value of a key in the mapping itself, `<<` included.
  func ownValue(ofKey key: String) -> Node? { key.withBytes { ownKey($0)?.valueAsWritten.target } }

  /// The value of `$ref`.
  package var reference: Node? {
    guard flags.isMapping else { return nil }
    if flags.contains(.merging) { return self["$ref"] }
    guard let symbol = memory.pointee.referenceSymbol else { return nil }
    return ownValue(ofSymbol: symbol)
  }

  func ownValue(ofSymbol symbol: UInt32) -> Node? {
    ownKey(ofSymbol: symbol, from: index + 1)?.valueAsWritten.target
  }

  /// The symbol of a key in this file; nil if no mapping has it.
  func symbol(of key: StaticString) -> UInt32? {
    memory.pointee.symbols.symbol(
      of: UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  /// Most mappings have few keys, and comparing these costs less than looking up a symbol.
  private func ownKey(_ text: UnsafeRawBufferPointer) -> Node? {
    var child = index + 1
    if !memory.pointee.hasDuplicateKeys {
      let end = nextIndex
      for _ in 0..<Self.fewKeys {
        guard child < end else { return nil }
        if memory.pointee.symbols.texts.equals(Int(memory.pointee.records[child].link), text) {
          return sibling(child)
        }
        child = memory.pointee.records[child + 1].next(from: child + 1)
      }
    }
    return memory.pointee.symbols.symbol(of: text).flatMap { ownKey(ofSymbol: $0, from: child) }
  }

  private static let fewKeys = 8

  /// - Parameter first: the key to begin with.
  private func ownKey(ofSymbol symbol: UInt32, from first: Int) -> Node? {
    var found: Int?
    var child = first
    let end = nextIndex
    while child < end {
      if memory.pointee.records[child].link == symbol {
        found = child
        if !memory.pointee.hasDuplicateKeys { break }
      }
      child = memory.pointee.records[child + 1].next(from: child + 1)
    }
    return found.map { sibling($0) }
  }
}
