#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

func memoryEquals(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
  memcmp(left, right, count) == 0
}

/// The offset of the first such byte from `start` on; the count where there is none.
func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  guard start < bytes.count, let found = memchr(bytes.baseAddress! + start, Int32(byte), bytes.count - start)
  else {
    return bytes.count
  }
  return UnsafeRawPointer(found) - bytes.baseAddress!
}
