extension String {
  /// The UTF-8 bytes, without a copy where there need be none.
  @inlinable
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) {
      return result
    }
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// Whether it comes before another text. Of texts that Unicode takes for the same, which may be the names of two files,
  /// the bytes decide.
  @inlinable
  package func precedes(_ other: String) -> Bool {
    self < other || self == other && utf8.lexicographicallyPrecedes(other.utf8)
  }
}
