// What tables are asked for by the ten thousand. The compiler sees these keys whole in other rooms as well
// (`@usableFromInline`, `@inlinable`), and makes the tables for them there; else every look at a key is a call through a
// table of functions.

/// A key that tells itself from nearly all others by one word, so that its hash takes one step.
@usableFromInline
package protocol WordKey: Hashable {
  /// Chosen by no file.
  var word: UInt { get }
}

extension WordKey {
  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// Dictionaries ask for this one. Each has a seed of its own.
  @inlinable
  package func _rawHashValue(seed: Int) -> Int {
    let product = (word ^ UInt(bitPattern: seed)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(bitPattern: product.high ^ product.low)
  }
}

/// A text as a key of a table that is asked thousands of times: its hash takes eight bytes at a time. Equal are texts of
/// the same bytes: those that only Unicode takes for the same have another `word`.
@usableFromInline
package struct TextKey: WordKey, Sendable {
  @usableFromInline
  let text: String
  /// The hash of the bytes, all 64 bits of it.
  @usableFromInline
  package let word: UInt

  package init(_ text: String) {
    self.text = text
    word = UInt(truncatingIfNeeded: text.withBytes { TextHashing.ofProcess.hash($0) })
  }

  @inlinable
  package static func == (left: TextKey, right: TextKey) -> Bool {
    left.word == right.word && left.text == right.text
  }
}

/// Where something lies in memory, as a key.
@usableFromInline
package struct Address: WordKey, Sendable {
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
}
