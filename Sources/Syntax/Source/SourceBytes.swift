import Text

/// The bytes of a file, with a few zeros behind them that are none of it. They lie in one allocation, which is given
/// back with this object, and are never written to.
package final class SourceBytes: Sendable {
  private let padded: ByteBuffer
  /// Without the padding.
  package let count: Int

  /// Bytes that have room for the padding are not copied.
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

  /// Where the bytes lie, without the padding; valid while this object lives.
  var memory: UnsafeRawBufferPointer { padded.bytes(0..<count) }

  /// - Parameter body: gets the bytes without the padding.
  package func withUnsafeBytes<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(memory)
  }

  /// - Parameter body: gets bytes that may be looked at a little behind their end.
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

/// A text in memory, with zeros behind it that are no part of it and of no token: so a reader needn't ask whether the
/// text ends before it looks at the next byte, or at the next eight.
///
/// This is the one place that relies on the zeros; whoever needs them reads through here. Libyaml, which wants to find
/// one where a text ends, gets its text from `text`.
@usableFromInline
package struct PaddedBytes: BitwiseCopyable {
  @usableFromInline
  let base: UnsafeRawPointer
  /// Without the padding.
  @usableFromInline
  package let count: Int

  /// Zeros behind the text: enough to load a word anywhere in it and at its end.
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

  /// A byte, without a check in release builds.
  /// - Parameter position: 0-based, up to the end, where it is 0.
  @inlinable @inline(__always)
  package func byte(at position: Int) -> UInt8 {
    assert(0...count ~= position)
    return base.load(fromByteOffset: position, as: UInt8.self)
  }

  /// Eight bytes, the first one lowest, without a check in release builds; zeros behind the end.
  /// - Parameter position: 0-based, up to the end.
  @inlinable @inline(__always)
  package func word(at position: Int) -> UInt64 {
    assert(0...count ~= position)
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The byte there and the one behind it, the first one higher, without a check in release builds.
  /// - Parameter position: 0-based, up to the end.
  @inlinable @inline(__always)
  package func pair(at position: Int) -> UInt16 {
    assert(0...count ~= position)
    return UInt16(bigEndian: base.loadUnaligned(fromByteOffset: position, as: UInt16.self))
  }
}
