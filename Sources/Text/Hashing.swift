/// A multiply-and-fold hash of texts, eight bytes at a time.
///
/// Seeded per process, so that a file can't be crafted to collide.
@usableFromInline
package struct TextHashing: Sendable {
  @usableFromInline
  let seed: UInt64

  package static let ofProcess = TextHashing(seed: UInt64.random(in: 1...UInt64.max))

  @inlinable
  package init(seed: UInt64) {
    self.seed = seed
  }

  @inlinable @inline(__always)
  package func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: text.count)
    var offset = 0
    while offset + 8 <= text.count {
      state = fold(state ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    return fold(state ^ rest(of: text, from: offset))
  }

  /// The last bytes, fewer than eight; overlaps the preceding ones if there are any.
  @inlinable @inline(__always)
  func rest(of text: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
    let count = text.count
    if offset == count { return 0 }
    if count >= 8 { return text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
    if count >= 4 {
      let first = UInt64(text.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      return first << 32 | UInt64(text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    }
    return UInt64(text[0]) << 16 | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1])
  }

  @inlinable @inline(__always)
  func fold(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93 ^ seed | 1)
    return product.high ^ product.low
  }
}
