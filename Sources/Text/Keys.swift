// Keys of hot tables. Inlinable (`@usableFromInline`, `@inlinable`) so that other modules can specialise the
// tables.

/// A key identified almost uniquely by one word, so that hashing it takes one step.
@usableFromInline
package protocol WordKey: Hashable {
  /// Must not be under a file's control.
  var word: UInt { get }
}

extension WordKey {
  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// The method dictionaries call. Each dictionary has its own seed.
  @inlinable
  package func _rawHashValue(seed: Int) -> Int {
    let product = (word ^ UInt(bitPattern: seed)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(bitPattern: product.high ^ product.low)
  }
}

/// A text as a key of a hot table, hashed eight bytes at a time. Compares bytes: texts that are equal only in
/// Unicode have different `word`s.
@usableFromInline
package struct TextKey: WordKey, Sendable {
  @usableFromInline
  let text: String
  /// The full 64-bit hash of the bytes.
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

/// The hash of a text as a key, where it doesn't matter that another text might have the same one.
@usableFromInline
package struct TextHash: WordKey, Sendable {
  @usableFromInline
  package let word: UInt

  package init(_ text: UnsafeRawBufferPointer) {
    word = UInt(truncatingIfNeeded: TextHashing.ofProcess.hash(text))
  }

  package init(_ text: String) { self = text.withBytes { TextHash($0) } }

  @inlinable
  package static func == (left: TextHash, right: TextHash) -> Bool { left.word == right.word }
}

/// A memory address as a key.
@usableFromInline
package struct Address: WordKey, Sendable {
  @usableFromInline
  package let word: UInt

  @inlinable
  package init(_ pointer: UnsafeRawPointer) {
    word = UInt(bitPattern: pointer)
  }

  /// The address of an object; valid while the object lives.
  @inlinable
  package init(_ object: AnyObject) {
    word = UInt(bitPattern: ObjectIdentifier(object))
  }

  @inlinable
  package static func == (left: Address, right: Address) -> Bool { left.word == right.word }
}
