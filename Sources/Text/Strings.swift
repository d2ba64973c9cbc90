extension String {
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
