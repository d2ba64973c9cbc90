/// A multiply-and-fold hash of texts, eight bytes at a time, where thousands are looked up.
///
/// It is seeded per process, so that a file can't be made to collide.
package struct TextHashing: Sendable {
  private let seed: UInt64

  package static let ofProcess = TextHashing(seed: UInt64.random(in: 1...UInt64.max))

  init(seed: UInt64) {
    self.seed = seed
  }

  @inline(__always)
  package func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: text.count)
    var offset = 0
    while offset + 8 <= text.count {
      state = fold(state ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    return fold(state ^ rest(of: text, from: offset))
  }

  /// The last bytes, fewer than eight; where there are more before them, together with those.
  @inline(__always)
  private func rest(of text: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
    let count = text.count
    if offset == count { return 0 }
    if count >= 8 { return text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
    if count >= 4 {
      let first = UInt64(text.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      return first << 32 | UInt64(text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    }
    return UInt64(text[0]) << 16 | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1])
  }

  @inline(__always)
  private func fold(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93 ^ seed | 1)
    return product.high ^ product.low
  }
}

/// A text as a key of a table that is asked thousands of times: its hash takes eight bytes at a time. Equal are texts of
/// the same bytes.
@usableFromInline
package struct TextKey: Hashable, Sendable {
  package let text: String
  @usableFromInline
  let word: UInt

  package init(_ text: String) {
    self.text = text
    word = UInt(truncatingIfNeeded: text.withBytes { TextHashing.ofProcess.hash($0) })
  }

  @usableFromInline
  package static func == (left: TextKey, right: TextKey) -> Bool {
    left.word == right.word
      && left.text.withBytes { left in
        right.text.withBytes { left.count == $0.count && shortMemoryEquals(left, $0) }
      }
  }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// Dictionaries ask for this one.
  @inlinable
  package func _rawHashValue(seed: Int) -> Int { mixedHash(word, seed: seed) }
}

extension TextKey: ExpressibleByStringLiteral {
  @usableFromInline
  package init(stringLiteral text: String) { self.init(text) }
}

/// Where something lies in memory, as a key. No file can choose it, so that its hash takes one step.
@usableFromInline
package struct Address: Hashable, Sendable {
  @usableFromInline
  package let word: UInt

  @inlinable
  package init(_ pointer: UnsafeRawPointer) {
    word = UInt(bitPattern: pointer)
  }

  /// Of an object, as long as somebody keeps it.
  @inlinable
  package init(_ object: AnyObject) {
    word = UInt(bitPattern: ObjectIdentifier(object))
  }

  @inlinable
  package static func == (left: Address, right: Address) -> Bool { left.word == right.word }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// Dictionaries ask for this one.
  @inlinable
  package func _rawHashValue(seed: Int) -> Int { mixedHash(word, seed: seed) }
}

/// The hash of a word that no file can choose, such as a position or an address, in a collection with a seed of its own.
@inlinable
package func mixedHash(_ word: UInt, seed: Int) -> Int {
  let product = (word ^ UInt(bitPattern: seed)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
  return Int(bitPattern: product.high ^ product.low)
}
