import Platform

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A growing array of plain values with one owner, so that reading it counts no references and growing it never copies
/// for another holder's sake. Large ones grow in place where the system can move pages.
struct PlainArray<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  /// - Parameter capacity: in elements; memory that is set aside but never touched costs nothing.
  init(capacity: Int = 0) {
    self.capacity = max(capacity, 16)
    base = Self.reallocate(nil, self.capacity)
  }

  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    base.update(repeating: element, count: count)
    self.count = count
  }

  deinit { free(base) }

  subscript(index: Int) -> Element {
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

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  mutating func append(repeating element: Element, count added: Int) {
    if count + added > capacity { grow(to: count + added) }
    (base + count).update(repeating: element, count: added)
    count += added
  }

  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    return base[count]
  }

  /// Gives the memory back but for one element's; the array is empty from here on.
  mutating func removeAll() {
    count = 0
    capacity = 1
    base = Self.reallocate(base, capacity)
  }

  /// Gives back the memory that was set aside and not used.
  mutating func shrink() {
    guard count < capacity else { return }
    capacity = max(count, 1)
    base = Self.reallocate(base, capacity)
  }

  /// A copy.
  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The elements of a range; valid while the array isn't changed.
  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer where Element == UInt8 {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  mutating func append(contentsOf bytes: UnsafeRawBufferPointer) where Element == UInt8 {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    if count + bytes.count > capacity { grow(to: count + bytes.count) }
    memcpy(base + count, source, bytes.count)
    count += bytes.count
  }

  private mutating func grow(to least: Int) {
    capacity = max(least, capacity * 2)
    base = Self.reallocate(base, capacity)
  }

  private static func reallocate(
    _ base: UnsafeMutablePointer<Element>?, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(base, capacity * MemoryLayout<Element>.stride) else {
      fatalError("no memory for \(capacity * MemoryLayout<Element>.stride) bytes")
    }
    adviseLargePages(memory, byteCount: capacity * MemoryLayout<Element>.stride)
    return memory.assumingMemoryBound(to: Element.self)
  }
}
