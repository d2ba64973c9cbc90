#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif
#endif

/// Asks for large pages: faulting in many small ones takes longer than reading a document. Has no effect if
/// the system has none.
package func adviseLargePages(_ start: UnsafeMutableRawPointer, byteCount: Int) {
  #if os(Linux)
    let size = 2 << 20
    let first = (UInt(bitPattern: start) + UInt(size - 1)) & ~UInt(size - 1)
    let end = (UInt(bitPattern: start) + UInt(byteCount)) & ~UInt(size - 1)
    guard first < end else { return }
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), 14)
  #endif
}
