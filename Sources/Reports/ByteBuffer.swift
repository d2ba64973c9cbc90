/// Bytes with one owner, to which small pieces are added by the million.
struct ByteBuffer: ~Copyable {
  private var memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  init(capacity: Int = 4096) {
    memory = .allocate(byteCount: capacity, alignment: 1)
  }

  deinit { memory.deallocate() }

  /// What has been added; valid until more is.
  var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    memory.baseAddress!.advanced(by: count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  /// Adds a key with its quotes and what stands between it and its value.
  mutating func append(quoted key: StaticString) {
    let size = key.utf8CodeUnitCount
    reserve(size + 4)
    let start = memory.baseAddress!.advanced(by: count)
    start.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    start.advanced(by: 1).copyMemory(from: key.utf8Start, byteCount: size)
    start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: size + 1, as: UInt8.self)
    start.storeBytes(of: UInt8(ascii: ":"), toByteOffset: size + 2, as: UInt8.self)
    start.storeBytes(of: UInt8(ascii: " "), toByteOffset: size + 3, as: UInt8.self)
    count += size + 4
  }

  mutating func append(repeating byte: UInt8, count added: Int) {
    reserve(added)
    memory.baseAddress!.advanced(by: count).initializeMemory(as: UInt8.self, repeating: byte, count: added)
    count += added
  }

  /// Forgets what has been added and keeps the memory.
  mutating func removeAll() { count = 0 }

  @inline(__always)
  private mutating func reserve(_ added: Int) {
    if count + added > memory.count { grow(by: added) }
  }

  private mutating func grow(by added: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(2 * memory.count, count + added), alignment: 1)
    larger.copyMemory(from: written)
    memory.deallocate()
    memory = larger
  }
}
