import Text

/// The bytes of a file, followed by a few zeros of padding. They occupy one allocation, freed with this
/// object, and never change.
package final class SourceBytes: Sendable {
  private let padded: ByteBuffer
  /// Without the padding.
  package let count: Int

  /// Bytes with spare room for the padding are not copied.
  package init(_ bytes: consuming ByteBuffer) {
    count = bytes.count
    bytes.append(repeating: 0, count: PaddedBytes.padding)
    padded = bytes
  }

  package convenience init(_ bytes: [UInt8]) {
    var buffer = ByteBuffer(capacity: bytes.count + PaddedBytes.padding)
    bytes.withUnsafeBytes { buffer.append(contentsOf: $0) }
    self.init(buffer)
  }

  /// The bytes without the padding; valid while this object lives.
  var memory: UnsafeRawBufferPointer { padded.bytes(0..<count) }

  /// - Parameter body: receives the bytes without the padding.
  package func withUnsafeBytes<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(memory)
  }

  /// - Parameter body: receives bytes that may be read a little past their end.
  package func withPaddedBytes<Result, Failure>(
    _ body: (PaddedBytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(PaddedBytes(padded.bytes))
  }
}

extension SourceBytes: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> UInt8 {
    precondition(position < count)
    return padded[position]
  }

  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBytes { try body($0.assumingMemoryBound(to: UInt8.self)) }
  }
}

/// A text in memory, followed by zeros that are part of neither the text nor any token, so a reader never
/// bounds-checks before it looks at the next byte, or the next eight.
///
/// Only this type relies on the padding; read through it. libyaml, which expects a zero where the text ends,
/// gets its text from `text`.
@usableFromInline
package struct PaddedBytes: BitwiseCopyable {
  @usableFromInline
  let base: UnsafeRawPointer
  /// Without the padding.
  @usableFromInline
  package let count: Int

  /// Zeros after the text: enough to load a word anywhere in it and at its end.
  static let padding = 8

  fileprivate init(_ padded: UnsafeRawBufferPointer) {
    base = padded.baseAddress!
    count = padded.count - Self.padding
  }

  /// The text without the zeros.
  @inlinable @inline(__always)
  package var text: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// - Parameter range: within the text.
  @inlinable @inline(__always)
  package func text(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// A byte, unchecked in release builds.
  /// - Parameter position: 0-based; the byte at the end is 0.
  @inlinable @inline(__always)
  package func byte(at position: Int) -> UInt8 {
    assert(0...count ~= position)
    return base.load(fromByteOffset: position, as: UInt8.self)
  }

  /// Eight bytes, little-endian, unchecked in release builds; zeros after the end.
  /// - Parameter position: 0-based, up to the end.
  @inlinable @inline(__always)
  package func word(at position: Int) -> UInt64 {
    assert(0...count ~= position)
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The byte there (high) and the next one (low), unchecked in release builds.
  /// - Parameter position: 0-based, up to the end.
  @inlinable @inline(__always)
  package func pair(at position: Int) -> UInt16 {
    assert(0...count ~= position)
    return UInt16(bigEndian: base.loadUnaligned(fromByteOffset: position, as: UInt16.self))
  }
}
