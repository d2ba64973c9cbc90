/// The bytes of a file, with a few zeros behind them that are none of it: libyaml wants to find one where a text ends.
package struct SourceBytes: Sendable {
  private let padded: [UInt8]

  /// Zeros behind the text: as many bytes as libyaml looks at together.
  package static let padding = 8

  /// Bytes that have room for the padding, and that nobody else holds, are not copied.
  package init(_ bytes: consuming [UInt8]) {
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    padded = bytes
  }

  /// - Parameter body: gets the bytes without the padding, which stands behind them all the same.
  package func withUnsafeBytes<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try padded.withUnsafeBufferPointer { bytes throws(Failure) in
      try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[..<endIndex])))
    }
  }
}

extension SourceBytes: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { padded.count - Self.padding }

  package subscript(position: Int) -> UInt8 {
    precondition(position < endIndex)
    return padded[position]
  }

  package subscript(bounds: Range<Int>) -> ArraySlice<UInt8> {
    precondition(bounds.upperBound <= endIndex)
    return padded[bounds]
  }

  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBytes { try body($0.assumingMemoryBound(to: UInt8.self)) }
  }
}
