#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A buffer of bytes with a single owner.
package typealias ByteBuffer = PlainArray<UInt8>

/// A growing array of plain values with a single owner: no reference counting, no copy on write. Large ones
/// grow in place if the system can move pages.
///
/// Inlinable so that other modules can specialise it.
@usableFromInline
package struct PlainArray<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline
  package internal(set) var count = 0
  /// In elements.
  @usableFromInline
  var capacity: Int
  @usableFromInline
  var base: UnsafeMutablePointer<Element>

  /// - Parameter capacity: in elements; untouched memory costs nothing.
  @inlinable
  package init(capacity: Int = 0) {
    self.capacity = max(capacity, 16)
    base = Self.reallocate(nil, self.capacity)
  }

  @inlinable
  package init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    base.update(repeating: element, count: count)
    self.count = count
  }

  @inlinable
  deinit { release(base) }

  @inlinable
  package var isEmpty: Bool { count == 0 }

  @inlinable
  package subscript(index: Int) -> Element {
    @inline(__always)
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return base[index]
    }
    @inline(__always)
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield &base[index]
    }
  }

  /// The index of the first element from `start` on that meets a condition; nil if none does.
  @inlinable @inline(__always)
  package func firstIndex(from start: Int, where isMet: (Element) -> Bool) -> Int? {
    precondition(start >= 0)
    var index = start
    while index < count {
      if isMet(base[index]) { return index }
      index += 1
    }
    return nil
  }

  @inlinable @inline(__always)
  package mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  @inlinable
  package mutating func append(repeating element: Element, count added: Int) {
    reserve(added)
    (base + count).update(repeating: element, count: added)
    count += added
  }

  /// Appends what a closure writes.
  /// - Parameters:
  ///   - room: how many elements to make room for.
  ///   - write: receives that room, uninitialised, and returns how many elements it has written.
  @inlinable @inline(__always)
  package mutating func append<Failure>(
    upTo room: Int, _ write: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Int
  ) throws(Failure) {
    reserve(room)
    let added = try write(UnsafeMutableBufferPointer(start: base + count, count: room))
    precondition(0...room ~= added)
    count += added
  }

  @inlinable
  package mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    return base[count]
  }

  /// Removes all elements.
  /// - Parameter keepingCapacity: whether to keep the memory; otherwise all but one element's worth is freed.
  @inlinable
  package mutating func removeAll(keepingCapacity: Bool = false) {
    count = 0
    if keepingCapacity { return }
    capacity = 1
    base = Self.reallocate(base, capacity)
  }

  /// Frees unused capacity.
  @inlinable
  package mutating func shrink() {
    guard count < capacity else { return }
    capacity = max(count, 1)
    base = Self.reallocate(base, capacity)
  }

  /// A copy.
  @inlinable
  package var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  @inlinable @inline(__always)
  mutating func reserve(_ added: Int) {
    if added > capacity - count { grow(to: count + added) }
  }

  @inlinable @inline(never)
  mutating func grow(to least: Int) {
    capacity = max(least, capacity * 2)
    base = Self.reallocate(base, capacity)
  }

  @inlinable
  static func reallocate(
    _ base: UnsafeMutablePointer<Element>?, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    reallocated(base, byteCount: capacity * MemoryLayout<Element>.stride).assumingMemoryBound(
      to: Element.self)
  }
}

/// It is the sole owner of its memory, so passing it on passes on everything, as with any other value.
extension PlainArray: @unchecked Sendable where Element: Sendable {}

extension PlainArray where Element == UInt8 {
  package init(copying bytes: UnsafeRawBufferPointer) {
    self.init(capacity: bytes.count)
    append(contentsOf: bytes)
  }

  /// All bytes; valid while the buffer lives and doesn't change.
  @inlinable
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// The bytes of a range; valid while the buffer lives and doesn't change.
  @inlinable @inline(__always)
  package func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  @inlinable @inline(__always)
  package mutating func append(contentsOf bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(bytes.count)
    memcpy(base + count, source, bytes.count)
    count += bytes.count
  }
}

@usableFromInline
func reallocated(_ memory: UnsafeMutableRawPointer?, byteCount: Int) -> UnsafeMutableRawPointer {
  guard let memory = realloc(memory, byteCount) else { fatalError("no memory for \(byteCount) bytes") }
  adviseLargePages(memory, byteCount: byteCount)
  return memory
}

@usableFromInline
func release(_ memory: UnsafeMutableRawPointer) { free(memory) }
