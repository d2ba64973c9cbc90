// What tables are asked for by the ten thousand. The compiler sees these keys whole in other rooms as well
// (`@usableFromInline`, `@inlinable`), and makes the tables for them there; else every look at a key is a call through a
// table of functions.

/// A text as a key of a table that is asked thousands of times: its hash takes eight bytes at a time. Equal are texts of
/// the same bytes: those that only Unicode takes for the same have another `word`.
@usableFromInline
package struct TextKey: Hashable, Sendable {
  @usableFromInline
  let text: String
  /// The hash of the bytes, all 64 bits of it.
  @usableFromInline
  let word: UInt

  package init(_ text: String) {
    self.text = text
    word = UInt(truncatingIfNeeded: text.withBytes { TextHashing.ofProcess.hash($0) })
  }

  @inlinable
  package static func == (left: TextKey, right: TextKey) -> Bool {
    left.word == right.word && left.text == right.text
  }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// Dictionaries ask for this one.
  @inlinable
  package func _rawHashValue(seed: Int) -> Int { mixedHash(word, seed: seed) }
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
