#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@inlinable package func memoryEquals(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int)
  -> Bool
{
  memcmp(left, right, count) == 0
}

/// The offset of the first such byte from `start`; the count if there is none.
@inlinable package func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  guard start < bytes.count, let found = memchr(bytes.baseAddress! + start, Int32(byte), bytes.count - start)
  else {
    return bytes.count
  }
  return UnsafeRawPointer(found) - bytes.baseAddress!
}

/// The offset of the first occurrence from `start`; nil if there is none. (Not every C library exposes
/// `memmem`.)
/// - Parameter text: not empty.
@inlinable package func find(_ text: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
  var index = find(text[0], in: bytes, from: start)
  while index + text.count <= bytes.count {
    if memoryEquals(bytes.baseAddress! + index, text, text.count) { return index }
    index = find(text[0], in: bytes, from: index + 1)
  }
  return nil
}
