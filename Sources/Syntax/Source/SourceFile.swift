import Platform
import Text

/// The bytes of one file and its path.
///
/// Offsets everywhere in this package are 0-based byte offsets into `bytes`, including a leading byte order
/// mark.
package final class SourceFile: Sendable {
  /// The path as given on the command line, or found in a folder given there.
  package let path: String
  package let bytes: SourceBytes
  private let knownLineStarts = Guarded<[UInt32]?>(nil)

  package init(path: String, bytes: consuming ByteBuffer) {
    self.path = path
    self.bytes = SourceBytes(bytes)
  }

  /// - Parameter bytes: copied.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = SourceBytes(bytes)
  }

  /// The text of a byte range; invalid UTF-8 becomes U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The byte offset at which each line starts; computed on first use.
  var lineStarts: [UInt32] {
    knownLineStarts.withLock { known in
      if let known { return known }
      let starts = LineTable.lineStarts(bytes)
      known = starts
      return starts
    }
  }

  /// Provides the line starts when a reader has found all line breaks anyway.
  func noteLineStarts(_ starts: consuming [UInt32]) {
    knownLineStarts.withLock { $0 = starts }
  }
}
