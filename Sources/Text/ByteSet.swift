package struct ByteSet: Hashable, Sendable {
  private var bits = SIMD4<UInt64>()

  package init() {}

  package mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  package func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] & 1 << UInt64(byte & 63) != 0 }

  package var inverted: ByteSet {
    var set = self
    set.bits = ~bits
    return set
  }
}
