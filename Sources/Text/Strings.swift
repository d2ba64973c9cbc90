extension Slice<UnsafeRawBufferPointer> {
  /// The first occurrence of the bytes; indices are those of the buffer.
  @inlinable
  package func firstRange(ofBytes part: some Collection<UInt8>) -> Range<Int>? {
    guard count >= part.count else { return nil }
    for start in startIndex...(endIndex - part.count) where self[start...].starts(with: part) {
      return start..<(start + part.count)
    }
    return nil
  }
}

extension String {
  /// Whether the bytes of a text are in it. The standard library's `contains` compares characters, which isn't needed here.
  package func containsBytes(of text: String) -> Bool {
    withBytes { $0[...].firstRange(ofBytes: text.utf8) != nil }
  }

  /// The UTF-8 bytes, without copying if possible.
  @inlinable
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) {
      return result
    }
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// Whether it sorts before another text. Texts equal in Unicode, which may be the names of two files, are
  /// ordered by bytes.
  @inlinable
  package func precedes(_ other: String) -> Bool {
    self < other || self == other && utf8.lexicographicallyPrecedes(other.utf8)
  }
}
