import Text

/// Which keys a mapping may have. Most keys that are looked for aren't there, and this tells so without a search.
package struct KeySketch: Sendable {
  /// The number of keys; merged ones count.
  package let count: Int
  /// A bit for each key, by its length and its first and last byte.
  private let bits: UInt64

  package init(_ mapping: Node) {
    var (count, bits) = (0, UInt64(0))
    for member in mapping.members {
      count += 1
      bits |= member.key.withText(Self.bit)
    }
    self.count = count
    self.bits = bits
  }

  /// A sketch of some keys.
  package init(_ keys: some Collection<String>) {
    count = keys.count
    bits = keys.reduce(0) { $0 | $1.withBytes(Self.bit) }
  }

  /// False only where the mapping doesn't have the key.
  package func mayHave(_ key: StaticString) -> Bool {
    bits & Self.bit(UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)) != 0
  }

  /// False only where the mapping has none of some keys.
  package func mayHaveOne(of keys: KeySketch) -> Bool { bits & keys.bits != 0 }

  private static func bit(_ key: UnsafeRawBufferPointer) -> UInt64 {
    guard let first = key.first, let last = key.last else { return 1 }
    return 1 << UInt64((key.count &+ Int(first) &* 4 &+ Int(last) &* 14) & 63)
  }
}
