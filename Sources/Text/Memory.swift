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

/// The same for texts of equal length, mostly of one or two words.
@inlinable @inline(__always)
package func shortMemoryEquals(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let count = left.count
  guard let left = left.baseAddress, let right = right.baseAddress else { return true }
  func differ<Word: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ type: Word.Type) -> Word {
    left.loadUnaligned(fromByteOffset: offset, as: type)
      ^ right.loadUnaligned(fromByteOffset: offset, as: type)
  }
  if count > 16 { return memoryEquals(left, right, count) }
  // Two overlapping words leave no remainder.
  if count >= 8 { return differ(0, UInt64.self) | differ(count - 8, UInt64.self) == 0 }
  if count >= 4 { return differ(0, UInt32.self) | differ(count - 4, UInt32.self) == 0 }
  if count == 0 { return true }
  return differ(0, UInt8.self) | differ(count / 2, UInt8.self) | differ(count - 1, UInt8.self) == 0
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
